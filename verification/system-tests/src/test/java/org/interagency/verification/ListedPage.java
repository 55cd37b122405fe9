package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.testing.Api;

/**
 * A line of {@code verification/pages.txt}, which has every page of the registry.
 *
 * @param isPart whether it takes the place of a part of a page, and is no page by itself
 * @param path the address, as the gateway routes it, such as {@code /findings/:id}
 * @param reader {@code everybody}, or the role that one needs
 * @param example an address in the demo, in which a list of the API in braces stands for the key of its first item, and {@code @} in it for the one before
 */
record ListedPage(boolean isPart, String path, String reader, String example) {

    /** Those who need no role. */
    static final String EVERYBODY = "everybody";

    private static final Pattern LIST = Pattern.compile("\\{([^}]+)}");

    /** All lines. */
    static List<ListedPage> all() {
        try {
            return Files.readAllLines(RunningRegistry.root().resolve("verification/pages.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> of(line.split(" +")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ListedPage of(String[] words) {
        assertThat(words).as("a line of verification/pages.txt").hasSize(5);
        assertThat(words[0]).isIn("page", "part");
        return new ListedPage(words[0].equals("part"), words[1], words[2], words[3]);
    }

    /** All that are pages by themselves. */
    static List<ListedPage> pages() {
        return all().stream().filter(page -> !page.isPart()).toList();
    }

    /** The first example of a path. */
    static ListedPage at(String path) {
        return all().stream()
                .filter(page -> page.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** The path and the query of the example in the running demo. */
    String address() {
        String[] previous = {""};
        return LIST.matcher(example).replaceAll(list -> {
            previous[0] = firstOf(list.group(1).replace("@", previous[0]));
            return Matcher.quoteReplacement(previous[0]);
        });
    }

    private static String firstOf(String list) {
        JsonPath items = Api.get(list).statusCode(200).extract().jsonPath();
        String id = items.getString("items[0].id");
        String key = id == null ? items.getString("items[0].code") : id;
        assertThat(key).as("the first item of %s", list).isNotNull();
        return key;
    }

    @Override
    public String toString() {
        return example;
    }
}

package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The texts of the pages in a language, by which stories name links, buttons and fields as a reader does.
 *
 * @param texts by their keys
 */
record PageWords(Properties texts) {

    private static final String FILE = "gateway/src/main/resources/org/interagency/gateway/web/pages_%s.properties";

    /** @param language its tag, such as {@code es} */
    static PageWords in(String language) {
        Path file = RunningRegistry.root().resolve(FILE.formatted(language));
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PageWords(texts);
    }

    /** The text with this key, in which {@code {0}}, {@code {1}} and so on stand for the values. */
    String of(String key, String... values) {
        String text = texts.getProperty(key);
        assertThat(text).as(key).isNotNull();
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }
}

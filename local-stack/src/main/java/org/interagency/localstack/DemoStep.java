package org.interagency.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request of the demo that is sent once. In its paths, {@code {id}} stands for the id of the thing that it is about.
 *
 * @param name what is shown while it is taken
 * @param of the path of a list that has the thing that the step is about as its only item; {@code null} if all paths are complete
 * @param unless when it is taken already
 * @param path relative to {@code /api/v1/}
 * @param body {@code null} for none; a text in it can contain a day such as <code>{today+30}</code> or <code>{today-14}</code>, counted in days
 */
record DemoStep(String name, @Nullable String of, Done unless, String method, String path, @Nullable JsonNode body) {

    private static final Pattern DAY = Pattern.compile("\\{today([+-][0-9]{1,4})}");

    /**
     * A step is taken if an answer contains a text.
     *
     * @param path relative to {@code /api/v1/}
     * @param says the whole of a text somewhere in the answer
     */
    record Done(String path, String says) {}

    /** The same step, about the thing of an id. */
    DemoStep about(String id) {
        return new DemoStep(
                name,
                of,
                new Done(unless.path().replace("{id}", id), unless.says()),
                method,
                path.replace("{id}", id),
                body);
    }

    /** The body as it is sent today. */
    BodyPublisher content() {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return BodyPublishers.ofString(DAY.matcher(body.toString())
                .replaceAll(day -> today.plusDays(Long.parseLong(day.group(1))).toString()));
    }

    /** Whether a text is somewhere in an answer. */
    boolean isTakenAsOf(JsonNode answer) {
        return contains(answer, unless.says());
    }

    private static boolean contains(JsonNode answer, String text) {
        if (answer.isTextual()) {
            return answer.asText().equals(text);
        }
        for (JsonNode part : answer) {
            if (contains(part, text)) {
                return true;
            }
        }
        return false;
    }
}

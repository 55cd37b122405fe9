package org.interagency.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What people do in the demo after its files are imported, step by step: they deal with findings, propose responsibilities, fill in the country report and
 * reorganise agencies. A step that is taken already is not taken again, so that a demo of which the loading was interrupted can be completed.
 */
final class DemoSteps {

    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_REFUSAL = 300;

    private final DemoClient client;
    private final Consumer<String> progress;
    private final ObjectMapper json = new ObjectMapper();
    private final List<DemoStep> steps;

    /**
     * @param file the steps, in their order
     * @param progress receives a line for each step that is taken
     * @throws StackException if the file cannot be read
     */
    DemoSteps(Path file, DemoClient client, Consumer<String> progress) throws StackException {
        this.client = client;
        this.progress = progress;
        try {
            this.steps = List.of(json.readValue(file.toFile(), DemoStep[].class));
        } catch (IOException e) {
            throw new StackException("The demo's " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Whether the first step is taken. It registers a responsibility, which nobody can delete. */
    boolean areBegun() throws StackException {
        return isTaken(steps.get(0));
    }

    /** Whether the last step is taken, and so all of them. It is a reorganisation, which nobody can undo. */
    boolean areTaken() throws StackException {
        return isTaken(steps.get(steps.size() - 1));
    }

    /** @throws StackException if the registry refuses a step, or does not have what a step is about in time */
    void take() throws StackException {
        for (DemoStep step : steps) {
            DemoStep complete = step.of() == null ? step : step.about(idOf(step));
            if (!isTaken(complete)) {
                take(complete);
            }
        }
    }

    private void take(DemoStep step) throws StackException {
        HttpResponse<String> answer = client.send(step.method(), step.path(), JSON, step.content());
        if (answer.statusCode() >= FIRST_REFUSAL) {
            throw new StackException("The demo's step \"" + step.name() + "\" was refused: " + answer.body());
        }
        progress.accept("demo: " + step.name());
    }

    private boolean isTaken(DemoStep step) throws StackException {
        HttpResponse<String> answer = read(step.unless().path());
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        return step.isTakenAsOf(content(answer));
    }

    /** Detection finds some things only a while after what they follow from was written. */
    private String idOf(DemoStep step) throws StackException {
        AtomicReference<JsonNode> items = new AtomicReference<>(json.createArrayNode());
        boolean isThere = Waits.within(DemoClient.PATIENCE, () -> {
            items.set(content(read(step.of())).path("items"));
            return items.get().size() == 1;
        });
        if (!isThere) {
            throw new StackException("The demo's step \"" + step.name() + "\" is about the only item of " + step.of()
                    + ", which has " + items.get().size() + ".");
        }
        return items.get().get(0).path("id").asText();
    }

    private HttpResponse<String> read(String path) throws StackException {
        return client.send("GET", path, JSON, BodyPublishers.noBody());
    }

    private JsonNode content(HttpResponse<String> answer) throws StackException {
        if (answer.statusCode() != OK) {
            throw new StackException("The demo's GET " + answer.uri() + " was refused: " + answer.body());
        }
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new StackException("The answer to the demo's GET " + answer.uri() + " is not JSON.", e);
        }
    }
}

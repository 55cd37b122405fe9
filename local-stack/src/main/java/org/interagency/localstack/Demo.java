package org.interagency.localstack;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Loads the demo through the gateway: its files by the imports, as a ministry loads its own, then what people have done since, step by step. Loading it
 * twice changes nothing.
 */
public final class Demo {

    private static final List<String> COLLECTIONS =
            List.of("territories", "agencies", "programmes", "responsibilities", "agreements");

    /** How long the token is needed. */
    static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    private static final int OK = 200;

    private final Path root;
    private final String gateway;
    private final String token;
    private final Consumer<String> progress;

    /**
     * @param root the checked-out project, which contains the files of the demo
     * @param gateway the address of the gateway, without a path
     * @param token of a caller who is an admin, a coordinator and a registrar of all agencies
     * @param progress receives a line for each file that was loaded and for each step that was taken
     */
    public Demo(Path root, String gateway, String token, Consumer<String> progress) {
        this.root = root;
        this.gateway = gateway;
        this.token = token;
        this.progress = progress;
    }

    /**
     * Loads the demo into a registry that runs already, with the token in the environment variable {@code REGISTRY_TOKEN}, and exits with 1 if that
     * fails. The container {@code demo} of docker-compose.yml runs it.
     *
     * @param arguments the checked-out project, and the address of the gateway, such as {@code http://localhost:8080}
     */
    public static void main(String[] arguments) {
        try {
            String token = System.getenv("REGISTRY_TOKEN");
            if (token == null) {
                throw new StackException(
                        "Set REGISTRY_TOKEN to a token of an admin and coordinator who is a registrar of all agencies.");
            }
            new Demo(Path.of(arguments[0]), arguments[1], token, System.out::println).load();
        } catch (StackException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    /**
     * Loads what is not loaded yet. A demo that was loaded completely is left as it is, with all that people have changed in it since.
     *
     * @throws StackException if the registry refuses a file or a step, or cannot be reached
     */
    public void load() throws StackException {
        Path directory = root.resolve("local-stack/demo");
        DemoClient client = new DemoClient(gateway, token);
        DemoSteps steps = new DemoSteps(directory.resolve("steps.json"), client, progress);
        if (steps.areTaken()) {
            progress.accept("demo: it is loaded already");
            return;
        }
        // The steps change what the files say, and a reorganisation would even make the registry refuse them.
        if (!steps.areBegun()) {
            for (String collection : COLLECTIONS) {
                load(collection, directory.resolve(collection + ".csv"), client);
            }
        }
        steps.take();
    }

    private void load(String collection, Path file, DemoClient client) throws StackException {
        HttpResponse<String> answer =
                client.send("POST", collection + "/import?atomic=true&language=es", "text/csv", content(file));
        if (answer.statusCode() != OK) {
            throw new StackException("The demo's " + file + " was refused: " + answer.body());
        }
        progress.accept("demo: " + collection + " " + answer.body());
    }

    private static BodyPublisher content(Path file) throws StackException {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new StackException("The demo's " + file + " is missing.", e);
        }
    }
}

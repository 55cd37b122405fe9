package org.interagency.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Loads the demo through the imports of the gateway, as a ministry loads its own files. Loading it twice changes nothing. */
public final class Demo {

    private static final List<String> COLLECTIONS =
            List.of("territories", "agencies", "programmes", "responsibilities", "agreements");

    /** How long the token is needed. */
    static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path root;
    private final String gateway;
    private final String token;
    private final Consumer<String> progress;

    /**
     * @param root the checked-out project, which contains the files of the demo
     * @param gateway the address of the gateway, without a path
     * @param token of a caller who is an admin, a coordinator and a registrar of all agencies
     * @param progress receives a line for each file that was loaded
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

    /** @throws StackException if the registry refuses a file or cannot be reached */
    public void load() throws StackException {
        HttpClient client = HttpClient.newHttpClient();
        for (String collection : COLLECTIONS) {
            Path file = root.resolve("local-stack/demo").resolve(collection + ".csv");
            URI address = URI.create(gateway + "/api/v1/" + collection + "/import?atomic=true&language=es");
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "text/csv")
                                .timeout(PATIENCE)
                                .POST(HttpRequest.BodyPublishers.ofFile(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new StackException("The demo's " + file + " was refused: " + answer.body());
                }
                progress.accept("demo: " + collection + " " + answer.body());
            } catch (HttpTimeoutException e) {
                throw new StackException(
                        "Waited " + PATIENCE.toSeconds() + " s for the answer to the demo's " + file + ".", e);
            } catch (IOException e) {
                throw new StackException("The demo's " + file + " could not be loaded: " + e.getMessage() + ".", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("The demo was interrupted.", e);
            }
        }
    }
}

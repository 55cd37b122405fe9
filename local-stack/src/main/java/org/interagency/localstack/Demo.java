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
import org.interagency.localstack.Settings.Part;

/** Loads the demo through the imports of the gateway, as a ministry loads its own files. Loading it twice changes nothing. */
public final class Demo {

    private static final List<String> COLLECTIONS =
            List.of("territories", "agencies", "programmes", "responsibilities");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Settings settings;
    private final Consumer<String> progress;

    /** @param progress receives a line for each file that was loaded */
    public Demo(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** @throws StackException if the registry refuses a file or cannot be reached */
    public void load() throws StackException {
        HttpClient client = HttpClient.newHttpClient();
        for (String collection : COLLECTIONS) {
            Path file = settings.root().resolve("local-stack/demo").resolve(collection + ".csv");
            URI address = URI.create(
                    settings.url(Part.GATEWAY) + "/api/v1/" + collection + "/import?atomic=true&language=es");
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(address)
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

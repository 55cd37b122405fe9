package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The gateway answers every random request as its document says, and never with a server error. {@code -Dfuzz.requests} sets the number of requests,
 * and {@code -Dfuzz.seed} the seed of the random numbers.
 */
@ExtendWith(SharedRegistry.class)
@Order(Integer.MAX_VALUE - 1)
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
    private static final int SHOWN = 20;

    @Test
    void answersWhateverIsAskedAsTheDocumentSays() throws InterruptedException {
        long seed = Long.getLong("fuzz.seed", 1);
        Fuzzer fuzzer = new Fuzzer(URI.create(RestAssured.baseURI + "/"), new Random(seed));

        fuzzer.lookAround();
        fuzzer.run(REQUESTS);

        fuzzer.counts().forEach((operation, statuses) -> System.out.printf("fuzz| %-55s %s%n", operation, statuses));
        System.out.println("fuzz| seed " + seed);
        List<String> faults = fuzzer.faults();
        assertThat(faults.isEmpty())
                .as(
                        "%d wrong answers of %d; -Dfuzz.seed=%d%n%s",
                        faults.size(),
                        REQUESTS,
                        seed,
                        String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size()))))
                .isTrue();
        assertThat(fuzzer.unasked()).isEmpty();
        Scans.findNoDefect();
    }
}

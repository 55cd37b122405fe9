package org.interagency.verification;

import io.restassured.response.Response;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.verification.RandomWrites.Client;
import org.interagency.verification.RandomWrites.Sent;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several clients that write the same few things at the same time lose nothing: see {@link RandomWrites}. */
@ExtendWith(SharedRegistry.class)
class ConcurrentWritersTest {

    private static final int WRITERS = 6;
    private static final int WRITES = 30;

    private static final Client ONCE = new Client() {
        @Override
        public Map<String, String> headersOfPost() {
            return Map.of();
        }

        @Override
        public Sent send(Supplier<Response> request) {
            return new Sent(request.get(), true);
        }
    };

    private final RunningRegistry registry;

    ConcurrentWritersTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void loseNothing(long seed) {
        RandomWrites writes = new RandomWrites("CW" + seed, ONCE);
        writes.prepare();
        Concurrently.send(IntStream.range(0, WRITERS)
                .<Callable<Response>>mapToObj(writer -> () -> write(writes, new Random(seed * WRITERS + writer)))
                .toList());
        writes.check(registry.settings());
    }

    private static Response write(RandomWrites writes, Random random) {
        return IntStream.range(0, WRITES)
                .mapToObj(i -> writes.write(random))
                .reduce((before, last) -> last)
                .orElseThrow();
    }
}

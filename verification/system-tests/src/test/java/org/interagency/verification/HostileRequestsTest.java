package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.interagency.localstack.testing.RepeatedBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody would send who wants to harm the registry. */
@ExtendWith(SharedRegistry.class)
class HostileRequestsTest {

    private static final int CONNECTIONS = 10_000;
    private static final long UNPACKED = 1L << 30;
    private static final String TERRITORY = "{\"name\": {\"en\": \"Place\"}, \"level\": \"national\"}";

    /** All from one address, which has the quota of tests; the request that is answered meanwhile comes from the same one. */
    @Test
    void tenThousandSlowConnectionsKeepNobodyElseWaiting() throws IOException {
        URI gateway = URI.create(RestAssured.baseURI);
        List<SocketChannel> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                SocketChannel connection =
                        SocketChannel.open(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
                slow.add(connection);
                connection.write(ByteBuffer.wrap("GET /api/v1/territories/CL HTTP/1.1\r\nHost: registry\r\nX-Slow: "
                        .getBytes(StandardCharsets.US_ASCII)));
            }
            get("territories/CL").statusCode(200);
            put("territories/HR-SLOW", TERRITORY).statusCode(201);
        } finally {
            for (SocketChannel connection : slow) {
                connection.close();
            }
        }
        get("territories/HR-SLOW").statusCode(200);
    }

    /** A file is never unpacked, so that it takes no more room than it has on its way. */
    @Test
    void aFileThatUnpacksToAGibibyteIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed);
                InputStream rows = RepeatedBytes.after("code,name,level\n", "HR-BOMB,Place,national\n", UNPACKED)) {
            rows.transferTo(gzip);
        }
        assertThat(packed.size()).isLessThan(10 << 20);
        int status = request()
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("territories/import")
                .statusCode();
        assertThat(status).isEqualTo(400);
        get("territories/HR-BOMB").statusCode(404);
    }

    /** Each text would begin a line of its own in a log that wrote it as it is. */
    @Test
    void nobodyWritesLinesIntoTheLogs(RunningRegistry registry) throws IOException {
        String forged = "00:00:00.000 INFO forged " + UUID.randomUUID();
        String encoded = "%0D%0A" + forged.replace(" ", "%20");
        request()
                .urlEncodingEnabled(false)
                .get("territories/X" + encoded)
                .then()
                .statusCode(404);
        request()
                .urlEncodingEnabled(false)
                .get("territories?cursor=" + encoded)
                .then()
                .statusCode(400);
        request()
                .body("{\"code\": \"X\\r\\n%s\", \"name\": {\"en\": \"X\\r\\n%s\"}, \"level\": \"\\r\\n%s\"}"
                        .formatted(forged, forged, forged))
                .post("territories")
                .then()
                .statusCode(422);
        request()
                .contentType("text/csv")
                .body("code,name,level\n\"X\r\n%s\",\"X\r\n%s\",national\n".formatted(forged, forged))
                .post("territories/import")
                .then()
                .statusCode(200);
        request()
                .body("{\"\\r\\n%s\": 1".formatted(forged))
                .post("territories")
                .then()
                .statusCode(400);
        request()
                .header("Idempotency-Key", forged)
                .body(TERRITORY)
                .post("territories")
                .then()
                .statusCode(400);

        try (Stream<Path> logs = Files.list(registry.settings().home().resolve("logs"))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readAllLines(log, StandardCharsets.ISO_8859_1))
                        .as(log.toString())
                        .noneMatch(line -> line.startsWith(forged));
            }
        }
    }
}

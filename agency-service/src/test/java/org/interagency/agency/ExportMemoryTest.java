package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.sql.DataSource;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of 100 thousand rows takes no more memory than a page of the list, however long the client takes to read it. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class ExportMemoryTest {

    private static final int ROWS = 100_000;
    private static final int MIB = 1024 * 1024;

    /** All rows together are more than 50 MiB in memory. */
    private static final long MOST_GROWTH = 24L * MIB;

    private static final int MEASUREMENTS = 20;

    @TestHTTPResource
    URI service;

    @Inject
    DataSource database;

    @BeforeEach
    void aLargeCountry() throws SQLException {
        put("territories/EXM", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        Sql.execute(
                database,
                """
            INSERT INTO territory (state, code, name, level, parent, version)
            SELECT gen_random_uuid(), 'EXM-' || lpad(number::text, 6, '0'),
                   jsonb_build_object('en', 'Part ' || number || ' ' || md5(number::text) || md5((-number)::text)),
                   'state', 'EXM', 1
            FROM generate_series(1, %d) number\
            """
                        .formatted(ROWS));
    }

    @AfterEach
    void noLargeCountry() throws SQLException {
        Sql.execute(database, "DELETE FROM territory WHERE parent = 'EXM'");
    }

    /** What was left at the end of a collection, without what threads have allocated since. */
    private static long liveMemory() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private InputStream file(String format) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/territories?parent=EXM&format=" + format))
                .build();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What the client reads decides how far the service has written, so that each measurement is made in the middle of the work. */
    @Test
    void memoryStaysFlatWhileAFileIsWritten() throws Exception {
        for (String format : List.of("xlsx", "csv", "jsonl")) {
            try (InputStream warmUp = file(format)) {
                warmUp.readNBytes(MIB);
            }
            assertThat(growth(format) / MIB).as("growth in MiB for %s", format).isLessThan(MOST_GROWTH / MIB);
        }
    }

    private long growth(String format) throws IOException, InterruptedException {
        long before = liveMemory();
        long most = 0;
        EndsOfRows rows = new EndsOfRows(format.equals("xlsx") ? "</row>" : "\n");
        try (InputStream body = file(format);
                InputStream content = format.equals("xlsx") ? firstSheet(body) : body) {
            byte[] buffer = new byte[64 * 1024];
            int measured = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                rows.count(buffer, read);
                if (rows.found * MEASUREMENTS >= ROWS * measured) {
                    most = Math.max(most, liveMemory() - before);
                    measured++;
                }
            }
            assertThat(measured).isGreaterThan(MEASUREMENTS / 2);
        }
        assertThat(rows.found).as("rows of %s", format).isEqualTo(format.equals("jsonl") ? ROWS : ROWS + 1);
        return most;
    }

    /**
     * The sheet, which is the first entry of the archive. {@code ZipInputStream} does not read the sizes that follow an entry in the form that Excel
     * asks for, so the header is skipped here.
     */
    private static InputStream firstSheet(InputStream body) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(body.readNBytes(30)).order(ByteOrder.LITTLE_ENDIAN);
        String name = new String(body.readNBytes(header.getShort(26)), StandardCharsets.US_ASCII);
        assertThat(name).isEqualTo("xl/worksheets/sheet1.xml");
        body.skipNBytes(header.getShort(28));
        return new InflaterInputStream(body, new Inflater(true));
    }

    /** Counts the ends of rows, also those that two reads share. Only the first character of an end may be its first one. */
    private static final class EndsOfRows {

        private final byte[] end;
        private int matched;
        private int found;

        EndsOfRows(String end) {
            this.end = end.getBytes(StandardCharsets.US_ASCII);
        }

        void count(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                if (bytes[i] == end[matched]) {
                    matched++;
                } else {
                    matched = bytes[i] == end[0] ? 1 : 0;
                }
                if (matched == end.length) {
                    found++;
                    matched = 0;
                }
            }
        }
    }
}

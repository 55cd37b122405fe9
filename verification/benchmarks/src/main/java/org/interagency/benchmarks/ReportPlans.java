package org.interagency.benchmarks;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How PostgreSQL reads its tables, from the plans that its module {@code auto_explain} writes into the log of the server. */
final class ReportPlans {

    /** Whatever reads fewer rows is not worth a line. */
    private static final long FEWEST = 100;

    private static final Pattern SCAN = Pattern.compile(
            "(Seq Scan|Index Scan|Index Only Scan|Bitmap Heap Scan|Bitmap Index Scan)(?: Backward)?(?: using (\\S+))? on (\\S+).*"
                    + "\\(actual rows=([0-9.]+) loops=([0-9]+)\\)");

    private static final Pattern DROPPED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): ([0-9]+)");

    private final Path log;
    private long read;

    /** Reads what is written into a log from now on. */
    ReportPlans(Path log) throws IOException {
        this.log = log;
        this.read = Files.size(log);
    }

    /**
     * A way in which rows were read.
     *
     * @param passed how many were used
     * @param dropped how many were read in vain, since a condition excludes them
     */
    private record Scanned(long passed, long dropped) {

        Scanned plus(Scanned other) {
            return new Scanned(passed + other.passed, dropped + other.dropped);
        }

        boolean isWorthALine() {
            return passed + dropped >= FEWEST;
        }

        @Override
        public String toString() {
            return dropped == 0 ? "%,d".formatted(passed) : "%,d and %,d dropped".formatted(passed, dropped);
        }
    }

    /** What has been read since the last call, as Markdown. */
    String scans() throws IOException {
        Map<String, Scanned> scans = new TreeMap<>();
        String path = "";
        long loops = 0;
        for (String line : written()) {
            Matcher scan = SCAN.matcher(line);
            Matcher dropped = DROPPED.matcher(line);
            if (scan.find()) {
                path = (scan.group(2) == null ? "" : "`" + scan.group(2) + "`, ")
                        + scan.group(1).toLowerCase(Locale.ROOT) + " of `" + scan.group(3) + "`";
                loops = Long.parseLong(scan.group(5));
                long passed = Math.round(Double.parseDouble(scan.group(4)) * loops);
                scans.merge(path, new Scanned(passed, 0), Scanned::plus);
            } else if (dropped.find() && !path.isEmpty()) {
                scans.merge(path, new Scanned(0, Long.parseLong(dropped.group(1)) * loops), Scanned::plus);
            }
        }
        return scans.entrySet().stream()
                .filter(scan -> scan.getValue().isWorthALine())
                .map(scan -> scan.getKey() + ": " + scan.getValue())
                .collect(Collectors.joining("; "));
    }

    private List<String> written() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(read);
            String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            read = channel.position();
            return text.lines().toList();
        }
    }
}

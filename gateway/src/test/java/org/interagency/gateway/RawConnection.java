package org.interagency.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sends bytes to the gateway as they are, also those that no HTTP client would send. */
final class RawConnection {

    private static final int HANGS_AFTER_MILLIS = 60_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    /** A request after which the gateway closes the connection. */
    static final String LAST = "GET /api/v1/nonsense HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n";

    private RawConnection() {}

    /** All that the gateway answers until it closes the connection. */
    static String answers(URI gateway, String bytes) throws IOException {
        return answers(gateway, "127.0.0.1", bytes);
    }

    /** @param from an address of this machine, as whose client the gateway sees the request */
    static String answers(URI gateway, String from, String bytes) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setSoTimeout(HANGS_AFTER_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", gateway.getPort()));
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The statuses of the answers on a connection. */
    static List<String> statuses(String answers) {
        return STATUS.matcher(answers)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

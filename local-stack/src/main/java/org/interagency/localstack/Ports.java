package org.interagency.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.interagency.localstack.Settings.Part;

/** Ports of the loopback address. */
final class Ports {

    private static final int TIMEOUT_MILLIS = 1000;

    /** All are below the ports of outgoing connections, since such a connection could otherwise take a port before its part listens on it. */
    private static final int FIRST_TEST_PORT = 20_000;

    private static final int BLOCKS = 1_000;
    private static final int BLOCK_SIZE = 10;

    /** Each listens on the first port of a block until this process ends. */
    private static final List<ServerSocket> RESERVATIONS = new ArrayList<>();

    private Ports() {}

    /** Whether a program accepts connections on the port. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    /** @throws StackException if another program uses the part's port; the message says how to choose another */
    static void requireFree(Settings settings, Part part) throws StackException {
        int port = settings.port(part);
        if (!isFree(port)) {
            throw new StackException("Port " + port + ", which " + part.directory()
                    + " needs, is taken by another program. End that program, or choose another port, such as "
                    + part.variable() + "=" + (port + 10000) + ".");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    /**
     * Reserves at most 9 ports that are free now. Until this process ends, no other call returns them, in this process or in another, also while
     * nothing listens on them: tests of several modules run side by side.
     */
    static synchronized List<Integer> reserve(int count) {
        return ThreadLocalRandom.current()
                .ints(0, BLOCKS)
                .distinct()
                .limit(BLOCKS)
                .map(block -> FIRST_TEST_PORT + block * BLOCK_SIZE)
                .filter(Ports::reserveBlock)
                .mapToObj(first ->
                        IntStream.rangeClosed(first + 1, first + count).boxed().toList())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no ports for tests are free"));
    }

    private static boolean reserveBlock(int first) {
        try {
            ServerSocket reservation = listen(first);
            if (IntStream.range(first + 1, first + BLOCK_SIZE).allMatch(Ports::isFree)) {
                RESERVATIONS.add(reservation);
                return true;
            }
            reservation.close();
            return false;
        } catch (IOException taken) {
            return false;
        }
    }
}

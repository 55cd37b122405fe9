package org.interagency.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.interagency.localstack.Settings.Part;

/** Ports of the loopback address. */
final class Ports {

    private static final int TIMEOUT_MILLIS = 1000;

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

    /** Whether a program could listen on the port. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

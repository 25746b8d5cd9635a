package dev.slipway.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A way to the database that can be cut, or fall silent. */
final class CutLink implements AutoCloseable {

    enum Fault {
        NONE,
        CUT,
        SILENT
    }

    private final URI target;
    private final String url;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile Fault fault = Fault.NONE;

    CutLink(String jdbcUrl) throws IOException {
        target = URI.create(jdbcUrl.substring("jdbc:".length()));
        url = jdbcUrl.replace(target.getAuthority(), "localhost:" + door.getLocalPort());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return url;
    }

    void suffer(Fault next) {
        fault = next;
        if (next != Fault.SILENT) {
            open.forEach(CutLink::close);
            open.clear();
        }
    }

    private void accept() {
        try {
            while (true) {
                var near = door.accept();
                if (fault == Fault.CUT) {
                    near.close();
                    continue;
                }
                var far = new Socket(target.getHost(), target.getPort());
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void copy(Socket from, Socket to) {
        var buffer = new byte[8192];
        try {
            int read;
            while ((read = from.getInputStream().read(buffer)) >= 0) {
                if (fault == Fault.NONE) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException gone) {
            // Cut, or over.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It was closed already.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        suffer(Fault.CUT);
    }
}

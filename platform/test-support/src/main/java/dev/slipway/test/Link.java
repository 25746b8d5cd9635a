package dev.slipway.test;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A cable between a service and what it depends on, for tests that pull it: cut, it refuses; clogged, it swallows; slow, it holds back. */
public final class Link implements AutoCloseable {

    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean clogged;
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable ServerSocket door;

    public Link(String host, int targetPort) {
        this.target = new InetSocketAddress(host, targetPort);
        this.port = openDoor(0);
    }

    public int port() {
        return port;
    }

    /** Ends all connections and refuses new ones, like a process that died. */
    public void cut() {
        quietly(door);
        endConnections();
    }

    /** Keeps and takes connections, and loses every byte, like a host that vanished. */
    public void clog() {
        clogged = true;
    }

    /** Holds back what is sent, in either direction, for so long. */
    public void slow(Duration delay) {
        this.delay = delay;
    }

    /** Takes new connections again, and is fast; those that lost bytes are ended. */
    public void mend() {
        endConnections();
        clogged = false;
        delay = Duration.ZERO;
        var known = door;
        if (known == null || known.isClosed()) {
            // Meanwhile the port may have served somebody's outgoing connection.
            Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> openDoor(port) == port);
        }
    }

    private void endConnections() {
        open.forEach(Link::quietly);
        open.clear();
    }

    @Override
    public void close() {
        cut();
    }

    private int openDoor(int wanted) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            door = opened;
            Thread.ofVirtual().start(() -> accept(opened));
            return opened.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(ServerSocket door) {
        try {
            while (true) {
                var caller = door.accept();
                var server = new Socket();
                open.add(caller);
                open.add(server);
                server.connect(target);
                Thread.ofVirtual().start(() -> pump(caller, server));
                Thread.ofVirtual().start(() -> pump(server, caller));
            }
        } catch (IOException closed) {
            quietly(door);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[8192];
        try {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!clogged) {
                    Thread.sleep(delay);
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException | InterruptedException ended) {
            quietly(from);
        }
        quietly(to);
    }

    private static void quietly(@Nullable Closeable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // closed is what was wanted
        }
    }
}

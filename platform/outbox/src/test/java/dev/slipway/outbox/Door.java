package dev.slipway.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port in front of a server: shut, it refuses, and what was connected is cut. */
class Door implements AutoCloseable {

    private final InetSocketAddress behind;
    private final int port;
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket entrance;

    Door(String host, int port) throws IOException {
        this.behind = new InetSocketAddress(host, port);
        try (var free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void open() throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        entrance = opened;
        Thread.startVirtualThread(() -> accept(opened));
    }

    void shut() throws IOException {
        if (entrance != null) {
            entrance.close();
        }
        for (var guest : guests) {
            guest.close();
        }
        guests.clear();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var guest = opened.accept();
                var host = new Socket();
                host.connect(behind);
                guests.add(guest);
                guests.add(host);
                Thread.startVirtualThread(() -> pump(guest, host));
                Thread.startVirtualThread(() -> pump(host, guest));
            } catch (IOException shut) {
                // the loop's condition tells whether to go on
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // that is what doors are for
        }
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}

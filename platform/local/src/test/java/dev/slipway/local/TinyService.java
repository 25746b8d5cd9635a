package dev.slipway.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the launcher needs of a service, in a second: a jar that unpacks itself, a port that answers, a command. */
final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        if ("tools".equals(System.getProperty("jarmode"))) {
            var folder = Files.createDirectories(
                    Path.of(arguments[Arrays.asList(arguments).indexOf("--destination") + 1]));
            Files.copy(Path.of(System.getProperty("java.class.path")), folder.resolve("app.jar"));
        } else if (arguments.length > 0) {
            System.out.println("did " + String.join(" ", arguments));
            System.exit(arguments[0].equals("fail") ? 3 : 0);
        } else if (System.getenv("BROKEN") != null) {
            System.err.println("The setting BROKEN must not be set.");
            System.exit(1);
        } else {
            serve(Integer.parseInt(System.getenv("SERVER_PORT")));
        }
    }

    private static void serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}

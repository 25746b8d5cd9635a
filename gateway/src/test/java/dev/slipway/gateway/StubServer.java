package dev.slipway.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service behind the gateway that notes what reached it and answers as the test says. */
final class StubServer {

    record Seen(String method, String uri, Map<String, List<String>> headers, String body, int connection) {

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    interface Answer {
        void to(HttpExchange exchange, Seen request) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** All that came, but for the gateway's own questions. */
    List<Seen> seen() {
        return seen.stream()
                .filter(it ->
                        !it.uri().startsWith("/actuator/health") && !it.uri().equals("/oauth2/jwks"))
                .toList();
    }

    List<Seen> seen(String path) {
        return seen.stream()
                .filter(it -> it.uri().split("\\?", 2)[0].equals(path))
                .toList();
    }

    void forget() {
        seen.clear();
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach(headers::put);
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request = new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    body,
                    exchange.getRemoteAddress().getPort());
            seen.add(request);
            answers.getOrDefault(exchange.getRequestURI().getPath(), StubServer::echo)
                    .to(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Tells who it thinks is asking, and sends what no service should, so that every test shows what comes through. */
    private static void echo(HttpExchange exchange, Seen request) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "from-a-service=1; Path=/");
        exchange.getResponseHeaders().add("X-Frame-Options", "SAMEORIGIN");
        exchange.getResponseHeaders().add("Content-Security-Policy", "default-src *");
        exchange.getResponseHeaders().add("Keep-Alive", "timeout=99");
        exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic");
        answer(
                exchange,
                200,
                "application/json",
                "{\"echo\":\"%s %s\",\"authorization\":\"%s\",\"cookie\":\"%s\"}"
                        .formatted(
                                request.method(),
                                request.uri(),
                                request.header("Authorization"),
                                request.header("Cookie")));
    }
}

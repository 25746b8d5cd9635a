package dev.slipway.e2e.input;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.e2e.Answer;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.NoAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stands before a service: sends each request on as somebody who may make it, and keeps what was answered. */
final class Recorder implements AutoCloseable {

    /** What each hop says for itself, and the token, which a tool cannot know. */
    private static final Set<String> PER_HOP =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "authorization");

    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Function<String, Api> whoMay;

    /** @param whoMay somebody who may use a path of the service */
    Recorder(Function<String, Api> whoMay) throws IOException {
        this.whoMay = whoMay;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    /** @param body what was sent; its answer tells what came back */
    record Exchange(String method, URI uri, String body, Answer answer) {

        @Override
        public String toString() {
            return method + " " + uri + " " + body + " was answered " + answer.status() + " " + answer.body();
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            var uri = exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = ask(method, uri, body, headers(exchange));
            exchanges.add(new Exchange(method, uri, body, answer));
            give(answer, exchange);
        }
    }

    private Answer ask(String method, URI uri, String body, String[] headers) {
        try {
            return whoMay.apply(uri.getPath()).sendText(method, uri.toString(), body.isEmpty() ? null : body, headers);
        } catch (NoAnswerException silence) {
            return new Answer(504, HttpHeaders.of(Map.of(), (_, _) -> true), String.valueOf(silence.getMessage()));
        }
    }

    private static String[] headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .filter(it -> !PER_HOP.contains(it.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(it -> Stream.of(it.getKey(), it.getValue().getFirst()))
                .toArray(String[]::new);
    }

    private static void give(Answer answer, HttpExchange exchange) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!PER_HOP.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

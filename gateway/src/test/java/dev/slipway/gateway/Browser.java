package dev.slipway.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A person's browser as far as the gateway can tell: cookies, and redirects one by one. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(task -> Thread.ofVirtual().start(task))
            .build();

    final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final int port;

    Browser(int port) {
        this.port = port;
    }

    Browser at(int otherPort) {
        var other = new Browser(otherPort);
        other.cookies.putAll(cookies);
        return other;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", Map.of());
    }

    HttpResponse<String> head(String path) {
        return send("HEAD", path, "", Map.of());
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body, Map.of("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", "none")));
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        all.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(it -> HttpCookie.parse(it).stream())
                    .forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Follows redirects to the public address, which in tests is this gateway's in name only. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        var current = answer;
        for (var hops = 0; hops < 10 && current.statusCode() / 100 == 3; hops++) {
            current = get(current.headers().firstValue("Location").orElseThrow().replace("http://localhost:8080", ""));
        }
        return current;
    }

    Browser signIn(String user) {
        follow(get("/session/login"));
        send(
                "POST",
                "/login",
                "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password=a%26b%3Dc",
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        follow(get("/session/login?returnTo=/status.json"));
        return this;
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}

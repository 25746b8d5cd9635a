package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came over the wire. */
record Answer(int status, String head, String body) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Header names and values alternate. */
    static Answer to(int port, String method, String path, Optional<String> body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map().toString(), response.body());
        } catch (IOException failed) {
            throw new AssertionError("no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no answer", stopped);
        }
    }

    /** Says exactly these bytes: for requests that no client would send. */
    static Answer toRaw(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var end = text.indexOf("\r\n\r\n");
            var body = text.substring(end + 4);
            var json = body.indexOf('{');
            return new Answer(
                    Integer.parseInt(text.substring(9, 12)),
                    text.substring(0, end),
                    json < 0 ? body : body.substring(json, body.lastIndexOf('}') + 1));
        }
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The one shape of error: nothing but what helps. */
    JsonNode problem(int expected, String type) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(head).contains("application/problem+json");
        assertThat(body)
                .doesNotContain("Exception", "dev.slipway", "springframework", "java.", "tomcat", "Tomcat", "hunter2")
                .doesNotContain("select ", "insert ", "secret_table", "jdbc", "<html");
        var json = json();
        assertThat(json.path("type").asString()).isEqualTo("urn:slipway:problem:" + type);
        assertThat(json.path("status").asInt()).isEqualTo(expected);
        assertThat(json.path("title").asString()).isNotBlank();
        assertThat(json.path("detail").asString()).isNotBlank();
        assertThat(json.path("traceId").asString()).matches("[0-9a-f]{32}");
        return json;
    }
}

package dev.slipway.todo;

import com.jayway.jsonpath.JsonPath;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Somebody with a token of their own who speaks JSON to the service. */
public record Caller(RestTestClient http, UUID id, String token) {

    public static Caller customer(RestTestClient http) {
        var id = UUID.randomUUID();
        return new Caller(http, id, Tokens.user(id, "customer"));
    }

    public static Caller with(RestTestClient http, String token) {
        return new Caller(http, new UUID(0, 0), token);
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null, null);
    }

    Answer post(String path, String body) {
        return send(HttpMethod.POST, path, body, null);
    }

    /** A change that needs no body. */
    Answer post(String path) {
        return send(HttpMethod.POST, path, null, null);
    }

    Answer put(String path, String body, @Nullable String ifMatch) {
        return send(HttpMethod.PUT, path, body, ifMatch);
    }

    Answer delete(String path, @Nullable String ifMatch) {
        return send(HttpMethod.DELETE, path, null, ifMatch);
    }

    /** Makes a list; its path. */
    String list(String name) {
        return post("/api/lists", "{\"name\":\"" + name + "\"}").header(HttpHeaders.LOCATION);
    }

    /** Puts a task on a list; its path. */
    String task(String list, String title) {
        return post(list + "/tasks", "{\"title\":\"" + title + "\"}").header(HttpHeaders.LOCATION);
    }

    /** One property of each item of a page. */
    List<String> items(String page, String property) {
        return get(page).at("$.items[*]." + property);
    }

    /** The titles of all items, page by page of that size. */
    List<String> walk(String path, int size) {
        var first = path + (path.contains("?") ? "&" : "?") + "size=" + size;
        var seen = new ArrayList<String>();
        var page = get(first);
        seen.addAll(page.at("$.items[*].title"));
        while (page.at("$.next") instanceof String next) {
            page = get(first + "&after=" + next);
            seen.addAll(page.at("$.items[*].title"));
        }
        return seen;
    }

    Answer send(HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        var request = http.method(method).uri(URI.create(path)).headers(headers -> headers.setBearerAuth(token));
        if (ifMatch != null) {
            request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return new Answer(request.exchange().expectBody(byte[].class).returnResult());
    }

    public record Answer(EntityExchangeResult<byte[]> result) {

        public int status() {
            return result.getStatus().value();
        }

        public String header(String name) {
            return String.valueOf(result.getResponseHeaders().getFirst(name));
        }

        public String text() {
            var body = result.getResponseBody();
            return body == null ? "" : new String(body, StandardCharsets.UTF_8);
        }

        public <T> T at(String path) {
            return JsonPath.read(text(), path);
        }
    }
}

package dev.slipway.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An API client: sends JSON, and the bearer token that its supplier has at that moment. */
public class Api {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Door door;
    private final Supplier<@Nullable String> token;

    public Api(Door door, Supplier<@Nullable String> token) {
        this.door = door;
        this.token = token;
    }

    public Api(URI base, Supplier<@Nullable String> token) {
        this(Door.at(base), token);
    }

    public static Api anonymous(URI base) {
        return new Api(base, () -> null);
    }

    public static Api anonymous(Door door) {
        return new Api(door, () -> null);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, @Nullable Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, @Nullable Object body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer send(String method, String path, @Nullable Object body, String... headers) {
        if (body == null) {
            return sendText(method, path, null, headers);
        }
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return sendText(method, path, Stack.JSON.writeValueAsString(body), all);
    }

    /** A body as it is; its headers say what it claims to be. */
    public Answer sendText(String method, String path, @Nullable String body, String... headers) {
        var request = door.to(door.address(path)).timeout(PATIENCE);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var bearer = token.get();
        if (bearer != null) {
            request.setHeader("Authorization", "Bearer " + bearer);
        }
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new NoAnswerException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(method + " " + path, e);
        }
    }
}

package dev.slipway.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without a screen: keeps cookies, follows redirects by hand, fills in forms. */
public class Browser {

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value|type)=\"([^\"]*)\"");
    private static final int REDIRECTS = 10;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Door door;

    public Browser(Door door) {
        this.door = door;
    }

    public Browser(URI home) {
        this(Door.at(home));
    }

    /** A page, and the address where the redirects ended. */
    public record Page(URI address, Answer answer) {}

    public Page open(String path) {
        return follow(door.address(path), send("GET", door.address(path), null, Map.of()));
    }

    /** One request without following its redirect. */
    public Answer request(String method, String path, @Nullable Object json, String... headers) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        csrfToken().ifPresent(token -> all.putIfAbsent("X-XSRF-TOKEN", token));
        if (json != null) {
            all.put("Content-Type", "application/json");
        }
        var body = json == null ? null : Stack.JSON.writeValueAsString(json);
        return send(method, door.address(path), body, all);
    }

    /** Fills in the form of the page, hidden fields included, and sends it to the page's own address. */
    public Page submit(Page form, Map<String, String> fields) {
        var filled = hiddenFields(form.answer().body());
        filled.putAll(fields);
        var body = filled.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var address = withoutQuery(form.address());
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        return follow(address, send("POST", address, body, headers));
    }

    /** Signs in through the gateway's session, as the web application does. */
    public Browser signIn(String user, String password) {
        var form = open("/session/login");
        var after = submit(form, Map.of("username", user, "password", password));
        if (!after.answer().ok() || after.address().getPath().equals("/login")) {
            throw new UserError(
                    "Signing in as " + user + " failed with " + after.answer().complaint() + ".");
        }
        open("/session/me");
        return this;
    }

    /** All cookies as one header, for a request past this browser. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private Optional<String> csrfToken() {
        return cookie("XSRF-TOKEN").or(() -> cookie("__Host-XSRF-TOKEN"));
    }

    private Page follow(URI from, Answer first) {
        var address = from;
        var answer = first;
        for (int i = 0; i < REDIRECTS && isRedirect(answer); i++) {
            address = address.resolve(answer.header("Location"));
            if (isElsewhere(address)) {
                return new Page(address, answer);
            }
            answer = send("GET", address, null, Map.of());
        }
        return new Page(address, answer);
    }

    private boolean isElsewhere(URI address) {
        return !address.getAuthority().equals(door.publicUrl().getAuthority());
    }

    private static boolean isRedirect(Answer answer) {
        return answer.status() >= 300
                && answer.status() < 400
                && !answer.header("Location").isEmpty();
    }

    private Answer send(String method, URI address, @Nullable String body, Map<String, String> headers) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = door.to(address).timeout(Api.PATIENCE).method(method, publisher);
        headers.forEach(request::header);
        try {
            // By hand: cookies belong to the public address, which is not always where the request goes.
            cookies.get(address, Map.of())
                    .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            var response = http.send(request.build(), BodyHandlers.ofString());
            cookies.put(address, response.headers().map());
            return Answer.of(response);
        } catch (IOException e) {
            throw new NoAnswerException(method + " " + address.getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(method + " " + address.getPath(), e);
        }
    }

    private static Map<String, String> hiddenFields(String html) {
        var fields = new LinkedHashMap<String, String>();
        INPUT.matcher(html).results().forEach(input -> {
            var attributes = ATTRIBUTE
                    .matcher(input.group())
                    .results()
                    .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2), (first, _) -> first));
            if ("hidden".equals(attributes.get("type")) && attributes.containsKey("name")) {
                fields.put(attributes.get("name"), attributes.getOrDefault("value", ""));
            }
        });
        return fields;
    }

    private static URI withoutQuery(URI address) {
        return address.resolve(address.getPath());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

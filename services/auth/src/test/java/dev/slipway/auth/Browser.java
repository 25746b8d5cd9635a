package dev.slipway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person's browser does: keeps cookies, fills forms in, and goes where the public address leads. */
public class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String server;

    public Browser(int port) {
        this.server = "http://localhost:" + port;
    }

    /** The next request goes to another replica. */
    public void moveTo(int port) {
        this.server = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(here(path)).setHeader("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var request = HttpRequest.newBuilder(here(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Opens the page and sends its form, hidden fields included. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> form) {
        var opened = get(page);
        var filled = new HashMap<>(form);
        csrf(opened.body()).ifPresent(token -> filled.put("_csrf", token));
        return post(action, filled, "Accept", "text/html");
    }

    public HttpResponse<String> submit(String page, Map<String, String> form) {
        return submit(page, page, form);
    }

    public HttpResponse<String> register(String name, String password) {
        return register(name, "Somebody", "somebody@example.org", password);
    }

    public HttpResponse<String> register(String name, String displayName, String email, String password) {
        return submit(
                "/register",
                Map.of("username", name, "displayName", displayName, "email", email, "password", password));
    }

    public HttpResponse<String> signIn(String name, String password) {
        return submit("/login", Map.of("username", name, "password", password));
    }

    public Optional<HttpCookie> sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("SLIPWAY_AUTH"))
                .findFirst();
    }

    /** Somebody else's browser that holds a copy of this one's cookies. */
    public Browser copy() {
        var copy = new Browser(URI.create(server).getPort());
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> copy.cookies.getCookieStore().add(URI.create(server), (HttpCookie) cookie.clone()));
        return copy;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI here(String pathOrPublicUrl) {
        return URI.create(server + pathOrPublicUrl.replace(AuthTest.PUBLIC_URL, ""));
    }

    public static Optional<String> csrf(String html) {
        return CSRF.matcher(html).results().map(found -> found.group(1)).findFirst();
    }

    public static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    public static Map<String, String> query(String url) {
        var query = URI.create(url).getRawQuery();
        return query == null
                ? Map.of()
                : Pattern.compile("&")
                        .splitAsStream(query)
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> pair.length > 1 ? java.net.URLDecoder.decode(pair[1], UTF_8) : ""));
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}

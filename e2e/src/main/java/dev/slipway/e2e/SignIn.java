package dev.slipway.e2e;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs a person in as a command-line program does: authorization code with PKCE, client {@code cli}. */
public class SignIn {

    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Stack stack;

    public SignIn(Stack stack) {
        this.stack = stack;
    }

    /** Tokens as the provider gave them, and when the access token ends. */
    public record Tokens(String access, String id, Instant expires) {

        boolean lastsAnother(Duration span) {
            return Instant.now().plus(span).isBefore(expires);
        }
    }

    public Tokens as(String user) {
        return as(user, stack.password(user));
    }

    public Tokens as(String user, String password) {
        var verifier = random();
        var browser = new Browser(stack.door());
        var form = browser.open(authorization(random(), challenge(verifier)));
        var end = browser.submit(form, Map.of("username", user, "password", password));
        var code = CODE.matcher(end.address().toString());
        if (!code.find()) {
            throw new UserError("Signing in as " + user + " failed: the sign-in page answered "
                    + end.answer().complaint() + " at " + end.address().getPath() + ".");
        }
        return exchange(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "cli",
                "redirect_uri",
                CALLBACK,
                "code",
                code.group(1),
                "code_verifier",
                verifier));
    }

    /** Where the client {@code cli} sends a browser first. */
    public static String authorization(String state, String challenge) {
        return "/oauth2/authorize?response_type=code&client_id=cli&scope=openid%20profile&state=" + state
                + "&redirect_uri=" + encode(CALLBACK) + "&code_challenge_method=S256&code_challenge=" + challenge;
    }

    private Tokens exchange(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = stack.door()
                .to(stack.door().address("/oauth2/token"))
                .timeout(Api.PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        var asked = Instant.now();
        try (var http = HttpClient.newHttpClient()) {
            var answer = Answer.of(http.send(request, BodyHandlers.ofString()));
            if (!answer.ok()) {
                throw new UserError("No token was given: " + answer.complaint() + ".");
            }
            var json = answer.json();
            return new Tokens(
                    json.path("access_token").asString(),
                    json.path("id_token").asString(),
                    asked.plusSeconds(json.path("expires_in").asLong()));
        } catch (java.io.IOException e) {
            throw new NoAnswerException("POST /oauth2/token", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("POST /oauth2/token", e);
        }
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

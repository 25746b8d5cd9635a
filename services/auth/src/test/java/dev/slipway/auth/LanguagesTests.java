package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every sentence in English and in German, for whoever's browser asks; the tests' own locale is neither. */
@AuthTest
class LanguagesTests {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z.-]*)}");
    private static final Pattern INLINE = Pattern.compile("\\[\\[#\\{[^}]+}]]");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPOKEN = Pattern.compile(" (title|placeholder|aria-label)=\"[^\"]");

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void opensABrowser() {
        browser = new Browser(port);
    }

    @Test
    void sayEverythingInBoth() {
        var english = sentences("messages.properties");
        var german = sentences("messages_de.properties");

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(Stream.concat(english.values().stream(), german.values().stream()))
                .allSatisfy(sentence -> assertThat((String) sentence).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account", "forgotten", "layout", "login", "person", "problem", "register", "reset", "sessions"})
    void haveAKeyForEveryTextOfATemplate(String name) {
        var template = read(new ClassPathResource("templates/" + name + ".html"));
        var written = TAG.matcher(INLINE.matcher(template).replaceAll("")).replaceAll("");

        assertThat(written.replace("Slipway", "")).as("words beside the tags").isBlank();
        assertThat(template).as("words in attributes").doesNotContainPattern(SPOKEN);
        assertThat(KEY.matcher(template).results().map(it -> it.group(1)))
                .isSubsetOf(sentences("messages.properties").stringPropertyNames());
    }

    @Test
    void areTestedInEveryTemplateThatThereIs() throws IOException {
        assertThat(new PathMatchingResourcePatternResolver().getResources("classpath:templates/*"))
                .extracting(Resource::getFilename)
                .containsExactlyInAnyOrder(
                        "account.html",
                        "forgotten.html",
                        "layout.html",
                        "login.html",
                        "person.html",
                        "problem.html",
                        "register.html",
                        "reset.html",
                        "sessions.html");
    }

    @ParameterizedTest
    @CsvSource({
        "de, de, Anmelden",
        "de-AT, de, Anmelden",
        "'fr, de;q=0.8, en;q=0.5', de, Anmelden",
        "en-GB, en, Sign in",
        "tr, en, Sign in",
        "*, en, Sign in",
        "nonsense of a header, en, Sign in"
    })
    void followTheBrowser(String accepted, String language, String title) {
        var page = page("/login?error", accepted);

        assertThat(page).contains("<html lang=\"" + language + "\"", title + "</h1>", title + " · Slipway</title>");
    }

    @Test
    void nameEveryMistakeInGerman() {
        assertThat(refused("", "", "", ""))
                .contains(
                        "Etwas stimmt noch nicht",
                        "Bitte wähle einen Anmeldenamen.",
                        "Bitte sag uns, wie wir dich nennen sollen.",
                        "Bitte gib deine E-Mail-Adresse an.",
                        "Bitte wähle ein Passwort.");
        assertThat(refused("ab", "x".repeat(81), "nobody", "short"))
                .contains(
                        "Buchstaben einer Schrift",
                        "höchstens 80 Zeichen",
                        "Das ist keine E-Mail-Adresse.",
                        "mindestens 12 Zeichen");
    }

    @Test
    void showTheAccountInGerman() {
        var name = "lang-" + UUID.randomUUID().toString().substring(0, 8);
        browser.register(name, Oidc.PASSWORD);
        browser.signIn(name, Oidc.PASSWORD);

        assertThat(page("/account?saved", "de"))
                .contains(
                        "Dein Konto</h1>",
                        "Gespeichert.",
                        "<dd>Kunde</dd>",
                        "E-Mail-Adresse ändern",
                        "Passwort ändern");
        assertThat(sent("/account", "/account/password", Map.of("current", "no", "wanted", "no")))
                .contains("Das bisherige Passwort stimmt nicht.");
        assertThat(sent("/account", "/account/email", Map.of("email", "nobody", "current", "no")))
                .contains("Das ist keine E-Mail-Adresse.");
    }

    @Test
    void tellTheWebAppInTheLanguageItAsksFor() {
        var token = new Oidc(browser).signedIn().access();
        var answer = browser.send(HttpRequest.newBuilder(browser.here("/api/profile"))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "de")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"displayName\": \"\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Bitte sag uns, wie wir dich nennen sollen.");
    }

    @Test
    void explainFailuresInGerman() {
        new Oidc(browser).signedIn();

        assertThat(page("/account/nothing", "de"))
                .contains(
                        "<html lang=\"de\"", "Hier ist nichts</h1>", "Unter dieser Adresse ist nichts.", "Zum Anfang");
        assertThat(browser.post("/account", Map.of(), "Accept", "text/html", "Accept-Language", "de")
                        .body())
                .contains("Dieses Formular ist abgelaufen");
    }

    private String page(String path, String accepted) {
        return browser.get(path, "Accept-Language", accepted).body();
    }

    private String refused(String username, String displayName, String email, String password) {
        return sent(
                "/register",
                "/register",
                Map.of("username", username, "displayName", displayName, "email", email, "password", password));
    }

    private String sent(String page, String action, Map<String, String> form) {
        var filled = new HashMap<>(form);
        filled.put("_csrf", Browser.csrf(browser.get(page).body()).orElseThrow());
        return browser.post(action, filled, "Accept", "text/html", "Accept-Language", "de")
                .body();
    }

    private static Properties sentences(String file) {
        var sentences = new Properties();
        try (var text = new StringReader(read(new ClassPathResource(file)))) {
            sentences.load(text);
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

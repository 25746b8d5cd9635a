package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What everybody's browser, keyboard and screen reader need, on every page. */
@AuthTest
class PagesTests {

    private static final Pattern INPUT = Pattern.compile("<input(?![^>]*type=\"hidden\")[^>]*>");
    private static final Pattern NOTE = Pattern.compile("class=\"note ");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern DESCRIBED_BY = Pattern.compile("aria-describedby=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void opensABrowser() {
        browser = new Browser(port);
    }

    private String page(String path) {
        if (path.startsWith("/account")) {
            new Oidc(browser).signedIn();
        }
        return browser.get(path).body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/login?error",
                "/register",
                "/account",
                "/account/sessions",
                "/account/password/forgotten",
                "/account/password/reset?token=none",
                "/account/nothing"
            })
    void keepsToTheContentPolicy(String path) {
        assertThat(page(path))
                .doesNotContain("<script", "<style", " style=", "javascript:")
                .doesNotContainPattern(" on[a-z]+=");
        assertThat(browser.get(path).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe"));
        assertThat(browser.get(path).headers().firstValue("X-Content-Type-Options"))
                .hasValue("nosniff");
        assertThat(browser.get(path).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/register",
                "/account",
                "/account/sessions",
                "/account/password/forgotten",
                "/account/password/reset?token=none",
                "/account/nothing"
            })
    void hasALanguageATitleOneHeadingAndFitsAPhone(String path) {
        assertThat(page(path))
                .startsWith("<!DOCTYPE html>") // without it browsers imitate those of the nineties
                .contains("<html lang=\"en\"", "· Slipway</title>", "width=device-width", "<main")
                .containsOnlyOnce("<h1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/register", "/account", "/account/password/forgotten"})
    void namesEveryFieldAndPointsOnlyAtWhatIsThere(String path) {
        var html = page(path);
        var inputs = INPUT.matcher(html).results().map(it -> it.group()).toList();
        assertThat(inputs).isNotEmpty().allSatisfy(input -> {
            assertThat(html).contains("<label for=\"" + only(ID, input) + "\">");
            assertThat(input).contains("autocomplete=\"");
        });
        var ids = ID.matcher(html).results().map(it -> it.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates();
        DESCRIBED_BY
                .matcher(html)
                .results()
                .forEach(it -> assertThat(ids).containsAll(List.of(it.group(1).split(" ", -1))));
    }

    @ParameterizedTest
    @CsvSource({
        "/login, 0",
        "/login?error, 1",
        "/login?expired, 1",
        "/login?registered, 1",
        "/login?signed-out, 1",
        "/login?reset, 1",
        "/register, 0",
        "/account, 0",
        "/account?saved, 1",
        "/account/sessions, 0",
        "/account/sessions?ended, 1",
        "/account/password/forgotten, 0",
        "/account/password/forgotten?sent, 1",
        "/account?email-changed, 1",
        "/account?password-changed, 1"
    })
    void saysOnlyWhatHasHappened(String path, int notes) {
        var html = page(path);
        assertThat(NOTE.matcher(html).results()).as(html).hasSize(notes);
        assertThat(html.contains("role=\"alert\"")).isEqualTo(path.endsWith("error") || path.endsWith("expired"));
    }

    @Test
    void ticksWrongFieldsForScreenReaders() {
        var refused =
                browser.submit("/register", Map.of("username", "ab", "displayName", "", "email", "", "password", ""));
        assertThat(INPUT.matcher(refused.body()).results().map(it -> it.group()))
                .hasSize(4)
                .allSatisfy(input -> assertThat(input).contains("aria-invalid=\"true\""));
        assertThat(browser.get("/register").body()).doesNotContain("aria-invalid=\"true\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/assets/auth.css", "/account/assets/mark.svg"})
    void isStyledForEverybodyWithoutASession(String asset) {
        var answer = browser.get(asset);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=3600, public");
        assertThat(browser.sessionCookie()).isEmpty();
        assertThat(browser.get("/login").body()).contains("/account/assets/auth.css", "/account/assets/mark.svg");
    }

    private static String only(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}

package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class RegistrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void makesACustomerWhoCanSignIn() {
        var browser = new Browser(port);
        var name = unique();

        var made = browser.register(name, "  Ada Łukasz  ", " ada@example.org ", Oidc.PASSWORD);

        assertThat(made.statusCode()).isEqualTo(302);
        assertThat(Browser.location(made)).isEqualTo("/login?registered");
        assertThat(browser.get("/login?registered").body()).contains("Your account is ready");
        assertThat(Browser.location(browser.signIn(name, Oidc.PASSWORD))).endsWith("/account");
        assertThat(browser.get("/account").body())
                .contains(name, "value=\"Ada Łukasz\"", "value=\"ada@example.org\"", "<dd>customer</dd>");
    }

    @Test
    void keepsThePasswordAsASlowHashOnly() {
        var name = unique();
        new Browser(port).register(name, Oidc.PASSWORD);
        var row = jdbc.sql("select u::text from users u where name = ?")
                .param(name)
                .query(String.class)
                .single();
        assertThat(row).contains("{argon2}$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(Oidc.PASSWORD);
    }

    @Test
    void knowsANameByWhateverCaseItIsWritten() {
        var name = unique() + "i";
        new Browser(port).register(name, Oidc.PASSWORD);

        var again = new Browser(port).register(name.toUpperCase(Locale.ROOT), Oidc.PASSWORD);

        assertRefused(again, "This sign-in name is taken.");
        assertThat(again.body()).contains("value=\"somebody@example.org\"").doesNotContain(Oidc.PASSWORD);
    }

    @Test
    void letsOneOfManyHaveANameThatAllChooseAtOnce() throws Exception {
        var name = unique();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> new Browser(port).register(name, Oidc.PASSWORD)))
                    .toList();
            var made = 0;
            for (var answer : answers) {
                if (answer.get().statusCode() == 302) {
                    made++;
                } else {
                    assertRefused(answer.get(), "This sign-in name is taken.");
                }
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''           | Ann | ann@example.org | four quiet green boats | Please choose a sign-in name.",
                "ab           | Ann | ann@example.org | four quiet green boats | A sign-in name has 3 to 40 letters",
                "a b          | Ann | ann@example.org | four quiet green boats | A sign-in name has 3 to 40 letters",
                "\u0430lice   | Ann | ann@example.org | four quiet green boats | letters of one script",
                "\uFDFA\uFDFA\uFDFA | Ann | ann@example.org | four quiet green boats | A sign-in name has 3 to 40"
                        + " letters",
                "ann-1        | ' ' | ann@example.org | four quiet green boats | Please tell us how to call you.",
                "ann-1        | '\u3000\u200B' | ann@example.org | four quiet green boats | Please tell us how to call"
                        + " you.",
                "ann-1        | '\u202Enna' | ann@example.org | four quiet green boats | cannot contain control"
                        + " characters",
                "ann-1        | Ann | ''              | four quiet green boats | Please enter your e-mail address.",
                "ann-1        | Ann | ann.example.org | four quiet green boats | This is no e-mail address.",
                "ann-1        | Ann | ann@example.org | ''                     | Please choose a password.",
                "ann-1        | Ann | ann@example.org | short                  | Please use at least 12 characters",
                "ann-1        | Ann | ann@example.org | unbelievable           | first that attackers try",
                "ann-1        | Ann | brightmoore@example.org | brightmoore-26 | says too much of your name",
            })
    void saysAtTheFieldWhatIsWrong(String name, String displayName, String email, String password, String sentence) {
        var refused = new Browser(port).register(name, displayName, email, password);
        assertRefused(refused, sentence);
        assertThat(refused.body()).contains("aria-invalid=\"true\"", "see the marked fields");
    }

    @Test
    void wantsNoNameLongerThanAPageCanShow() {
        assertRefused(
                new Browser(port).register(unique(), "x".repeat(81), "ann@example.org", Oidc.PASSWORD),
                "at most 80 characters");
        assertRefused(
                new Browser(port).register(unique(), "Ann", "a@" + "b".repeat(253) + ".org", Oidc.PASSWORD),
                "at most 254 characters");
        assertRefused(
                new Browser(port).register(unique(), "Ann", "ann@example.org", "kzqvbt nwxrp".repeat(11)),
                "at most 128 characters");
    }

    @Test
    void showsWhatSomebodyTypedAsTextAndNeverAsMarkup() {
        var refused = new Browser(port).register("ab", "<script>alert(1)</script>", "\"><b>@example.org", "short");
        assertThat(refused.body())
                .doesNotContain("<script", "\"><b>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void takesNoRoleFromTheForm() {
        var browser = new Browser(port);
        var name = unique();
        browser.submit(
                "/register",
                Map.of(
                        "username",
                        name,
                        "displayName",
                        "Mallory",
                        "email",
                        "mallory@example.org",
                        "password",
                        Oidc.PASSWORD,
                        "roles",
                        "ADMIN",
                        "role",
                        "ADMIN"));
        browser.signIn(name, Oidc.PASSWORD);
        assertThat(browser.get("/account").body()).contains("<dd>customer</dd>");
    }

    @Test
    void refusesAFormThatIsNotOurs() {
        var name = unique();
        var browser = new Browser(port);
        browser.get("/register");
        var forged = browser.post(
                "/register",
                Map.of("username", name, "displayName", "X", "email", "x@example.org", "password", Oidc.PASSWORD),
                "Accept",
                "text/html");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("This form has expired");
        assertThat(jdbc.sql("select count(*) from users where name = ?")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void assertRefused(HttpResponse<String> page, String sentence) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(sentence);
    }

    private static String unique() {
        return "reg-" + UUID.randomUUID().toString().substring(0, 8);
    }
}

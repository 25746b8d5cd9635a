package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes, one database: nobody can tell which of them answers. */
@AuthTest
class ReplicasTests {

    private static ConfigurableApplicationContext other;

    @LocalServerPort
    private int here;

    @BeforeAll
    static void startsAnother(@Autowired Environment test) {
        other = Replica.beside(test);
    }

    @AfterAll
    static void stopsIt() {
        other.close();
    }

    @Test
    void shareSessionsAndCodes() {
        var browser = new Browser(here);
        var oidc = new Oidc(browser);
        var code = oidc.code();

        browser.moveTo(Replica.port(other));

        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        var tokens = oidc.tokens(code);
        assertThat(tokens.access()).isNotEmpty();
        browser.moveTo(here);
        assertThat(browser.get("/userinfo", "Authorization", "Bearer " + tokens.access())
                        .statusCode())
                .isEqualTo(200);
        assertThat(oidc.refresh(tokens.refresh()).response().statusCode()).isEqualTo(200);
    }

    @Test
    void endASessionTogether() {
        var browser = new Browser(here);
        var tokens = new Oidc(browser).signedIn();
        browser.moveTo(Replica.port(other));

        browser.get("/connect/logout?id_token_hint=" + tokens.id());

        browser.moveTo(here);
        assertThat(Browser.location(browser.get("/account"))).endsWith("/login");
    }

    @Test
    void answerRefreshesOfOneTokenAlikeHoweverManyComeAtOnce() throws Exception {
        var token = new Oidc(new Browser(here)).signedIn().refresh();
        var ports = List.of(here, Replica.port(other));
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() -> {
                        go.await();
                        return new Oidc(new Browser(ports.get(i % 2))).refresh(token);
                    }))
                    .toList();
            go.countDown();
            var seen = new HashSet<String>();
            for (var answer : answers) {
                assertThat(answer.get().response().statusCode()).isEqualTo(200);
                seen.add(answer.get().access()
                        + answer.get().refresh()
                        + answer.get().id());
            }
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void giveACodesTokensOnceHoweverManyComeAtOnce() throws Exception {
        var code = new Oidc(new Browser(here)).code();
        var ports = List.of(here, Replica.port(other));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> new Oidc(new Browser(ports.get(i % 2))).tokens(code)))
                    .toList();
            var given = 0;
            for (var answer : answers) {
                given += answer.get().access().isEmpty() ? 0 : 1;
            }
            assertThat(given).isEqualTo(1);
        }
    }

    @Test
    void showTheSameKeys() {
        assertThat(new Browser(Replica.port(other)).get("/oauth2/jwks").body())
                .isEqualTo(new Browser(here).get("/oauth2/jwks").body());
    }

    @Test
    void makeOneKeyWhenBothStartForTheFirstTime() throws Exception {
        var database = BackingServices.freshDatabase();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(() -> Replica.withoutPort(database, Map.of())))
                    .toList();
            for (var start : starts) {
                try (var replica = start.get()) {
                    assertThat(replica.getBean(JdbcClient.class)
                                    .sql("select count(*) from signing_key")
                                    .query(Long.class)
                                    .single())
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void giveAMachineItsTokenAtEither() {
        for (var port : List.of(here, Replica.port(other))) {
            assertThat(new Oidc(new Browser(port))
                            .token("machine", AuthTest.MACHINE_SECRET, Map.of("grant_type", "client_credentials"))
                            .access())
                    .isNotEmpty();
        }
    }
}

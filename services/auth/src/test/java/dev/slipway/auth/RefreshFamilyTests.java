package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class RefreshFamilyTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Oidc oidc;

    @BeforeEach
    void opensABrowser() {
        oidc = new Oidc(new Browser(port));
    }

    @Test
    void rotatesTheTokenEachTime() {
        var first = oidc.signedIn();
        var second = oidc.refresh(first.refresh());
        var third = oidc.refresh(second.refresh());
        assertThat(List.of(first.refresh(), second.refresh(), third.refresh())).doesNotHaveDuplicates();
        assertThat(List.of(first.access(), second.access(), third.access())).doesNotHaveDuplicates();
        assertThat(third.id()).isNotEmpty();
    }

    @Test
    void answersARepeatOfTheLastOneAsBefore() {
        var first = oidc.signedIn();
        var answer = oidc.refresh(first.refresh());
        var repeat = oidc.refresh(first.refresh());
        assertThat(repeat.response().statusCode()).isEqualTo(200);
        assertThat(List.of(repeat.access(), repeat.refresh(), repeat.id()))
                .containsExactly(answer.access(), answer.refresh(), answer.id());
        assertThat(oidc.refresh(answer.refresh()).response().statusCode()).isEqualTo(200);
    }

    @Test
    void answersTwentyAtOnceAlike() throws Exception {
        var token = oidc.signedIn().refresh();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.generate(() -> threads.submit(() -> new Oidc(new Browser(port)).refresh(token)))
                    .limit(20)
                    .toList();
            var seen = new HashSet<String>();
            for (var answer : answers) {
                assertThat(answer.get().response().statusCode()).isEqualTo(200);
                seen.add(answer.get().access() + answer.get().refresh());
            }
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void endsTheFamilyWhenAnOldTokenComesBack() {
        var first = oidc.signedIn();
        var second = oidc.refresh(first.refresh());
        var third = oidc.refresh(second.refresh());
        assertThat(oidc.refresh(first.refresh()).error()).isEqualTo("invalid_grant");
        assertThat(oidc.refresh(third.refresh()).error()).isEqualTo("invalid_grant");
        assertThat(oidc.refresh(second.refresh()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void endsTheFamilyWhenARepeatComesTooLate() {
        var first = oidc.signedIn();
        var second = oidc.refresh(first.refresh());
        jdbc.sql("update grant_family set answer_until = clock_timestamp() where answer is not null")
                .update();
        assertThat(oidc.refresh(first.refresh()).error()).isEqualTo("invalid_grant");
        assertThat(oidc.refresh(second.refresh()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void neverOutlivesTheFirstToken() {
        var first = oidc.signedIn();
        var ends = ends();
        var second = oidc.refresh(first.refresh());
        oidc.refresh(second.refresh());
        assertThat(ends()).containsOnly(ends.getFirst());

        jdbc.sql("update grant_token set expires_at = clock_timestamp() - interval '1 second' where kind = 'refresh'")
                .update();
        var fresh = oidc.signedIn();
        jdbc.sql(
                        "update grant_token set issued_at = clock_timestamp() - interval '2 hours', expires_at = clock_timestamp() - interval '1 second' where kind = 'refresh'")
                .update();
        assertThat(oidc.refresh(fresh.refresh()).error()).isEqualTo("invalid_grant");
    }

    private List<java.time.OffsetDateTime> ends() {
        return jdbc.sql("""
                select expires_at from grant_token where kind = 'refresh'
                and family = (select family from grant_token where kind = 'refresh' order by issued_at desc limit 1)""").query(java.time.OffsetDateTime.class).list();
    }

    @Test
    void keepsNoTokenThatCouldBeUsed() {
        var tokens = oidc.refresh(oidc.signedIn().refresh());
        var stored = jdbc.sql("select f::text from grant_family f union all select t::text from grant_token t")
                .query(String.class)
                .list();
        assertThat(stored)
                .isNotEmpty()
                .noneMatch(row -> row.contains(tokens.refresh()) || row.contains(tokens.access()));
    }

    @Test
    void isRefusedToAnotherClient() {
        var first = oidc.signedIn();
        assertThat(oidc.token(
                                "machine",
                                AuthTest.MACHINE_SECRET,
                                Map.of("grant_type", "refresh_token", "refresh_token", first.refresh()))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(oidc.refresh(first.refresh()).response().statusCode()).isEqualTo(200);
        assertThat(oidc.refresh("nonsense").error()).isEqualTo("invalid_grant");
    }
}

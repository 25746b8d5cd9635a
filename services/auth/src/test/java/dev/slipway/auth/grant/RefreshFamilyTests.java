package dev.slipway.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.auth.AuthTest;
import dev.slipway.auth.Browser;
import dev.slipway.auth.Digests;
import dev.slipway.auth.Oidc;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    @Autowired
    private Families families;

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
        jdbc.sql("update grant_family set answer_until = clock_timestamp() where answer_for = ?")
                .param(Digests.sha256(first.refresh()))
                .update();
        assertThat(oidc.refresh(first.refresh()).error()).isEqualTo("invalid_grant");
        assertThat(oidc.refresh(second.refresh()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void neverOutlivesTheFirstToken() {
        var first = oidc.signedIn();
        var end = end(first.refresh());
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofHours(11), Duration.ofHours(12));
        var second = oidc.refresh(first.refresh());
        var third = oidc.refresh(second.refresh());
        assertThat(List.of(end(second.refresh()), end(third.refresh()))).containsOnly(end);

        jdbc.sql("""
                update grant_token set issued_at = issued_at - interval '1 day',
                  expires_at = clock_timestamp() - interval '1 second' where hash = ?""").param(Digests.sha256(third.refresh())).update();
        assertThat(oidc.refresh(third.refresh()).error()).isEqualTo("invalid_grant");
    }

    private Instant end(String token) {
        return jdbc.sql("select expires_at from grant_token where hash = ?")
                .param(Digests.sha256(token))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void speaksOfTheUserAsTheyAreNow() throws Exception {
        var first = oidc.signedIn();
        var user = first.accessJwt().getJWTClaimsSet().getSubject();
        jdbc.sql("insert into user_role (user_id, role) values (?::uuid, 'ADMIN')")
                .param(user)
                .update();
        var claims = oidc.refresh(first.refresh()).accessJwt().getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(user);
        assertThat(claims.getStringListClaim("roles")).containsExactly("customer", "admin");
        assertThat(claims.getAudience()).containsExactly("slipway");
    }

    @Test
    void givesNothingForAUserWhoIsGone() throws Exception {
        var first = oidc.signedIn();
        jdbc.sql("delete from users where id = ?::uuid")
                .param(first.accessJwt().getJWTClaimsSet().getSubject())
                .update();
        assertThat(oidc.refresh(first.refresh()).error()).isEqualTo("invalid_grant");
    }

    @Test
    void widensNoScope() {
        var first = oidc.signedIn();
        var wider = oidc.token(Map.of(
                "grant_type", "refresh_token", "refresh_token", first.refresh(), "scope", "openid profile admin"));
        assertThat(wider.error()).isEqualTo("invalid_scope");
        assertThat(oidc.refresh(first.refresh()).response().statusCode()).isEqualTo(200);
    }

    @Test
    void forgetsWhatHasEndedAndRemembersWhatHasNot() {
        var ended = oidc.signedIn();
        var lives = oidc.refresh(new Oidc(new Browser(port)).signedIn().refresh());
        jdbc.sql("""
                update grant_family set expires_at = clock_timestamp() - interval '1 second'
                where id = (select family from grant_token where hash = ?)""").param(Digests.sha256(ended.refresh())).update();

        families.sweep();

        assertThat(jdbc.sql("select count(*) from grant_token where hash in (:both)")
                        .param("both", List.of(Digests.sha256(ended.refresh()), Digests.sha256(lives.refresh())))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(oidc.refresh(lives.refresh()).response().statusCode()).isEqualTo(200);
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

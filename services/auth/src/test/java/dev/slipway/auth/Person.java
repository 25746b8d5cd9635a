package dev.slipway.auth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody with a browser of their own, and what they got when they signed in. */
record Person(Browser browser, Oidc oidc, Oidc.Tokens tokens) {

    static Person customer(int port) {
        var browser = new Browser(port);
        var oidc = new Oidc(browser);
        return new Person(browser, oidc, oidc.signedIn());
    }

    static Person admin(int port, JdbcClient jdbc) {
        var person = customer(port);
        jdbc.sql("insert into user_role (user_id, role) values (?::uuid, 'ADMIN')")
                .param(person.id())
                .update();
        return person.afresh();
    }

    String id() {
        return claim("sub");
    }

    String name() {
        return claim("preferred_username");
    }

    List<String> roles() {
        try {
            return tokens.accessJwt().getJWTClaimsSet().getStringListClaim("roles");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String claim(String name) {
        try {
            return tokens.accessJwt().getJWTClaimsSet().getStringClaim(name);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    Person afresh() {
        return new Person(browser, oidc, oidc.fresh());
    }

    HttpResponse<String> get(String path) {
        return browser.send(authorized(path).GET());
    }

    HttpResponse<String> delete(String path) {
        return browser.send(authorized(path).DELETE());
    }

    HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(browser.here(path)).header("Authorization", "Bearer " + tokens.access());
    }
}

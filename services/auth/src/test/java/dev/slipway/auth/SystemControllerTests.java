package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class SystemControllerTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;
    private Oidc oidc;
    private Oidc.Tokens customer;

    @BeforeEach
    void signsACustomerIn() {
        browser = new Browser(port);
        oidc = new Oidc(browser);
        customer = oidc.signedIn();
    }

    @Test
    void saysItsVersionToAnAdministrator() throws Exception {
        jdbc.sql("insert into user_role (user_id, role) values (?::uuid, 'ADMIN')")
                .param(customer.accessJwt().getJWTClaimsSet().getSubject())
                .update();
        var answer = report(oidc.fresh());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"version\":\"development\"}");
    }

    @Test
    void saysItToNobodyElse() {
        var machine = oidc.token("machine", AuthTest.MACHINE_SECRET, Map.of("grant_type", "client_credentials"));
        assertThat(report(customer).statusCode()).isEqualTo(403);
        assertThat(report(machine).statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/auth/system").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> report(Oidc.Tokens caller) {
        return browser.get(
                "/api/auth/system", "Accept", "application/json", "Authorization", "Bearer " + caller.access());
    }
}

package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Database;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With what it does not start, and that it says so in two sentences. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    private static final String GOOD = "hV4mT9xQ2rKz7LcW8nBy3PdG";
    private static final Map<String, Object> PRODUCTION = Map.of(
            "slipway.auth.key-encryption-secret", AuthTest.KEY_SECRET,
            "slipway.auth.gateway-client-secret", GOOD + "1x",
            "slipway.auth.machine-client-secret", GOOD + "2y");
    private static final Database DATABASE = BackingServices.freshDatabase();

    @BeforeAll
    static void aDemoUserRegisters() {
        try (var auth = Replica.withoutPort(DATABASE, Map.of())) {
            auth.getBean(JdbcClient.class).sql("""
                    insert into users (id, name, name_key, display_name, email, password, created_at, version)
                    values (gen_random_uuid(), 'Alice', 'alice', 'Alice', 'Alice@Example.org', '{none}', now(), 0)""").update();
        }
    }

    @Test
    void refusesDemoUsersInProduction(CapturedOutput output) {
        assertRefused(PRODUCTION, "production");
        assertThat(output).contains("auth refuses to start: there are demo users in the database (Alice)");
    }

    @Test
    void startsWithThemElsewhere() {
        Replica.withoutPort(DATABASE, Map.of()).close();
    }

    @Test
    void startsInProductionWithoutThem() {
        Replica.withoutPort(BackingServices.freshDatabase(), PRODUCTION, "production")
                .close();
    }

    @Test
    void refusesDemoSecretsInProduction(CapturedOutput output) {
        var secret = "demo-secret-demo-secret-demo";
        assertRefused(Map.of("slipway.auth.machine-client-secret", secret), "production");
        assertThat(output).contains("auth refuses to start: slipway.auth.").doesNotContain(secret);
    }

    @Test
    void refusesASecretThatDoesNotOpenItsKeys(CapturedOutput output) {
        assertRefused(Map.of("slipway.auth.key-encryption-secret", GOOD));
        assertThat(output)
                .contains("encrypted under another slipway.auth.key-encryption-secret", "Start with the secret");
    }

    @Test
    void refusesToInventASecret(CapturedOutput output) {
        assertRefused(Map.of("slipway.auth.gateway-client-secret", ""));
        assertThat(output)
                .contains("slipway.auth.gateway-client-secret is not set", "SLIPWAY_AUTH_GATEWAY_CLIENT_SECRET");
    }

    private static void assertRefused(Map<String, Object> settings, String... profiles) {
        assertThatThrownBy(() -> Replica.withoutPort(DATABASE, settings, profiles))
                .hasStackTraceContaining(StartRefused.class.getName());
    }
}

package dev.slipway.auth;

import dev.slipway.test.Database;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** This service once more, as another process would be, on the database that it is given. */
public final class Replica {

    private Replica() {}

    /** One that serves, beside the one of the test. */
    public static ConfigurableApplicationContext beside(Environment test) {
        return start(
                WebApplicationType.SERVLET,
                Map.of(
                        "spring.datasource.url", test.getRequiredProperty("spring.datasource.url"),
                        "spring.datasource.username", test.getRequiredProperty("spring.datasource.username"),
                        "spring.datasource.password", test.getRequiredProperty("spring.datasource.password")));
    }

    /** One that runs a command, or only starts. */
    public static ConfigurableApplicationContext withoutPort(
            Database database, Map<String, Object> settings, String... profiles) {
        var all = new HashMap<String, Object>(Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password()));
        all.putAll(settings);
        return start(WebApplicationType.NONE, all, profiles);
    }

    public static int port(ConfigurableApplicationContext replica) {
        return replica.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static ConfigurableApplicationContext start(
            WebApplicationType type, Map<String, Object> settings, String... profiles) {
        var all = new HashMap<String, Object>(Map.of(
                "server.port", 0,
                "spring.datasource.hikari.maximum-pool-size", 4,
                "slipway.auth.key-encryption-secret", AuthTest.KEY_SECRET,
                "slipway.auth.gateway-client-secret", AuthTest.GATEWAY_SECRET,
                "slipway.auth.machine-client-secret", AuthTest.MACHINE_SECRET));
        all.putAll(settings);
        return new SpringApplicationBuilder(AuthApplication.class)
                .web(type)
                .profiles(profiles)
                .initializers(context ->
                        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("this test", all)))
                .run();
    }
}

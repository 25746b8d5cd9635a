package dev.slipway.gateway;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A second gateway: a replica of the first, or one that differs in the settings a test names. */
final class OtherGateway implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private OtherGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static OtherGateway replicaOf(Environment first) {
        return of(first, Map.of());
    }

    static OtherGateway of(Environment first, Map<String, String> differences) {
        var settings = new TreeMap<>(Neighbours.settings());
        for (var name : new String[] {
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri"
        }) {
            settings.put(name, first.getRequiredProperty(name));
        }
        settings.put("server.port", "0");
        settings.putAll(differences);
        var arguments = settings.entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
        return new OtherGateway(new SpringApplicationBuilder(GatewayApplication.class)
                .registerShutdownHook(false)
                .run(arguments));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}

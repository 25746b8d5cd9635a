package dev.slipway.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;

/** Puts {@code service-defaults.yaml} below everything else: a service's own setting always wins. */
class ServiceDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String FILE = "service-defaults.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        if (inContainer(environment)) {
            sources.addLast(new MapPropertySource("container-defaults", Map.of("slipway.drain", "2s")));
        }
        if (logsAsJson(environment)) {
            sources.addLast(new MapPropertySource("log-format", Map.of("logging.structured.format.console", "ecs")));
        }
        try {
            new YamlPropertySourceLoader()
                    .load(FILE, new ClassPathResource(FILE))
                    .forEach(sources::addLast);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** People read text; what collects logs in containers reads JSON. */
    private static boolean logsAsJson(ConfigurableEnvironment environment) {
        var byPlace = inContainer(environment) ? "json" : "text";
        return switch (environment.getProperty("slipway.log-format", byPlace)) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new IllegalArgumentException("slipway.log-format (SLIPWAY_LOG_FORMAT) is text or json");
        };
    }

    private static boolean inContainer(ConfigurableEnvironment environment) {
        return environment.acceptsProfiles(Profiles.of("container"));
    }

    /** After the configuration files, which may name profiles. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}

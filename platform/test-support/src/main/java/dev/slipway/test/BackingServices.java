package dev.slipway.test;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Gives an application context a database of its own on a real PostgreSQL, a real Kafka and an issuer's keys. Import it
 * into a test, or start an application with it from the IDE. Servers are shared by the whole JVM and start when the first
 * context asks for their address, so a test of the database alone starts no broker.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(BackingServices.Addresses.class)
public class BackingServices {

    private static final List<String> TESTS_OWN =
            List.of("commandLineArgs", "Inlined Test Properties", "Dynamic Test Properties");

    @Bean
    static StatementCounter statementCounter() {
        return new StatementCounter();
    }

    /** A database for a test that starts its service by hand. */
    public static Database freshDatabase() {
        return Servers.postgres().freshDatabase();
    }

    private static void register(ConfigurableEnvironment environment) {
        var sources = environment.getPropertySources();
        if (sources.contains(LazyProperties.NAME)) {
            return;
        }
        // A test's own properties stay above, so that it can point elsewhere on purpose.
        TESTS_OWN.stream()
                .filter(sources::contains)
                .max(Comparator.comparingInt(name -> position(sources, name)))
                .ifPresentOrElse(
                        last -> sources.addAfter(last, new LazyProperties()),
                        () -> sources.addFirst(new LazyProperties()));
    }

    private static int position(MutablePropertySources sources, String name) {
        return sources.stream().map(PropertySource::getName).toList().indexOf(name);
    }

    /** A selector only because it is asked before anything reads a property; it selects nothing. */
    static final class Addresses implements ImportSelector, EnvironmentAware {

        @Override
        public void setEnvironment(Environment environment) {
            register((ConfigurableEnvironment) environment);
        }

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[0];
        }
    }

    /** Values are asked for when they are read, which is what starts the servers. */
    private static final class LazyProperties extends MapPropertySource {

        static final String NAME = "backing services";

        LazyProperties() {
            super(NAME, addresses(Once.of(BackingServices::freshDatabase)));
        }

        private static Map<String, Object> addresses(Supplier<Database> database) {
            return Map.of(
                    "spring.datasource.url", value(() -> database.get().url()),
                    "spring.datasource.username", value(() -> database.get().user()),
                    "spring.datasource.password", value(() -> database.get().password()),
                    "spring.kafka.bootstrap-servers", value(Servers::kafka),
                    "spring.security.oauth2.resourceserver.jwt.jwk-set-uri", value(Tokens::jwkSetUri),
                    "slipway.public-url", value(() -> Tokens.ISSUER));
        }

        private static Supplier<String> value(Supplier<String> value) {
            return value;
        }

        @Override
        public @Nullable Object getProperty(String name) {
            var value = super.getProperty(name);
            return value instanceof Supplier<?> supplier ? supplier.get() : value;
        }
    }
}

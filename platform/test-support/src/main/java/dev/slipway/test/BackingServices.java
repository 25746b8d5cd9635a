package dev.slipway.test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Real PostgreSQL and Kafka for a test or for a start from the IDE: containers where Docker answers, the same programs as
 * child processes where not. One server each per JVM; every application context gets an empty database of its own.
 */
@TestConfiguration(proxyBeanMethods = false)
public class BackingServices {

    @Bean
    static DynamicPropertyRegistrar backingServices() {
        return properties -> {
            var database = Servers.postgres().newDatabase();
            properties.add("spring.datasource.url", database::url);
            properties.add("spring.datasource.username", database::user);
            properties.add("spring.datasource.password", database::password);
            properties.add(
                    "spring.kafka.bootstrap-servers", () -> Servers.kafka().bootstrap());
            properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", Tokens::jwkSetUri);
        };
    }
}

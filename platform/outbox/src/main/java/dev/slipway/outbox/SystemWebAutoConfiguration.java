package dev.slipway.outbox;

import dev.slipway.defaults.ApiSecurity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** How the service does is for administrators alone; in which order, and why: {@link DeadLetterWebAutoConfiguration}. */
@AutoConfiguration(after = OutboxAutoConfiguration.class, afterName = "dev.slipway.defaults.SecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({ApiSecurity.class, DeadLetters.class})
class SystemWebAutoConfiguration {

    @Bean
    ConsumerLags consumerLags(KafkaAdmin broker, ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new ConsumerLags(broker, listeners);
    }

    @Bean
    SystemController systemController(
            @Value("${spring.application.version:development}") String version,
            JdbcClient database,
            ConsumerLags lags) {
        return new SystemController(version, database, lags);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 11)
    SecurityFilterChain systemSecurity(HttpSecurity http, ApiSecurity api) {
        return api.apply(http)
                .securityMatcher("/api/*/system")
                .authorizeHttpRequests(it -> it.anyRequest().hasRole("ADMIN"))
                .build();
    }
}

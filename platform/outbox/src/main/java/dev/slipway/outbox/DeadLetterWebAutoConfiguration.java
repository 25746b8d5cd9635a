package dev.slipway.outbox;

import dev.slipway.defaults.ApiSecurity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Dead letters are everybody's business details: administrators alone see them, whatever a service's own rules say. After
 * service-defaults, whose "nothing is open" must not take this chain for a service's own.
 */
@AutoConfiguration(after = OutboxAutoConfiguration.class, afterName = "dev.slipway.defaults.SecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({ApiSecurity.class, DeadLetters.class})
class DeadLetterWebAutoConfiguration {

    @Bean
    DeadLetterController deadLetterController(DeadLetterQueries queries, DeadLetters letters) {
        return new DeadLetterController(queries, letters);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    SecurityFilterChain deadLetterSecurity(HttpSecurity http, ApiSecurity api) {
        return api.apply(http)
                .securityMatcher("/api/*/dead-letters/**")
                .authorizeHttpRequests(it -> it.anyRequest().hasRole("ADMIN"))
                .build();
    }
}

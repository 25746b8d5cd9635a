package dev.slipway.tiny;

import dev.slipway.defaults.ApiSecurity;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A way to the database past the tokens, for when these cannot be judged. */
@TestConfiguration(proxyBeanMethods = false)
class OpenDoor {

    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http, ApiSecurity api) {
        return api.apply(http.securityMatcher("/open/**"))
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .build();
    }

    @RestController
    static class OpenController {

        private final JdbcTemplate jdbc;

        OpenController(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @GetMapping("/open/database")
        int read() {
            return jdbc.queryForList("select 1").size();
        }
    }
}

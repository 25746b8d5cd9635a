package dev.slipway.defaults;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** How a service takes its leave. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class StopAutoConfiguration {

    @Bean
    Drain drain(@Value("${slipway.drain:0s}") Duration longest) {
        return new Drain(longest);
    }
}

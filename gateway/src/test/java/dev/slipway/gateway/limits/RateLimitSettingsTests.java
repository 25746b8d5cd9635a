package dev.slipway.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gateway.limits.RateLimitSettings.Limit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RateLimitSettingsTests {

    @Test
    void comeFromTheEnvironmentOfAPlace() {
        with(Map.of("SLIPWAY_GATEWAY_RATELIMITS_SIGNIN_RATE", "5", "SLIPWAY_GATEWAY_RATELIMITS_SIGNIN_BURST", "100"))
                .run(it ->
                        assertThat(it.getBean(RateLimitSettings.class).signIn()).isEqualTo(new Limit(5, 100)));
    }

    @Test
    void refuseABurstThatWouldNeverFillALease() {
        with(Map.of("SLIPWAY_GATEWAY_RATELIMITS_USER_BURST", "1"))
                .run(it -> assertThat(it.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("burst must be no smaller than rate: 1 < 2000"));
    }

    private static ApplicationContextRunner with(Map<String, Object> variables) {
        return new ApplicationContextRunner()
                .withInitializer(it -> it.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class);
    }

    @EnableConfigurationProperties(RateLimitSettings.class)
    static class Settings {}
}

package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.HouseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class OutboxSettingsTests {

    @EnableConfigurationProperties(OutboxSettings.class)
    static class App {}

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(App.class);

    @Test
    void areFitToRunAsTheyCome() {
        service.run(it -> assertThat(it).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retention=12h", "retention=7d", "batch-per-partition=0", "poll-every=0s"})
    void refuseWhatWouldLoseRepeatsOrNeverRest(String setting) {
        service.withPropertyValues("slipway.outbox." + setting)
                .run(it -> assertThat(it).getFailure().rootCause().hasMessageContaining(setting.substring(0, 4)));
    }

    @Test
    void knowNothingOfTheShop() {
        HouseRules.checkDomainFree("dev.slipway.outbox");
    }
}

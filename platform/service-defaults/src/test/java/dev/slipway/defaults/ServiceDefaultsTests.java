package dev.slipway.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.test.HouseRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class ServiceDefaultsTests {

    private static MockEnvironment processed(MockEnvironment environment) {
        new ServiceDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void giveWayToEverySettingOfTheService() {
        var environment = new MockEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("application.yaml", Map.of("spring.jpa.open-in-view", "true")));

        assertThat(processed(environment).getProperty("spring.jpa.open-in-view"))
                .isEqualTo("true");
        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
    }

    @Test
    void logTextForPeopleAndJsonInContainers() {
        var laptop = new MockEnvironment();
        var container = new MockEnvironment();
        container.setActiveProfiles("container");
        var asked = new MockEnvironment().withProperty("slipway.log-format", "json");
        var mistyped = new MockEnvironment().withProperty("slipway.log-format", "jsn");

        assertThat(processed(laptop).getProperty("logging.structured.format.console"))
                .isNull();
        assertThat(processed(container).getProperty("logging.structured.format.console"))
                .isEqualTo("ecs");
        assertThat(processed(asked).getProperty("logging.structured.format.console"))
                .isEqualTo("ecs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> processed(mistyped))
                .withMessageContaining("text or json");
    }

    @Test
    void readTheLogFormatFromTheEnvironmentToo() {
        var environment = new MockEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("env", Map.of("SLIPWAY_LOG_FORMAT", "json")));

        assertThat(processed(environment).getProperty("logging.structured.format.console"))
                .isEqualTo("ecs");
    }

    @Test
    void knowNothingOfTheShop() {
        HouseRules.checkDomainFree("dev.slipway.defaults");
    }
}

package dev.slipway.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ServersTests {

    @Test
    void areContainersWhereDockerAnswers(CapturedOutput output) {
        assertThat(Servers.choose("", () -> true)).isTrue();
        assertThat(output).contains("Docker answers: tests run on containers of postgres:18.6 and apache/kafka:4.2.1");
    }

    @Test
    void areEmbeddedWhereItDoesNot(CapturedOutput output) {
        assertThat(Servers.choose("", () -> false)).isFalse();
        assertThat(output).contains("Docker does not answer: tests run on embedded PostgreSQL 18 and Kafka 4.2.1");
    }

    @Test
    void areWhatSomebodyWishes(CapturedOutput output) {
        assertThat(Servers.choose("embedded", () -> true)).isFalse();
        assertThat(Servers.choose("Containers", () -> false)).isTrue();
        assertThat(output).contains("SLIPWAY_TEST_SERVERS says so: tests run on embedded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Servers.choose("docker", () -> true))
                .withMessageContaining("containers or embedded");
    }
}

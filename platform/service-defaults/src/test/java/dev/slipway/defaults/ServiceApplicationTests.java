package dev.slipway.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceApplicationTests {

    @ParameterizedTest
    @CsvSource({
        "migrate, migrate",
        "--slipway.command=migrate, migrate",
        "--server.port=1 migrate, migrate",
        "--server.port=1,"
    })
    void findsTheCommandAmongTheArguments(String args, String command) {
        assertThat(ServiceApplication.command(args.split(" ", -1)).orElse(null)).isEqualTo(command);
    }
}

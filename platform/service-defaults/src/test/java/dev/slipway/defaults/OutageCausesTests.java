package dev.slipway.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageCausesTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "40001", "40P01", "55P03", "57014"})
    void countsWhatPassesByItself(String state) {
        assertThat(Outage.in(wrapped(new SQLException("told by the driver", state))))
                .isPresent();
    }

    @Test
    void countsAConnectionThatThePoolFindsClosed() {
        assertThat(Outage.in(wrapped(new SQLException("Connection is closed")))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23503", "42P01", "22001", "23505"})
    void doesNotExcuseAMistake(String state) {
        assertThat(Outage.in(wrapped(new SQLException("told by the driver", state))))
                .isEmpty();
    }

    private static Throwable wrapped(SQLException cause) {
        return new IllegalStateException("could not roll back", new RuntimeException(cause));
    }
}

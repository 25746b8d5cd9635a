package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "\"1\", \"3\"", "*"})
    void acceptsWhoReadTheCurrentVersion(String ifMatch) {
        assertThatCode(() -> Versions.demand(ifMatch, 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "3", "\"3", "nonsense"})
    void refusesWhoReadAnother(String ifMatch) {
        assertThatThrownBy(() -> Versions.demand(ifMatch, 3)).isInstanceOf(TodoException.VersionOutdated.class);
    }

    @Test
    void refusesWhoNamesNone() {
        assertThatThrownBy(() -> Versions.demand(null, 3)).isInstanceOf(TodoException.VersionMissing.class);
    }
}

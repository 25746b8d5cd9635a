package dev.slipway.defaults;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "\"1\", \"3\"", "*"})
    void acceptsWhoReadTheCurrentVersion(String ifMatch) {
        assertThatCode(() -> Versions.demand(ifMatch, 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "\"30\"", "\"1\", W/\"3\""})
    void refusesWhoReadAnother(String ifMatch) {
        assertThatThrownBy(() -> Versions.demand(ifMatch, 3)).isInstanceOf(VersionException.Outdated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "nonsense", ","})
    void refusesWhatIsNoTag(String ifMatch) {
        assertThatThrownBy(() -> Versions.demand(ifMatch, 3)).isInstanceOf(VersionException.Malformed.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void refusesWhoNamesNone(String ifMatch) {
        assertThatThrownBy(() -> Versions.demand(ifMatch, 3)).isInstanceOf(VersionException.Missing.class);
    }
}

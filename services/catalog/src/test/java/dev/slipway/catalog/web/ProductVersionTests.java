package dev.slipway.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.defaults.VersionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductVersionTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"3-17-a1\"", "\"3-0-a1\"", "\"3\"", "\"1-17-a1\", \"3-9-a1\"", "*"})
    void acceptsWhoReadTheCurrentVersionHoweverMuchStockThereWas(String ifMatch) {
        assertThat(ProductVersion.seenBy(ifMatch).test(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2-3-a1\"", "\"30-3-a1\"", "W/\"3-17-a1\"", "\"nonsense\"", "\"-3\""})
    void refusesWhoReadAnother(String ifMatch) {
        assertThat(ProductVersion.seenBy(ifMatch).test(3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "nonsense", ","})
    void refusesWhatIsNoTag(String ifMatch) {
        assertThatThrownBy(() -> ProductVersion.seenBy(ifMatch)).isInstanceOf(VersionException.Malformed.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void refusesWhoNamesNone(String ifMatch) {
        assertThatThrownBy(() -> ProductVersion.seenBy(ifMatch)).isInstanceOf(VersionException.Missing.class);
    }
}

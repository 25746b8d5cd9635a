package dev.slipway.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInNameTests {

    @ParameterizedTest
    @ValueSource(strings = {"bob", "a.b-c_d", "Jürgen", "Ελένη", "маша", "王小明", "さくら123", "김철수", "x23", " padded "})
    void takesLettersOfAnyOneScript(String name) {
        assertThat(SignInName.possible(name)).isTrue();
        assertThat(new SignInName(name).value()).isEqualTo(name.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "-ab",
                "a b c",
                "a@b.c",
                "<b>bold</b>",
                "../../etc",
                "abc\u0000",
                "ab\nc",
                "\u0430lice", // Cyrillic a, Latin rest
                "alice\uFE0F", // ends with something that nobody sees
                "\u3164\u3164\u3164", // nothing to see at all
                "\uFDFA\uFDFA\uFDFA", // one letter each, eighteen when written out
                "\u202Ealice"
            })
    void refusesWhatCannotBeSeenTypedOrToldApart(String name) {
        assertThat(SignInName.possible(name)).isFalse();
        assertThatThrownBy(() -> new SignInName(name)).isInstanceOf(UserException.UnusableName.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void hasThreeToFortyCharacters(int length) {
        assertThat(SignInName.possible("a".repeat(length))).isTrue();
        assertThat(SignInName.possible("a".repeat(length == 3 ? 2 : 41))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Alice, aLICE",
        "IRIS, iris", // the tests' locale is Turkish, where these two differ
        "J\u00FCrgen, Ju\u0308rgen",
        "\uFF41lice, alice", // full width
        "stra\u00DFe, STRASSE",
        "\u03A3\u0391\u03A3, \u03C3\u03B1\u03C3" // a final sigma
    })
    void isOneWithWhatDiffersByCaseOrEncodingOnly(String one, String other) {
        assertThat(new SignInName(one).key()).isEqualTo(new SignInName(other).key());
    }
}

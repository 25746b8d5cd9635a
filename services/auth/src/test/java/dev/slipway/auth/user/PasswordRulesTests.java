package dev.slipway.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OWASP ASVS 5, 6.2. */
class PasswordRulesTests {

    private final PasswordRules rules;

    PasswordRulesTests() throws IOException {
        rules = new PasswordRules();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four quiet green boats",
                "kzqvbtnwxrpl", // twelve letters, nothing else
                "839104726518", // twelve digits
                "         x1y2", // spaces count
                "пароль из слов",
                "🐙🦀🐡🐠🐟🦐🦑🐚🪸🐳🐋🦈",
                "' or 1=1; --x"
            })
    void takesAnyCharactersWithoutRulesOfComposition(String password) {
        assertThat(rules.objection(password, "alice")).isEmpty();
    }

    @Test
    void countsCharactersAndNotBytesOrHalves() {
        assertThat(rules.objection("kzqvbtnwxrp")).hasValue("person.password.short");
        assertThat(rules.objection("🐙🦀🐡🐠🐟🦐")).isPresent();
        assertThat(rules.objection("ab1c".repeat(32))).isEmpty();
        assertThat(rules.objection("ab1c".repeat(32) + "x")).hasValue("person.password.long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unbelievable",
                "UNBELIEVABLE", // the tests' locale is Turkish, where this has another small i
                "password1234",
                "123password!!!",
                "Password2026",
                "aaaaaaaaaaaa",
                "121212121212"
            })
    void refusesWhatEverybodyTries(String password) {
        assertThat(rules.objection(password)).hasValue("person.password.common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice1234567",
                "alice-alice-alice",
                "2026-ALICE-2026",
                "Alice Liddell",
                "liddell-alice!",
                "slipwayslipway",
                "alice@slipway2026",
                "looking-glass-26"
            })
    void refusesWhatIsMadeOfTheUsersOrOurOwnName(String password) {
        assertThat(rules.objection(password, "alice", "Alice Liddell", "looking.glass"))
                .hasValue("person.password.personal");
    }

    @Test
    void allowsANameAmongOtherWords() {
        assertThat(rules.objection("alice paints old bridges", "alice")).isEmpty();
        assertThat(rules.objection("ed 1234 9876 55", "ed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghij\u0000kl", "abcdefghij\nkl", "abcdefghij\u0085kl"})
    void refusesWhatNobodyCanType(String password) {
        assertThat(rules.objection(password)).hasValue("person.password.control-characters");
    }
}

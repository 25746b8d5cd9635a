package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTests {

    @Test
    void looksForAllWordsAndTakesTheLastAsTheBeginningOfOne() {
        assertThat(SearchWords.in("Blue  MUG").query()).isEqualTo("'blue' & 'mug':*");
    }

    @Test
    void lowersLettersAlikeInEveryCountry() {
        assertThat(SearchWords.in("IRON").words()).containsExactly("iron");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!!!", "' & | ! <-> :* ()", "\0", "\\", "\ud800"})
    void findsNoWordWhereThereIsNone(String typed) {
        assertThat(SearchWords.in(typed).isEmpty()).isTrue();
        assertThat(SearchWords.in(typed).query()).isEmpty();
    }

    @Test
    void treatsOperatorsAsSeparators() {
        assertThat(SearchWords.in("tea' | 'mug:*\0!jar").words()).containsExactly("tea", "mug", "jar");
    }

    @Test
    void readsNoMoreThanSomeWordsOfSomeLength() {
        assertThat(SearchWords.in("x".repeat(100_000) + " a b c d e f g h i j").words())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }
}

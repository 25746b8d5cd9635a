package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTests {

    private final List<UUID> three = List.of(TimeOrdered.uuid(), TimeOrdered.uuid(), TimeOrdered.uuid());

    @Test
    void namesTheLastRowShownAsTheStartOfTheNextPage() {
        var page = Page.of(three, 2, Function.identity(), Function.identity());

        assertThat(page.items()).isEqualTo(three.subList(0, 2));
        assertThat(Page.after(page.next())).isEqualTo(three.get(1));
    }

    @Test
    void hasNoNextPageWhenAllRowsAreShown() {
        assertThat(Page.of(three, 3, Function.identity(), Function.identity()).next())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00", "c2VsZWN0IDE", "MS0xLTEtMS0x"})
    void refusesACursorThatIsNotItsOwn(String cursor) {
        assertThatThrownBy(() -> Page.after(cursor)).isInstanceOf(BadCursorException.class);
        assertThatThrownBy(() -> Page.afterPosition(cursor)).isInstanceOf(BadCursorException.class);
    }

    @Test
    void readsPositionsAsItWroteThem() {
        var page = Page.of(List.of(-5L, 7L), 1, Function.identity(), Function.identity());

        assertThat(Page.afterPosition(page.next())).isEqualTo(-5);
        assertThat(Page.afterPosition(null)).isEqualTo(Long.MIN_VALUE);
        assertThatThrownBy(() -> Page.afterPosition(Cursor.of("+7").text())).isInstanceOf(BadCursorException.class);
    }

    @Test
    void givesIdsThatRiseWithTime() {
        var earlier = TimeOrdered.at(1_795_000_000_000L);

        assertThat(TimeOrdered.at(1_795_000_000_001L).toString()).isGreaterThan(earlier.toString());
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
    }
}

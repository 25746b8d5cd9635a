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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTests {

    private final List<UUID> three = List.of(TimeOrdered.uuid(), TimeOrdered.uuid(), TimeOrdered.uuid());

    @Test
    void namesTheLastRowShownAsTheStartOfTheNextPage() {
        var page = Page.of(three, 2, Cursor::of, Function.identity());

        assertThat(page.items()).isEqualTo(three.subList(0, 2));
        assertThat(Page.after(page.next())).isEqualTo(three.get(1));
    }

    @Test
    void hasNoNextPageWhenAllRowsAreShown() {
        assertThat(Page.of(three, 3, Cursor::of, Function.identity()).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00", "c2VsZWN0IDE", "MS0xLTEtMS0x"})
    void refusesACursorThatIsNotItsOwn(String cursor) {
        assertThatThrownBy(() -> Page.after(cursor)).isInstanceOf(BadCursorException.class);
        for (var order : TaskOrder.values()) {
            assertThatThrownBy(() -> order.after(cursor)).isInstanceOf(BadCursorException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSITION, -5, +7",
        "DUE, 2026-12-01, +99999-01-01",
        "DUE, infinity, 2026-02-30",
        "PRIORITY, HIGH, URGENT",
        "CREATED, 01a1f0a6-0000-7000-8000-000000000000, 1-1-1-1-1"
    })
    void readsTheKeysThatItWritesAndNoOthers(TaskOrder order, String written, String foreign) {
        var id = TimeOrdered.uuid();

        assertThat(order.after(Cursor.of(order, written, id).text()).values()).containsEntry("key", written);
        assertThatThrownBy(() -> order.after(Cursor.of(order, foreign, id).text()))
                .isInstanceOf(BadCursorException.class);
    }

    @Test
    void refusesTheEndOfAPageInAnotherOrder() {
        var end = Cursor.of(TaskOrder.TITLE, "Prune", TimeOrdered.uuid()).text();

        assertThat(TaskOrder.TITLE.after(end).values()).containsEntry("key", "Prune");
        assertThatThrownBy(() -> TaskOrder.DUE.after(end)).isInstanceOf(BadCursorException.class);
    }

    @Test
    void givesIdsThatRiseWithTime() {
        var earlier = TimeOrdered.at(1_795_000_000_000L);

        assertThat(TimeOrdered.at(1_795_000_000_001L).toString()).isGreaterThan(earlier.toString());
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
    }
}

package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.defaults.BadCursorException;
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
    @ValueSource(strings = {"x", "AAAA", "%00", "c2VsZWN0IDE"})
    void refusesACursorThatIsNotItsOwn(String cursor) {
        assertThatThrownBy(() -> Page.after(cursor)).isInstanceOf(BadCursorException.class);
    }

    @Test
    void givesIdsThatRiseWithTime() throws InterruptedException {
        var earlier = TimeOrdered.uuid();
        Thread.sleep(2);

        assertThat(TimeOrdered.uuid().toString()).isGreaterThan(earlier.toString());
        assertThat(earlier.version()).isEqualTo(7);
    }
}

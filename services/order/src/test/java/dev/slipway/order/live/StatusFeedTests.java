package dev.slipway.order.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderFact;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.OrderStatus;
import dev.slipway.test.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Its clock is all but stopped: what happens here is woken. */
class StatusFeedTests {

    private static final LiveSettings SETTINGS = new LiveSettings(Duration.ofSeconds(15), Duration.ofHours(1), 10);

    private final OrderId order = new OrderId(UUID.randomUUID());
    private final OrderId another = new OrderId(UUID.randomUUID());
    private final OrderService orders = mock();
    private final StatusStreams streams = new StatusStreams(SETTINGS);
    private final StatusFeed feed = new StatusFeed(orders, streams, SETTINGS);

    @BeforeEach
    void start() {
        streams.start();
        feed.afterPropertiesSet();
    }

    @AfterEach
    void stop() {
        feed.destroy();
        streams.stop();
    }

    @Test
    void asksForNothingWhileNobodyListens() {
        given(orders.historyAfter(anyMap())).willReturn(List.of(fact(order, 1)));
        feed.wake();

        var stream = open(order, 0);
        feed.wake();

        eventually(() -> assertThat(stream.seen()).isEqualTo(1));
        then(orders).should(never()).historyAfter(Map.of());
    }

    @Test
    void asksOnceForAllReadersAndTellsEachWhatItLacks() {
        var behind = open(order, 0);
        var ahead = open(order, 3);
        var other = open(another, 1);
        given(orders.historyAfter(Map.of(order, 0, another, 1)))
                .willReturn(List.of(fact(order, 1), fact(order, 2), fact(another, 2)));

        feed.wake();

        eventually(() -> {
            assertThat(behind.seen()).isEqualTo(2);
            assertThat(other.seen()).isEqualTo(2);
        });
        assertThat(ahead.seen()).isEqualTo(3);
    }

    @Test
    void looksAtOnceWhenAnOrderThatIsFollowedTookAStepHere() {
        var stream = open(order, 1);
        given(orders.historyAfter(anyMap())).willReturn(List.of(fact(order, 2)));

        feed.on(new OrderService.Step(another));
        feed.on(new OrderService.Step(order));

        eventually(() -> assertThat(stream.seen()).isEqualTo(2));
    }

    @Test
    void goesOnWhenTheHistoryCouldNotBeRead() {
        var stream = open(order, 0);
        given(orders.historyAfter(anyMap()))
                .willThrow(new DataAccessResourceFailureException("away"))
                .willReturn(List.of(fact(order, 1)));

        eventually(() -> {
            feed.wake();
            assertThat(stream.seen()).isEqualTo(1);
        });
    }

    private StatusStream open(OrderId order, int seen) {
        var stream = new StatusStream(
                order, new CustomerId(UUID.randomUUID()), seen, Instant.now().plusSeconds(60));
        streams.open(stream);
        return stream;
    }

    private static OrderFact fact(OrderId order, int number) {
        return new OrderFact(order, number, "placed", OrderStatus.PENDING, null, Instant.now(), "1");
    }

    private static void eventually(Runnable assertion) {
        Eventually.within(Duration.ofSeconds(5), assertion::run);
    }
}

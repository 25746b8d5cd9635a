package dev.slipway.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of each order's wish for stock: one row per order, made once and ended by the order's own facts. */
@Component
class Reservations {

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum State {
        RESERVED,
        REFUSED,
        SOLD,
        RELEASED,
        RETURNED,
        ENDED_EARLY;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    record Reservation(UUID customer, State state, @Nullable String reason, Instant createdAt, String transaction) {}

    /** False where the order is known already, whatever became of it. */
    boolean add(UUID order, UUID customer, State state, @Nullable String reason, Instant at) {
        return jdbc.sql("""
                                insert into reservation (order_id, customer, state, reason, created_at, ended_at)
                                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(order, customer, state.word())
                        .param(reason)
                        .param(StockLedger.timestamp(at))
                        .param(state == State.RESERVED ? null : StockLedger.timestamp(at))
                        .update()
                == 1;
    }

    Optional<State> lock(UUID order) {
        return jdbc.sql("select state from reservation where order_id = ? for no key update")
                .param(order)
                .query((row, _) -> State.of(row.getString(1)))
                .optional();
    }

    void end(UUID order, State state, Instant at) {
        jdbc.sql("update reservation set state = ?, ended_at = ? where order_id = ?")
                .params(state.word(), StockLedger.timestamp(at), order)
                .update();
    }

    /** True once, and only for an order that ended before its wish arrived: somebody waits for an answer. */
    boolean refuseEnded(UUID order) {
        return jdbc.sql(
                                "update reservation set reason = ? where order_id = ? and state = 'ended-early' and reason is null")
                        .params(StockEvent.Refused.ORDER_ENDED, order)
                        .update()
                == 1;
    }

    Optional<Reservation> find(UUID order) {
        return jdbc.sql("""
                        select customer, state, reason, created_at, transaction::text as transaction
                        from reservation where order_id = ?""")
                .param(order)
                .query((row, _) -> new Reservation(
                        row.getObject("customer", UUID.class),
                        State.of(row.getString("state")),
                        row.getString("reason"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("transaction")))
                .optional();
    }

    long openSince(Instant before) {
        return jdbc.sql("select count(*) from reservation where state = 'reserved' and created_at < ?")
                .param(StockLedger.timestamp(before))
                .query(Long.class)
                .single();
    }
}

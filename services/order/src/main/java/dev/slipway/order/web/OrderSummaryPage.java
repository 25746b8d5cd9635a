package dev.slipway.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import dev.slipway.order.Money;
import dev.slipway.order.OrderSearch;
import dev.slipway.order.OrderStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code next} leads to the page after this one; it is null on the last. */
record OrderSummaryPage(List<OrderSummary> items, @Nullable String next) {

    record OrderSummary(
            UUID id,

            @Schema(description = "What people call the order")
            long number,

            @Schema(description = "The subject of the buyer's token")
            UUID customer,

            OrderStatus status,

            @Schema(description = "Why it was rejected or cancelled; otherwise absent")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String reason,

            Money total,
            OrderResponse.Payment payment,
            Instant placedAt,
            Instant updatedAt) {

        static OrderSummary of(OrderSearch.Found found) {
            return new OrderSummary(
                    found.id().value(),
                    found.number(),
                    found.customer().value(),
                    found.status(),
                    found.reason(),
                    found.total(),
                    OrderResponse.Payment.in(found.payment()),
                    found.placedAt(),
                    found.updatedAt());
        }
    }

    /** Of one order more than fits, so that the last page is known without another question. */
    static OrderSummaryPage of(List<OrderSearch.Found> found, int size) {
        var items = found.stream().limit(size).map(OrderSummary::of).toList();
        var more = found.size() > size;
        return new OrderSummaryPage(items, more ? cursor(items.getLast()) : null);
    }

    private static String cursor(OrderSummary last) {
        return Cursor.of(last.placedAt(), last.number()).text();
    }

    /** Where the page before ended. */
    static OrderSearch.@Nullable Position position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var parts = Cursor.parse(cursor, 2);
        try {
            return new OrderSearch.Position(Instant.parse(parts.part(0)), Long.parseLong(parts.part(1)));
        } catch (DateTimeException | NumberFormatException foreign) {
            throw new BadCursorException();
        }
    }
}

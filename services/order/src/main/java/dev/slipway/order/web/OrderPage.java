package dev.slipway.order.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.slipway.order.Order;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code next} leads to the page after this one; it is null on the last. */
record OrderPage(List<OrderResponse> items, @Nullable String next) {

    /** Of one order more than fits, so that the last page is known without another question. */
    static OrderPage of(List<Order> orders, int size) {
        var items = orders.stream().limit(size).map(OrderResponse::of).toList();
        return new OrderPage(
                items, orders.size() > size ? cursor(items.getLast().number()) : null);
    }

    private static String cursor(long number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(number).getBytes(US_ASCII));
    }

    /** The number that the page before ended with. */
    static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
        } catch (IllegalArgumentException unreadable) {
            throw new BadCursorException();
        }
    }

    static class BadCursorException extends RuntimeException {}
}

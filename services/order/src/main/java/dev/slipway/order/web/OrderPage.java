package dev.slipway.order.web;

import dev.slipway.defaults.Cursor;
import dev.slipway.order.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code next} leads to the page after this one; it is null on the last. */
record OrderPage(List<OrderResponse> items, @Nullable String next) {

    /** Of one order more than fits, so that the last page is known without another question. */
    static OrderPage of(List<Order> orders, int size) {
        var items = orders.stream().limit(size).map(OrderResponse::of).toList();
        var more = orders.size() > size;
        return new OrderPage(items, more ? Cursor.of(items.getLast().number()).text() : null);
    }
}

package dev.slipway.order.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record CancelOrderRequest(@Size(max = 200) @Nullable String reason) {

    static String reasonOf(@Nullable CancelOrderRequest request) {
        var reason = request == null ? null : request.reason;
        return reason == null || reason.isBlank() ? "cancelled by the buyer" : reason.strip();
    }
}

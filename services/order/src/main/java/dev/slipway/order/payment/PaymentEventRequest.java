package dev.slipway.order.payment;

import dev.slipway.order.OrderId;
import dev.slipway.order.PaymentEvents.Kind;
import dev.slipway.order.PaymentEvents.PaymentEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What the provider writes into an event. Checked by hand once its signature is: until then its words are nobody's. */
record PaymentEventRequest(
        @NotNull Kind type,
        @NotNull UUID order,

        @Schema(
                description =
                        "The provider's own count of what happened to the order's payment, from 1: the newest counts, whenever it arrives")
        @Min(1)
        int sequence) {

    PaymentEvent as(String id) {
        return new PaymentEvent(id, new OrderId(order), sequence, type);
    }
}

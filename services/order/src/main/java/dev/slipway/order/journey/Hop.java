package dev.slipway.order.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.order.PaymentProvider;
import dev.slipway.outbox.Trail;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One step of an order's way, read from a durable row. What a hop has not is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Hop(
        @Schema(description = "By the clock of the service that wrote the row")
        Instant at,

        String service,

        @Schema(description = "A fact, or sent, received or dead letter and what")
        String what,

        @Nullable String detail,

        @Schema(description = "Of the service's own database") @Nullable
        String transaction,

        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,

        @Schema(description = "The consumer group that received the message") @Nullable
        String consumer,

        @Schema(description = "At which attempt the message took effect, from 1") @Nullable
        Integer attempt,

        @Schema(description = "Deliveries of the same message that were dropped later") @Nullable
        Long duplicatesIgnored,

        @Schema(description = "Whether this takes back an earlier hop")
        boolean compensation,

        @Schema(description = "The id under which the service's dead letters list it") @Nullable
        Long deadLetter) {

    private static final Pattern COMPENSATION =
            Pattern.compile(".*(released|returned|refund|refunded|voided|task-cancelled).*");

    /** What a hop over the broker has besides. */
    private record Message(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable String consumer,
            @Nullable Integer attempt,
            @Nullable Long repeats) {

        static final Message NONE = new Message(null, null, null, null, null, null);
    }

    static Hop of(String service, InnerJourney.Fact it) {
        return hop(it.at(), service, it.what(), it.detail(), it.transaction(), Message.NONE, null);
    }

    static Hop of(PaymentProvider.Entry it) {
        return hop(it.at(), "payment-provider", it.kind(), it.amount().toString(), null, Message.NONE, null);
    }

    static Hop of(String service, Trail.Sent it) {
        var message = new Message(it.topic(), it.partition(), it.offset(), null, null, null);
        var sentAt = it.sentAt();
        return sentAt == null
                ? hop(it.createdAt(), service, "sent " + it.type(), "not sent yet", it.transaction(), message, null)
                : hop(sentAt, service, "sent " + it.type(), null, it.transaction(), message, null);
    }

    static Hop of(String service, Trail.Received it) {
        var message = new Message(it.topic(), it.partition(), it.offset(), it.consumer(), it.attempt(), it.repeats());
        return hop(it.handledAt(), service, "received " + it.type(), null, it.transaction(), message, null);
    }

    static Hop of(String service, Trail.Parked it) {
        var message = new Message(it.topic(), it.partition(), it.offset(), it.consumer(), null, null);
        return hop(it.parkedAt(), service, "dead letter, " + it.state(), it.reason(), null, message, it.id());
    }

    private static Hop hop(
            Instant at,
            String service,
            String what,
            @Nullable String detail,
            @Nullable String transaction,
            Message message,
            @Nullable Long deadLetter) {
        return new Hop(
                at,
                service,
                what,
                detail,
                transaction,
                message.topic,
                message.partition,
                message.offset,
                message.consumer,
                message.attempt,
                message.repeats,
                COMPENSATION.matcher(what).matches(),
                deadLetter);
    }
}

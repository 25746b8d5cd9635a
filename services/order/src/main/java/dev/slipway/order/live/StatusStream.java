package dev.slipway.order.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.order.CustomerId;
import dev.slipway.order.OrderFact;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open connection. It writes on a thread of its own, so that a slow reader keeps nobody waiting. */
class StatusStream {

    private final OrderId order;
    private final CustomerId reader;
    private final Instant until;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private volatile int seen;

    StatusStream(OrderId order, CustomerId reader, int seen, Instant until) {
        this.order = order;
        this.reader = reader;
        this.seen = seen;
        this.until = until;
    }

    OrderId order() {
        return order;
    }

    CustomerId reader() {
        return reader;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** The number of the last fact that was handed over. */
    int seen() {
        return seen;
    }

    /** Called by the feed alone, with an order's facts in sequence. */
    void offer(OrderFact fact) {
        if (fact.number() > seen) {
            seen = fact.number();
            messages.add(new Message.News(fact));
        }
    }

    /** A heartbeat out of turn. */
    void beat() {
        messages.add(new Message.Beat());
    }

    void end() {
        messages.add(new Message.End());
    }

    /** Writes until the reader leaves, its token expires, or the service stops. */
    void run(Duration heartbeat) {
        try {
            emitter.send(SseEmitter.event().comment("open"));
            boolean goesOn;
            do {
                goesOn = write(messages.poll(patience(heartbeat), TimeUnit.MILLISECONDS));
            } while (goesOn);
        } catch (IOException | IllegalStateException readerLeft) {
            // To be ended, like all others.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            complete();
        }
    }

    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException endedAlready) {
            // Where a reader breaks off, the container may have ended the exchange by itself: nothing is left to end.
        }
    }

    private long patience(Duration heartbeat) {
        var left = Duration.between(Instant.now(), until);
        return Math.max(0, (left.compareTo(heartbeat) < 0 ? left : heartbeat).toMillis());
    }

    private boolean write(@Nullable Message message) throws IOException {
        switch (message) {
            case Message.News(var fact) ->
                emitter.send(SseEmitter.event()
                        .id(Integer.toString(fact.number()))
                        .name("status")
                        .data(Status.of(fact), MediaType.APPLICATION_JSON));
            case Message.End _ -> {
                return false;
            }
            case Message.Beat _ -> sendBeat();
            case null -> sendBeat();
        }
        return Instant.now().isBefore(until);
    }

    private void sendBeat() throws IOException {
        emitter.send(SseEmitter.event().comment("still here"));
    }

    private sealed interface Message {
        record News(OrderFact fact) implements Message {}

        record Beat() implements Message {}

        record End() implements Message {}
    }

    @Schema(name = "LiveStatus")
    record Status(
            @Schema(description = "Of the fact, counted within the order; equals the event's id")
            int number,

            @Schema(description = "What happened: placed, payment-due, confirmed and so on")
            String event,

            OrderStatus status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String detail,

            Instant at) {

        static Status of(OrderFact fact) {
            return new Status(fact.number(), fact.event(), fact.status(), fact.detail(), fact.at());
        }
    }
}

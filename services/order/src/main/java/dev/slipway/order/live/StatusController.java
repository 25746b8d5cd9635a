package dev.slipway.order.live;

import dev.slipway.defaults.Problems;
import dev.slipway.order.OrderId;
import dev.slipway.order.OrderService;
import dev.slipway.order.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The status of an order as it changes, and what came before. The stream stays open after a final state, since a confirmed
 * order may still be cancelled, and its money given back; it ends with the reader's token.
 */
@RestController
class StatusController {

    private final OrderService orders;
    private final StatusStreams streams;
    private final StatusFeed feed;

    StatusController(OrderService orders, StatusStreams streams, StatusFeed feed) {
        this.orders = orders;
        this.streams = streams;
        this.feed = feed;
    }

    @GetMapping(path = "/api/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followOrder",
            summary = "The status of an order as it changes (server-sent events)",
            description =
                    "First what happened after Last-Event-ID, or from the beginning; then what happens. A comment line"
                            + " every 15 s keeps the stream alive. It stays open after a final state, which a cancellation or a refund may"
                            + " follow; it ends when the token does and when the service stops. Then connect again.")
    @ApiResponse(responseCode = "404", description = "order-not-found, also for orders of others", content = @Content)
    @ApiResponse(responseCode = "429", description = "too-many-streams: close one of yours first", content = @Content)
    @ApiResponse(
            responseCode = "200",
            description = "Events of the name status; their id is the number of the order's fact",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = StatusStream.Status.class)))
    ResponseEntity<SseEmitter> follow(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
            JwtAuthenticationToken caller) {
        var reader = Reader.of(caller);
        var order = orders.find(reader, new OrderId(id));
        var stream = new StatusStream(
                order.id(), reader.customer(), Math.min(number(lastSeen), order.version()), expiry(caller));
        streams.open(stream);
        feed.wake();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(stream.emitter());
    }

    /** What is no number of ours is as good as none: the reader gets everything. */
    private static int number(@Nullable String lastSeen) {
        try {
            return lastSeen == null ? 0 : Math.max(0, Integer.parseInt(lastSeen));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }

    private static Instant expiry(JwtAuthenticationToken caller) {
        return Objects.requireNonNull(caller.getToken().getExpiresAt(), "tokens without an end are refused before");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(StreamRefusedException refused) {
        var said = Objects.requireNonNull(refused.getMessage());
        var problem = switch (refused) {
            case StreamRefusedException.TooMany _ ->
                Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams", said);
            case StreamRefusedException.Stopping _ -> Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "stopping", said);
        };
        return ResponseEntity.of(problem).header(HttpHeaders.RETRY_AFTER, "1").build();
    }
}

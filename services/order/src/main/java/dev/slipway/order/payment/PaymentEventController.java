package dev.slipway.order.payment;

import dev.slipway.defaults.Problems;
import dev.slipway.order.PaymentEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the payment provider tells what happened. It has no token: its signature says who it is. */
@RestController
class PaymentEventController {

    private static final int MOST_BYTES = 16 << 10;

    private final PaymentEvents events;
    private final WebhookSignature signature;
    private final JsonMapper json;
    private final Validator validator;

    PaymentEventController(PaymentEvents events, WebhookSignature signature, JsonMapper json, Validator validator) {
        this.events = events;
        this.signature = signature;
        this.json = json;
        this.validator = validator;
    }

    @PostMapping(path = "/api/payments/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(
            operationId = "hearPaymentEvent",
            summary = "For the payment provider: tells what happened to an order's payment",
            description =
                    "Signed as Standard Webhooks are: webhook-signature is `v1,` and the Base64 of HMAC-SHA256, under the"
                            + " shared secret, over webhook-id, webhook-timestamp and the body, joined by full stops. Send it again, under"
                            + " the same webhook-id, until it is answered with 204: it counts once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PaymentEventRequest.class))))
    @ApiResponse(responseCode = "204", description = "Heard, now or before")
    @ApiResponse(responseCode = "401", description = "webhook-unsigned: no signature fits, or the time is not ours")
    @ApiResponse(responseCode = "404", description = "order-not-found")
    @ApiResponse(responseCode = "409", description = "payment-unasked: nobody asked for this order's payment")
    void hear(
            @RequestHeader(name = WebhookSignature.ID, required = false) @Size(min = 1, max = 64) @Nullable String id,
            @RequestHeader(name = WebhookSignature.TIMESTAMP, required = false) @Nullable String timestamp,
            @RequestHeader(name = WebhookSignature.SIGNATURE, required = false) @Size(max = 1000) @Nullable
                    String signatures,
            @RequestBody @Size(max = MOST_BYTES) byte[] body) {
        if (id == null || !signature.fits(id, timestamp, signatures, body)) {
            throw problem(
                    HttpStatus.UNAUTHORIZED,
                    "webhook-unsigned",
                    "Sign the event with the shared secret, at its own time, and check the clock.");
        }
        events.hear(read(body).as(id));
    }

    private PaymentEventRequest read(byte[] body) {
        try {
            var request = json.readValue(body, PaymentEventRequest.class);
            if (request != null && validator.validate(request).isEmpty()) {
                return request;
            }
        } catch (JacksonException unreadable) {
            throw malformed();
        }
        throw malformed();
    }

    private static ErrorResponseException malformed() {
        return problem(
                HttpStatus.BAD_REQUEST,
                "payment-event-malformed",
                "An event has a type (payment.captured, payment.declined, payment.refunded), an order, and a sequence from 1.");
    }

    private static ErrorResponseException problem(HttpStatus status, String name, String detail) {
        return new ErrorResponseException(status, Problems.of(status, name, detail), null);
    }
}

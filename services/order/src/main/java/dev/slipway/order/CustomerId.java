package dev.slipway.order;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The subject of the buyer's token: all that this service knows about a person. */
@Embeddable
public record CustomerId(
        @JsonValue @Column(name = "customer") UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package dev.slipway.order.journey;

import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

/** Asked with the caller's own token: each service checks in its own rows whose order it is. */
interface InnerJourneys {

    @GetExchange("/api/journeys/{order}")
    InnerJourney of(@PathVariable UUID order, @RequestHeader(HttpHeaders.AUTHORIZATION) String token);
}

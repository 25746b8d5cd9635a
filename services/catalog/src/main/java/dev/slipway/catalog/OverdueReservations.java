package dev.slipway.catalog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reservations whose order should have ended long ago. They are shown, never released: only the order knows how it ended. */
@Component
class OverdueReservations implements MeterBinder {

    private final Reservations reservations;
    private final Clock clock;
    private final Duration overdueAfter;

    OverdueReservations(Reservations reservations, Clock clock, StockConfiguration.Settings settings) {
        this.reservations = reservations;
        this.clock = clock;
        this.overdueAfter = settings.overdueAfter();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("catalog.reservations.overdue", this, OverdueReservations::count)
                .description("Reservations older than " + overdueAfter + " whose order has not ended")
                .register(registry);
    }

    private double count() {
        try {
            return reservations.openSince(clock.instant().minus(overdueAfter));
        } catch (DataAccessException _) {
            return Double.NaN; // unknown at present
        }
    }
}

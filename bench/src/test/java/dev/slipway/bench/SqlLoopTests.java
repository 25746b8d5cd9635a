package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlLoopTests {

    @Test
    void makesAsManyTripsAsItIsToldByAsManyConnections() throws Exception {
        var catalog = Schema.of("catalog");
        var trips = new AtomicInteger();
        Set<Object> connections = ConcurrentHashMap.newKeySet();
        SqlLoop.run(catalog, Load.times(400), connection -> {
            trips.incrementAndGet();
            connections.add(connection);
            SqlLoop.query("select pg_sleep(?)", 0.05).make(connection);
        });
        assertThat(trips).hasValue(400);
        assertThat(connections).hasSize(Load.CLIENTS);
    }

    @Test
    void complainsOfWhatTheDatabaseRefuses() throws Exception {
        var catalog = Schema.of("catalog");
        assertThatThrownBy(() -> SqlLoop.run(catalog, Load.times(20), SqlLoop.query("select nothing from nowhere")))
                .isInstanceOf(Unmeasurable.class)
                .hasMessageContaining("nowhere");
    }
}

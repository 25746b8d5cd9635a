package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.NONE,
        properties = {"spring.application.name=counting", "spring.main.banner-mode=off"})
@Import(BackingServices.class)
class RoundTripTests {

    @Autowired
    private CountingService.Counters counters;

    @Autowired
    private Trails trails;

    @Autowired
    private JdbcClient database;

    @Test
    void carriesAnEventFromOneCommitToAnother() {
        var key = UUID.randomUUID().toString();
        counters.count(key);
        counters.count(key);
        Eventually.within(
                Duration.ofSeconds(30),
                () -> assertThat(trails.of(key).received()).hasSize(2));
        var trail = trails.of(key);
        assertThat(trail.received()).extracting(Trail.Received::version).containsExactly(1L, 2L);
        assertThat(trail.sent()).extracting(Trail.Sent::offset).doesNotContainNull();
        assertThat(trail.received())
                .extracting(Trail.Received::event)
                .isEqualTo(trail.sent().stream().map(Trail.Sent::event).toList());
        assertThat(database.sql("select number from effect where key = ? order by id")
                        .param(key)
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 2L);
    }
}

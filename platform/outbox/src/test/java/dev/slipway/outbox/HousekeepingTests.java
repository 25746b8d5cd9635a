package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is dropped after 30 days, and what is not. */
class HousekeepingTests extends RelayFixture {

    @Autowired
    private Housekeeping housekeeping;

    @Test
    void dropsWhatWasSentOrGivenUpLongAgoAndNothingThatStillWaits() {
        var run = UUID.randomUUID().toString();
        row(run, "sent", "40 days", "40 days");
        row(run, "discarded", "40 days", null);
        row(run, "sent", "40 days", "1 day");
        row(run, "sent", "29 days", "29 days");
        row(run, "unsent", "40 days", null);
        row(run, "parked", "40 days", null);
        row(run, "held", "40 days", null);

        housekeeping.tidy();

        assertThat(left("select state from outbox where key = ? order by id", run))
                .containsExactly("sent", "sent", "unsent", "parked", "held");
    }

    @Test
    void remembersEventsThatCameAgainOfLate() {
        var run = UUID.randomUUID().toString();
        handled(run, "forgotten", "40 days", null);
        handled(run, "forgotten", "41 days", "40 days");
        handled(run, "repeated", "40 days", "1 day");
        handled(run, "recent", "29 days", null);

        housekeeping.tidy();

        assertThat(left("select consumer from inbox where key = ? order by consumer", run))
                .containsExactly("recent", "repeated");
    }

    @Test
    void dropsDeadLettersThatEndedLongAgoAndNoneThatWaits() {
        var run = UUID.randomUUID().toString();
        letter(run, "parked", null);
        letter(run, "replayed", "40 days");
        letter(run, "discarded", "40 days");
        letter(run, "replayed", "29 days");
        letter(run, "discarded", "29 days");

        housekeeping.tidy();

        assertThat(left("select state from dead_letter where key = ? order by id", run))
                .containsExactly("parked", "replayed", "discarded");
    }

    @Test
    void dropsMoreThanOneChunk() {
        var run = UUID.randomUUID().toString();
        database.sql("""
                        insert into outbox (event_id, topic, key, part, type, version, headers, state, created_at)
                        select gen_random_uuid(), 'old', ?, 0, 'test.told', 1, '{}', 'sent', now() - interval '40 days'
                        from generate_series(1, 12000)
                        """).param(run).update();
        try (var two = Executors.newFixedThreadPool(2)) {
            two.submit(housekeeping::tidy);
            two.submit(housekeeping::tidy);
        }
        housekeeping.tidy();
        assertThat(left("select state from outbox where key = ?", run)).isEmpty();
    }

    private void row(String run, String state, String created, String sent) {
        database.sql("""
                        insert into outbox (event_id, topic, key, part, type, version, headers, state, created_at, sent_at)
                        values (gen_random_uuid(), 'old', ?, 0, 'test.told', 1, '{}', ?, now() - ?::interval, now() - ?::interval)
                        """).params(run, state, created, sent).update();
    }

    private void handled(String run, String consumer, String handled, String repeated) {
        database.sql("""
                        insert into inbox (consumer, event_id, topic, partition, record_offset, key, type, version, attempt, handled_at, repeated_at)
                        values (?, gen_random_uuid(), 'old', 0, 0, ?, 'test.told', 1, 1, now() - ?::interval, now() - ?::interval)
                        """).params(consumer, run, handled, repeated).update();
    }

    private void letter(String run, String state, String ended) {
        database.sql("""
                        insert into dead_letter (consumer, topic, key, headers, reason, state, parked_at, ended_at)
                        values ('relay', 'old', ?, '{}', 'too-large: here', ?, now() - interval '50 days', now() - ?::interval)
                        """).params(run, state, ended).update();
    }

    private List<String> left(String select, String run) {
        return database.sql(select).param(run).query(String.class).list();
    }
}

package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** P6: the outbox relay of order, with events for a topic that nobody reads. */
final class Relaying {

    private static final int BACKLOG = 100_000;
    private static final String TOPIC = "bench.events.v1";

    private static final int ORDERS = 200;
    private static final int ORDERS_A_SECOND = 10;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration DRAINING = Duration.ofMinutes(5);

    private static final String FILL = """
            insert into outbox (event_id, topic, key, part, type, version, payload, headers)
            select gen_random_uuid(), 'bench.events.v1', n::text, n % 8, 'bench.happened', 1,
                   convert_to('"' || repeat('x', 400) || '"', 'UTF8'), '{"event-type": "bench.happened"}'::jsonb
            from generate_series(1, <events>) n
            """;

    static final String PER_SECOND = """
            select count(*) / extract(epoch from max(sent_at) - max(created_at)) from outbox
            where topic = 'bench.events.v1' and created_at >= to_timestamp(?)
            """;

    static final String MILLIS = """
            select percentile_cont(?) within group (order by extract(epoch from sent_at - created_at)) * 1000 from outbox
            where type = 'order.placed' and created_at >= to_timestamp(?)
            """;

    private final Lab lab;
    private final Site site;
    private final Database orders;

    Relaying(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
        this.orders = site.databaseOf("order");
    }

    void run() {
        makeTopic();
        backlog();
        latency();
        idle();
    }

    private void makeTopic() {
        Map<String, Object> settings = Map.of("bootstrap.servers", site.kafka());
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new Unmeasurable("The topic " + TOPIC + " cannot be made: " + e.getCause(), e);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unmeasurable("Stopped.", stopped);
        }
    }

    /** The relay finds the rows by itself, at its next look. */
    private void backlog() {
        drain(lab.scaled(BACKLOG) / 5);
        int events = lab.scaled(BACKLOG);
        var since = lab.now();
        fill(events);
        var before = site.cpu("order", Site.POSTGRES);
        awaitDrained();
        var cost = new Lab.Cost(site.cpu("order", Site.POSTGRES).since(before), events);
        lab.report()
                .add(Figure.of(
                        "P6",
                        "an event sent",
                        cost.micros(),
                        "µs",
                        Aim.atMost(60),
                        "order and PostgreSQL; " + cost.compilers()));
        lab.report()
                .add(Figure.of(
                        "P6",
                        "draining " + events,
                        orders.number(PER_SECOND, since),
                        "events/s",
                        Aim.atLeast(10_000),
                        "from their commit on, the wait for the relay's next look included"));
    }

    private void drain(int events) {
        fill(events);
        awaitDrained();
    }

    private void fill(int events) {
        fill(orders, events);
    }

    static void fill(Database orders, int events) {
        orders.execute(FILL.replace("<events>", Integer.toString(events)));
    }

    private void awaitDrained() {
        Pause.until(
                () -> orders.number("select count(*) from outbox where state = 'unsent'") == 0,
                DRAINING,
                "The backlog");
    }

    private void latency() {
        var since = lab.now();
        var count = lab.scaled(ORDERS);
        var _ = Load.of(Load.CLIENTS, Load.paced(ORDERS_A_SECOND, count), lab.order())
                .demandOk();
        lab.settle(since);
        var note = "row written to acknowledgement noted, so a little more than commit to broker; " + ORDERS_A_SECOND
                + " orders a second";
        lab.report()
                .add(Figure.of(
                        "P6", "an event's way, p50", orders.number(MILLIS, 0.5, since), "ms", Aim.atMost(10), note));
        lab.report()
                .add(Figure.of("P6", "an event's way, p99", orders.number(MILLIS, 0.99, since), "ms", Aim.NONE, note));
    }

    /** Counted in the log of PostgreSQL, by the connection of the relay: so many queries have one pause less between them. */
    private void idle() {
        var server = site.asSuperuser();
        var relay = (long) server.number("select pid from pg_stat_activity where application_name = 'order-relay'");
        logStatements(server, "set log_statement = 'all'");
        try {
            var before = statementsOf(relay);
            Pause.of(IDLE);
            lab.report()
                    .add(Figure.of(
                            "P6",
                            "an idle relay",
                            Math.max(0, statementsOf(relay) - before - 1) / (double) IDLE.toSeconds(),
                            "queries/s",
                            Aim.atMost(1),
                            "in PostgreSQL's log"));
        } finally {
            logStatements(server, "reset log_statement");
        }
    }

    private static void logStatements(Database server, String setting) {
        server.execute("alter system " + setting);
        server.execute("select pg_reload_conf()");
    }

    private long statementsOf(long connection) {
        try (var lines = Files.lines(site.databaseLog())) {
            return lines.filter(it -> it.contains("[" + connection + "]") && it.contains(" LOG:  "))
                    .count();
        } catch (IOException e) {
            throw new Unmeasurable("The log of PostgreSQL cannot be read.", e);
        }
    }
}

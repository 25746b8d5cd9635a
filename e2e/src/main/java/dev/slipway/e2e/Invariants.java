package dev.slipway.e2e;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** I1 to I8, each a comparison of what independent parties wrote down. */
class Invariants {

    /** The longest that an order may stay open, a dependency that was away included. */
    private static final String OPEN_TOO_LONG = "placed_at < now() - interval '30 seconds'";

    private final Databases databases;
    private final PublishedRecords broker;

    Invariants(Databases databases, PublishedRecords broker) {
        this.databases = databases;
        this.broker = broker;
    }

    List<Finding> check() {
        return List.of(
                everyOrderEnds(),
                oneOrderPerKey(),
                stockAddsUp(),
                moneyAddsUp(),
                everythingIsPublished(),
                versionsRise(),
                everybodyAgrees(),
                deadLettersAreExplained());
    }

    static long unsent(Databases databases) {
        return databases.all().stream()
                .mapToLong(it ->
                        it.number("select count(*) from verify.outbox where sent_at is null and parked_reason is null"))
                .sum();
    }

    /** Events that a consumer should have taken by now and has not. */
    static long unheard(Databases databases) {
        var orderEvents = ids(databases.orders(), "order.events.v1");
        var stockEvents = ids(databases.catalog(), "stock.events.v1");
        return missing(orderEvents, databases.catalog()).size()
                + missing(orderEvents, databases.todo()).size()
                + missing(stockEvents, databases.orders()).size();
    }

    private Finding everyOrderEnds() {
        var open = databases
                .orders()
                .rows("select number, status, placed_at from verify.orders where status = 'PENDING' and "
                        + OPEN_TOO_LONG);
        var unfinished = new ArrayList<>(open);
        unfinished.addAll(
                databases
                        .orders()
                        .rows(
                                "select key, order_id as \"answered without an order\" from verify.idempotency_keys k"
                                        + " where order_id is not null and not exists (select from verify.orders o where o.id = k.order_id)"));
        return new Finding("I1", "every accepted order exists and ends", count("orders"), unfinished);
    }

    private Finding oneOrderPerKey() {
        var odd = databases
                .orders()
                .rows(
                        "select o.number, count(k.key) as keys from verify.orders o"
                                + " left join verify.idempotency_keys k on k.order_id = o.id group by o.number having count(k.key) <> 1");
        var keys = databases.orders().number("select count(*) from verify.idempotency_keys where order_id is not null");
        return new Finding("I2", "orders = distinct idempotency keys", count("orders") + ", " + keys + " keys", odd);
    }

    private Finding stockAddsUp() {
        var catalog = databases.catalog();
        var wrong = catalog.rows("""
                select * from verify.stock
                where received <> available + reserved + sold or least(available, reserved, sold) < 0
                   or available <> ledger_available or reserved <> ledger_reserved or sold <> ledger_sold""");
        var products = catalog.number("select count(*) from verify.stock");
        var entries = catalog.number("select count(*) from verify.ledger");
        return new Finding(
                "I3",
                "received = available + reserved + sold = the ledger's sum",
                products + " products, " + entries + " ledger entries",
                wrong);
    }

    private Finding moneyAddsUp() {
        var orders = databases.orders();
        var wrong = new ArrayList<>(orders.rows(
                "select number, total_minor, lines_minor from verify.orders where total_minor <> lines_minor"));
        wrong.addAll(orders.rows("""
                select o.number, o.status, o.total_minor, coalesce(b.kept, 0) as kept
                from verify.orders o
                left join (select order_id, sum(case kind when 'capture' then amount_minor when 'refund' then -amount_minor else 0 end) as kept
                           from verify.provider_book group by order_id) b on b.order_id = o.id
                where coalesce(b.kept, 0) <> case o.status when 'CONFIRMED' then o.total_minor else 0 end
                  and not (o.status = 'PENDING')"""));
        wrong.addAll(orders.rows("""
                select b.order_id as "unknown order in the provider's book", b.kind
                from verify.provider_book b where not exists (select from verify.orders o where o.id = b.order_id)"""));
        var kept = orders.number("select coalesce(sum(total_minor), 0) from verify.orders where status = 'CONFIRMED'");
        return new Finding(
                "I4", "totals = lines; captured − refunded = confirmed", kept + " minor units confirmed", wrong);
    }

    private Finding everythingIsPublished() {
        var wrong = new ArrayList<String>();
        var topics = new HashSet<String>();
        var outbox = new TreeSet<String>();
        for (var database : databases.all()) {
            wrong.addAll(database.rows("select event_id as \"unsent event of " + database.name()
                    + "\", type, created_at from verify.outbox where sent_at is null and parked_reason is null"));
            wrong.addAll(database.rows("select consumer, event_id, count(*) as effects from verify.inbox"
                    + " group by consumer, event_id having count(*) > 1"));
            topics.addAll(database.column("select distinct topic from verify.outbox"));
            outbox.addAll(database.column("select event_id from verify.outbox where sent_at is not null"));
        }
        var published = broker.eventIds(topics).keySet();
        difference(outbox, published).forEach(id -> wrong.add("in an outbox, not at the broker: " + id));
        return new Finding(
                "I5",
                "nothing unpublished; the broker has what the outboxes say; one effect per consumer and event",
                outbox.size() + " events",
                wrong);
    }

    private Finding versionsRise() {
        var wrong = new ArrayList<String>();
        long effects = 0;
        for (var database : databases.all()) {
            effects += database.number("select count(*) from verify.inbox");
            wrong.addAll(database.rows("""
                    select consumer, key, type, version, earlier from (
                        select *, lag(version) over (partition by consumer, topic, key order by transaction::text::numeric, record_offset) as earlier
                        from verify.inbox) i
                    where earlier >= version"""));
        }
        return new Finding("I6", "versions rise at each consumer", effects + " effects", wrong);
    }

    private Finding everybodyAgrees() {
        var orders = databases.orders();
        var confirmed = set(orders, "select id from verify.orders where status = 'CONFIRMED'");
        var ever = set(orders, "select id from verify.orders where ever_confirmed");
        var sold = set(databases.catalog(), "select order_id from verify.reservations where state = 'sold'");
        var open = set(databases.catalog(), "select order_id from verify.reservations where state = 'reserved'");
        var pending = set(orders, "select id from verify.orders where status = 'PENDING'");
        var tasks = set(databases.todo(), "select order_id from verify.order_tasks where task_id is not null");
        var wrong = new ArrayList<String>();
        difference(confirmed, sold).forEach(id -> wrong.add("confirmed, but its stock is not sold: " + id));
        difference(sold, confirmed).forEach(id -> wrong.add("stock sold, but the order is not confirmed: " + id));
        difference(open, pending).forEach(id -> wrong.add("stock still reserved for an order that ended: " + id));
        difference(ever, tasks).forEach(id -> wrong.add("confirmed, but no task was added: " + id));
        difference(tasks, ever).forEach(id -> wrong.add("a task for an order that was never confirmed: " + id));
        return new Finding(
                "I7",
                "confirmed = sold; ever confirmed = tasks",
                confirmed.size() + " confirmed, " + tasks.size() + " tasks",
                wrong);
    }

    private Finding deadLettersAreExplained() {
        var wrong = new ArrayList<String>();
        long letters = 0;
        for (var database : databases.all()) {
            letters += database.number("select count(*) from verify.dead_letters");
            wrong.addAll(database.rows("select id, consumer, topic from verify.dead_letters"
                    + " where coalesce(reason, '') = '' or coalesce(topic, '') = ''"));
            wrong.addAll(
                    database.rows("select event_id, topic, parked_reason from verify.outbox where parked_reason = ''"));
        }
        return new Finding("I8", "each dead letter has a reason and an origin", letters + " dead letters", wrong);
    }

    private String count(String what) {
        return databases.orders().number("select count(*) from verify.orders") + " " + what;
    }

    private static Set<String> ids(Database database, String topic) {
        return set(
                database, "select event_id from verify.outbox where sent_at is not null and topic = '" + topic + "'");
    }

    private static Set<String> missing(Set<String> events, Database consumer) {
        return difference(events, set(consumer, "select event_id from verify.inbox"));
    }

    private static Set<String> set(Database database, String sql) {
        return new TreeSet<>(database.column(sql));
    }

    private static Set<String> difference(Set<String> from, Set<String> taken) {
        var left = new TreeSet<>(from);
        left.removeAll(taken);
        return left;
    }
}

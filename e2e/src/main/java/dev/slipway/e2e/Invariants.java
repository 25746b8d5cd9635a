package dev.slipway.e2e;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * I1 to I8, each a comparison of what independent parties wrote down. What is younger than its deadline is not judged while
 * the system is at work, since the parties are not read at one moment. A stack that lacks a party is held to the rest.
 */
class Invariants {

    /** The longest that an order may stay open, or a message on its way. */
    private static final String DEADLINE = "now() - interval '30 seconds'";

    private static final String DEAD_LETTER_TOPIC = ".dlt";
    private static final String ORDER_EVENTS = "order.events.v1";
    private static final String STOCK_EVENTS = "stock.events.v1";
    private static final String PLACE = "topic || '-' || sent_partition || '@' || sent_offset";

    private final Databases databases;
    private final PublishedRecords broker;
    private final boolean quiet;

    /** @param quiet whether nothing is under way, so that everything can be judged */
    Invariants(Databases databases, PublishedRecords broker, boolean quiet) {
        this.databases = databases;
        this.broker = broker;
        this.quiet = quiet;
    }

    List<Finding> check() {
        var findings = new ArrayList<Finding>();
        if (databases.have("order")) {
            findings.add(everyOrderEnds());
            findings.add(oneOrderPerKey());
        }
        if (databases.have("catalog")) {
            findings.add(stockAddsUp());
        }
        if (databases.have("order")) {
            findings.add(moneyAddsUp());
        }
        if (speak(databases)) {
            findings.add(everythingIsPublishedAndHeard());
        }
        findings.add(versionsRise());
        if (databases.have("order")) {
            findings.add(everybodyAgrees());
        }
        findings.add(deadLettersAreExplained());
        return List.copyOf(findings);
    }

    /** Whether there is anybody who publishes: lists alone need no broker. */
    static boolean speak(Databases databases) {
        return databases.have("order") || databases.have("catalog");
    }

    static boolean isQuiet(Databases databases) {
        return !isBusy(databases)
                && unsent(databases) == 0
                && unheard(databases, "true").isEmpty();
    }

    private static boolean isBusy(Databases databases) {
        if (!databases.have("order")) {
            return false;
        }
        var open = databases.orders().number("select count(*) from verify.orders where status = 'PENDING'");
        var due =
                databases.orders().number("select count(*) from verify.payments where state in ('DUE', 'REFUND_DUE')");
        return open + due > 0;
    }

    /** Orders that are not judged yet. */
    static long young(Databases databases) {
        return !databases.have("order")
                ? 0
                : databases
                        .orders()
                        .number("select count(*) from verify.orders where status = 'PENDING' and placed_at >= "
                                + DEADLINE);
    }

    private static long unsent(Databases databases) {
        return databases.all().stream()
                .mapToLong(it ->
                        it.number("select count(*) from verify.outbox where sent_at is null and parked_reason is null"))
                .sum();
    }

    /** Events that a consumer should have taken by now and has not: neither as an effect nor as a dead letter. */
    private static List<String> unheard(Databases databases, String judged) {
        var heard = new ArrayList<String>();
        if (databases.have("order", "catalog")) {
            heard.addAll(unheard(databases.orders(), ORDER_EVENTS, databases.catalog(), judged));
            heard.addAll(unheard(databases.catalog(), STOCK_EVENTS, databases.orders(), judged));
        }
        if (databases.have("order", "todo")) {
            heard.addAll(unheard(databases.orders(), ORDER_EVENTS, databases.todo(), judged));
        }
        return heard;
    }

    private static List<String> unheard(Database producer, String topic, Database consumer, String judged) {
        var sent = producer.pairs("select event_id, " + PLACE
                + " from verify.outbox where sent_at is not null and topic = '" + topic + "' and " + judged);
        var taken = set(consumer, "select event_id from verify.inbox");
        var dead = set(
                consumer,
                "select topic || '-' || partition || '@' || record_offset from verify.dead_letters where record_offset is not null");
        return sent.entrySet().stream()
                .filter(event -> !taken.contains(event.getKey()) && !dead.contains(event.getValue()))
                .map(event -> "sent by " + producer.name() + ", never taken by " + consumer.name() + ": "
                        + event.getKey() + " at " + event.getValue())
                .toList();
    }

    private Finding everyOrderEnds() {
        var orders = databases.orders();
        var wrong = new ArrayList<>(orders.rows(
                "select number, status, placed_at from verify.orders where status = 'PENDING' and placed_at < "
                        + DEADLINE));
        wrong.addAll(orders.rows("""
                select key, order_id as "answered with an order that is not there" from verify.idempotency_keys k
                where order_id is not null and not exists (select from verify.orders o where o.id = k.order_id)"""));
        return new Finding("I1", "every accepted order exists and ends", count("orders"), wrong);
    }

    private Finding oneOrderPerKey() {
        var orders = databases.orders();
        var wrong = new ArrayList<>(orders.rows("""
                select o.number, count(k.key) as keys from verify.orders o
                left join verify.idempotency_keys k on k.order_id = o.id group by o.number having count(k.key) <> 1"""));
        wrong.addAll(orders.rows("""
                select customer, key, count(*) as orders from verify.idempotency_keys
                group by customer, key having count(*) > 1"""));
        var keys = orders.number("select count(*) from verify.idempotency_keys where order_id is not null");
        return new Finding("I2", "orders = distinct idempotency keys", count("orders") + ", " + keys + " keys", wrong);
    }

    private Finding stockAddsUp() {
        var catalog = databases.catalog();
        var wrong = new ArrayList<>(catalog.rows("""
                select * from verify.stock
                where received <> available + reserved + sold or least(available, reserved, sold) < 0
                   or available <> ledger_available or reserved <> ledger_reserved or sold <> ledger_sold"""));
        wrong.addAll(catalog.rows("""
                select sku, id as "ledger entry", available, reserved, sold from (
                    select sku, id, sum(available_delta) over entries as available, sum(reserved_delta) over entries as reserved,
                           sum(sold_delta) over entries as sold
                    from verify.ledger window entries as (partition by sku order by id)) l
                where least(available, reserved, sold) < 0"""));
        var products = catalog.number("select count(*) from verify.stock");
        var entries = catalog.number("select count(*) from verify.ledger");
        return new Finding(
                "I3",
                "received = available + reserved + sold = the ledger's sum, never below 0",
                products + " products, " + entries + " ledger entries",
                wrong);
    }

    private Finding moneyAddsUp() {
        var orders = databases.orders();
        var wrong = new ArrayList<>(orders.rows(
                "select number, total_minor, lines_minor from verify.orders where total_minor <> lines_minor"));
        wrong.addAll(orders.rows("""
                select o.number, o.status, o.total_minor, o.currency, coalesce(b.kept, 0) as kept
                from verify.orders o
                left join (select order_id, currency, sum(case kind when 'capture' then amount_minor when 'refund' then -amount_minor else 0 end) as kept
                           from verify.provider_book group by order_id, currency) b on b.order_id = o.id and b.currency = o.currency
                where coalesce(b.kept, 0) <> case o.status when 'CONFIRMED' then o.total_minor else 0 end
                  and o.status <> 'PENDING' and %s""".formatted(judged("coalesce(o.ended_at, o.placed_at)"))));
        wrong.addAll(orders.rows("""
                select b.order_id as "no order of ours, or not in its currency", b.kind, b.currency
                from verify.provider_book b
                where not exists (select from verify.orders o where o.id = b.order_id and o.currency = b.currency)"""));
        var kept = orders.number("select coalesce(sum(total_minor), 0) from verify.orders where status = 'CONFIRMED'");
        return new Finding(
                "I4", "totals = lines; captured − refunded = confirmed", kept + " minor units confirmed", wrong);
    }

    private Finding everythingIsPublishedAndHeard() {
        var wrong = new ArrayList<String>();
        var outbox = new TreeMap<String, String>();
        var dead = new HashSet<String>();
        var topics = new HashSet<>(Set.of(ORDER_EVENTS, STOCK_EVENTS));
        for (var database : databases.all()) {
            wrong.addAll(database.rows("select event_id as \"unsent event of " + database.name()
                    + "\", type, created_at, parked_reason as reason from verify.outbox where sent_at is null"
                    + " and coalesce(parked_reason, '') not like 'discarded%' and " + judged("created_at")));
            wrong.addAll(database.rows("select consumer, event_id, count(*) as effects from verify.inbox"
                    + " group by consumer, event_id having count(*) > 1"));
            topics.addAll(database.column("select distinct topic from verify.outbox"));
            outbox.putAll(
                    database.pairs("select " + PLACE + ", event_id from verify.outbox where sent_at is not null"));
            dead.addAll(
                    database.column(
                            "select topic || '-' || partition || '@' || record_offset from verify.dead_letters where record_offset is not null"));
        }
        var published = broker.read(topics);
        outbox.forEach((place, event) -> {
            if (published.lacks(place)) {
                wrong.add("in an outbox, not at the broker: " + event + " at " + place);
            }
        });
        var foreign = foreign(published, events(outbox));
        foreign.stream()
                .filter(place -> !dead.contains(place))
                .forEach(place -> wrong.add("at the broker, in no outbox and no dead letter: " + place));
        wrong.addAll(unheard(databases, judged("created_at")));
        return new Finding(
                "I5",
                "all published, the broker has what the outboxes say, each consumer took each event once",
                outbox.size() + " events, " + published.records().size() + " records, " + foreign.size() + " not ours",
                wrong);
    }

    /** What was meant to be published: a copy on a dead-letter topic bears the id of its original, whoever sent that. */
    private static Set<String> events(Map<String, String> outbox) {
        return outbox.entrySet().stream()
                .filter(it -> !isCopy(it.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean isCopy(String place) {
        return place.contains(DEAD_LETTER_TOPIC + "-");
    }

    /** Records of event topics that no outbox row tells of. */
    private List<String> foreign(PublishedRecords.Published published, Set<String> events) {
        return published.records().entrySet().stream()
                .filter(it -> !isCopy(it.getKey()))
                .filter(it -> !events.contains(it.getValue()))
                .filter(it -> quiet || !published.isYoung(it.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Finding versionsRise() {
        var wrong = new ArrayList<String>();
        long effects = 0;
        for (var database : databases.all()) {
            effects += database.number("select count(*) from verify.inbox");
            wrong.addAll(database.rows("""
                    select consumer, key, type, version, earlier from (
                        select consumer, topic, partition, record_offset, key, type, version,
                               lag(version) over (partition by consumer, topic, key order by handled_at, transaction::text::numeric) as earlier
                        from verify.inbox) i
                    where earlier >= version
                      and not exists (select from verify.dead_letters d where d.key = i.key and d.state = 'replayed')"""));
        }
        return new Finding("I6", "versions rise at each consumer", effects + " effects", wrong);
    }

    private Finding everybodyAgrees() {
        var orders = databases.orders();
        var judged = judged("coalesce(ended_at, placed_at)");
        var young = set(orders, "select id from verify.orders where not (" + judged + ")");
        var confirmed = set(orders, "select id from verify.orders where status = 'CONFIRMED'");
        var ever = set(orders, "select id from verify.orders where ever_confirmed");
        var wrong = new ArrayList<String>();
        var counted = confirmed.size() + " confirmed, " + ever.size() + " ever";
        if (databases.have("catalog")) {
            stockAgrees(wrong, confirmed, young);
        }
        if (databases.have("todo")) {
            counted += ", " + tasksAgree(wrong, ever, young) + " tasks";
        }
        return new Finding("I7", "confirmed = sold; ever confirmed = tasks; cancelled = marked", counted, wrong);
    }

    private void stockAgrees(List<String> wrong, Set<String> confirmed, Set<String> young) {
        var pending = set(databases.orders(), "select id from verify.orders where status = 'PENDING'");
        var sold = set(databases.catalog(), "select order_id from verify.reservations where state = 'sold'");
        var open = set(databases.catalog(), "select order_id from verify.reservations where state = 'reserved'");
        compare(wrong, "confirmed, but its stock is not sold", confirmed, sold, young);
        compare(wrong, "its stock is sold, but it is not confirmed", sold, confirmed, young);
        compare(wrong, "ended, but its stock is still reserved", open, pending, young);
    }

    private int tasksAgree(List<String> wrong, Set<String> ever, Set<String> young) {
        var cancelled =
                set(databases.orders(), "select id from verify.orders where status = 'CANCELLED' and ever_confirmed");
        var tasks = set(databases.todo(), "select order_id from verify.order_tasks");
        var marked = set(databases.todo(), "select order_id from verify.order_tasks where cancelled");
        compare(wrong, "confirmed once, but no task was added", ever, tasks, young);
        compare(wrong, "has a task, but was never confirmed", tasks, ever, young);
        compare(wrong, "cancelled, but its task is not marked", cancelled, marked, young);
        compare(wrong, "its task is marked as cancelled, but it is not", marked, cancelled, young);
        databases
                .todo()
                .column("select order_id from verify.order_tasks group by order_id having count(*) > 1")
                .forEach(id -> wrong.add("has more than one task: " + id));
        return tasks.size();
    }

    private Finding deadLettersAreExplained() {
        var wrong = new ArrayList<String>();
        long letters = 0;
        for (var database : databases.all()) {
            letters += database.number("select count(*) from verify.dead_letters");
            wrong.addAll(database.rows("""
                    select id, consumer, topic, partition, record_offset, reason, trace_id from verify.dead_letters
                    where coalesce(reason, '') = '' or coalesce(topic, '') = '' or coalesce(trace_id, '') = ''
                       or (consumer <> 'relay' and (partition is null or record_offset is null))"""));
        }
        return new Finding(
                "I8", "each dead letter has a reason, an origin and a trace", letters + " dead letters", wrong);
    }

    private String count(String what) {
        return databases.orders().number("select count(*) from verify.orders") + " " + what;
    }

    private String judged(String time) {
        return quiet ? "true" : time + " < " + DEADLINE;
    }

    private static void compare(
            List<String> wrong, String words, Set<String> these, Set<String> those, Set<String> young) {
        these.stream()
                .filter(id -> !those.contains(id) && !young.contains(id))
                .forEach(id -> wrong.add(words + ": " + id));
    }

    private static Set<String> set(Database database, String sql) {
        return database.column(sql).stream().collect(Collectors.toCollection(TreeSet::new));
    }
}

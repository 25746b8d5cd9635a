package dev.slipway.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One transaction of the relay: lock parts, read, send, await every answer, mark. Locks go with the transaction, so a
 * killed relay's parts are free at once. What is there is read and marked; nothing is remembered between batches, since a
 * transaction may commit ids lower than those already sent.
 */
class Batch {

    static final int LOCKS = 1_869_968_500;
    private static final long ENOUGH_BYTES = 4 << 20;

    private static final String LOCK = "select p, pg_try_advisory_xact_lock(?, p) from unnest(?) p";

    private static final String UNSENT = """
            select o.id, o.part, o.topic, o.key, o.payload, o.headers,
                   exists (select from outbox s where s.topic = o.topic and s.key = o.key and s.state in ('parked', 'held'))
            from unnest(?) p cross join lateral (
                select * from outbox where part = p and state = 'unsent' and topic <> all (?) order by id limit ?) o
            order by o.id
            """;

    private static final String SENT = """
            update outbox o set state = 'sent', sent_at = clock_timestamp(), sent_partition = a.p, sent_offset = a.o
            from unnest(?, ?, ?) as a (id, p, o) where o.id = a.id
            """;

    private static final String HELD = "update outbox set state = 'held' where id = any (?)";

    private static final String PARKED = """
            with parked as (update outbox set state = 'parked', parked_reason = ? where id = ? returning *)
            insert into dead_letter (consumer, topic, outbox_id, event_id, key, type, payload, headers, reason, trace_id)
            select 'relay', topic, id, event_id, key, type, payload, headers, parked_reason, nullif(split_part(traceparent, '-', 2), '')
            from parked
            """;

    private final Connection connection;
    private final Sender sender;
    private final int limit;

    private int lost;
    private int unfinished;
    private final Map<String, String> failures = new HashMap<>();
    private final Set<String> served = new HashSet<>();
    private final List<Sender.Row> rows = new ArrayList<>();
    private final List<Long> held = new ArrayList<>();

    Batch(Connection connection, Sender sender, int limit) {
        this.connection = connection;
        this.sender = sender;
        this.limit = limit;
    }

    void run(int parts, String[] resting) throws SQLException {
        connection.setAutoCommit(false);
        var won = lock(parts);
        lost = parts & ~won;
        if (won != 0) {
            read(won, resting);
            if (!rows.isEmpty()) {
                mark(sender.send(rows));
            }
            hold();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Parts that another relay holds. */
    int lost() {
        return lost;
    }

    /** Parts that may have more. */
    int unfinished() {
        return unfinished;
    }

    Map<String, String> failures() {
        return failures;
    }

    Set<String> served() {
        return served;
    }

    private int lock(int parts) throws SQLException {
        var won = 0;
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setInt(1, LOCKS);
            statement.setArray(2, ints(parts));
            var found = statement.executeQuery();
            while (found.next()) {
                won |= found.getBoolean(2) ? 1 << found.getInt(1) : 0;
            }
        }
        return won;
    }

    /**
     * A statement of its own: its snapshot must be younger than the locks. Large events make a batch shorter.
     * Model: {@code read} in model/outbox.als.
     */
    private void read(int won, String[] resting) throws SQLException {
        var counts = new int[OutboxTable.PARTS];
        var bytes = 0L;
        try (var statement = connection.prepareStatement(UNSENT)) {
            statement.setArray(1, ints(won));
            statement.setArray(2, connection.createArrayOf("text", resting));
            statement.setInt(3, limit);
            statement.setFetchSize(100);
            var found = statement.executeQuery();
            while (bytes < ENOUGH_BYTES && found.next()) {
                var payload = found.getBytes(5);
                bytes += payload == null ? 0 : payload.length;
                counts[found.getInt(2)]++;
                if (found.getBoolean(7)) {
                    held.add(found.getLong(1));
                } else {
                    rows.add(new Sender.Row(
                            found.getLong(1),
                            found.getInt(2),
                            found.getString(3),
                            found.getString(4),
                            payload,
                            MessageHeaders.parse(found.getString(6))));
                }
            }
        }
        unfinished = bytes >= ENOUGH_BYTES
                ? won
                : IntStream.range(0, counts.length)
                        .filter(part -> counts[part] == limit)
                        .map(part -> 1 << part)
                        .sum();
    }

    /**
     * After a row that did not leave, the later ones of its key stay, too, acknowledged or not: consumers drop repeats.
     * Model: {@code mark} in model/outbox.als.
     */
    private void mark(List<Sender.Answer> answers) throws SQLException {
        var sent = new HashMap<Long, Sender.Answer.Acknowledged>();
        var waiting = new HashSet<Address>();
        var stopped = new HashSet<Address>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var address = Address.of(row);
            switch (answers.get(i)) {
                case Sender.Answer.Refused(var reason)
                when !stopped.contains(address) && !waiting.contains(address) -> {
                    park(row.id(), reason);
                    served.add(row.topic());
                    stopped.add(address);
                }
                case Sender.Answer.Failed(var reason) -> {
                    failures.putIfAbsent(row.topic(), reason);
                    waiting.add(address);
                }
                case Sender.Answer.Acknowledged it
                when !stopped.contains(address) && !waiting.contains(address) -> {
                    sent.put(row.id(), it);
                    served.add(row.topic());
                }
                default -> {
                    if (stopped.contains(address)) {
                        held.add(row.id());
                    }
                }
            }
        }
        served.removeAll(failures.keySet());
        sent(sent);
    }

    /** Rows without a key stop nobody: each has an address of its own. */
    private record Address(String topic, String key) {

        static Address of(Sender.Row row) {
            return new Address(row.topic(), row.key() == null ? "\0" + row.id() : row.key());
        }
    }

    private void sent(Map<Long, Sender.Answer.Acknowledged> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(SENT)) {
            statement.setArray(1, connection.createArrayOf("int8", sent.keySet().toArray()));
            statement.setArray(2, array("int4", sent.values().stream().map(Sender.Answer.Acknowledged::partition)));
            statement.setArray(3, array("int8", sent.values().stream().map(Sender.Answer.Acknowledged::offset)));
            statement.executeUpdate();
        }
    }

    private void park(long id, String reason) throws SQLException {
        try (var statement = connection.prepareStatement(PARKED)) {
            statement.setString(1, reason);
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    private void hold() throws SQLException {
        if (!held.isEmpty()) {
            try (var statement = connection.prepareStatement(HELD)) {
                statement.setArray(1, array("int8", held.stream()));
                statement.executeUpdate();
            }
        }
    }

    private java.sql.Array ints(int parts) throws SQLException {
        return array("int4", IntStream.of(Relay.partsOf(parts)).boxed());
    }

    private java.sql.Array array(String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}

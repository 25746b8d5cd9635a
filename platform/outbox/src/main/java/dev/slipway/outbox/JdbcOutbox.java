package dev.slipway.outbox;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** What can be seen to be unsendable is refused here, where the business transaction can still fail. */
class JdbcOutbox implements Outbox {

    private final OutboxTable table;
    private final JsonMapper json;
    private final CurrentTrace trace;
    private final long maxPayload;

    JdbcOutbox(OutboxTable table, JsonMapper json, CurrentTrace trace, OutboxSettings settings) {
        this.table = table;
        this.json = json;
        this.trace = trace;
        this.maxPayload = settings.maxPayload().toBytes();
    }

    /** Model: {@code commit} in model/outbox.als. */
    @Override
    public void add(OutboundEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("%s needs the transaction of what it tells".formatted(event.type()));
        }
        var payload = json.writeValueAsBytes(event);
        if (payload.length > maxPayload) {
            throw new IllegalArgumentException("%s of %s has %d bytes, %d are allowed"
                    .formatted(event.type(), event.key(), payload.length, maxPayload));
        }
        var id = UUID.randomUUID();
        var traceparent = trace.traceparent();
        var headers = new LinkedHashMap<String, String>();
        headers.put(MessageHeaders.EVENT_ID, id.toString());
        headers.put(MessageHeaders.EVENT_TYPE, event.type());
        headers.put(MessageHeaders.EVENT_SCHEMA, EventReader.SCHEMA);
        headers.put(MessageHeaders.AGGREGATE_VERSION, Long.toString(event.version()));
        headers.put(MessageHeaders.EVENT_TIME, event.at().toString());
        if (traceparent != null) {
            headers.put(MessageHeaders.TRACEPARENT, traceparent);
        }
        table.insert(
                new OutboxTable.About(id, event.type(), event.version(), traceparent),
                event.topic(),
                event.key(),
                payload,
                MessageHeaders.ofTexts(headers));
    }
}

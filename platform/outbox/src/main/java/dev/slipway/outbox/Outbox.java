package dev.slipway.outbox;

/** Publishing is a row in the business transaction; the relay sends it after the commit. */
public interface Outbox {

    /** Adds the event to the running transaction, which must exist. Call it after the aggregate's row was written. */
    void add(OutboundEvent event);
}

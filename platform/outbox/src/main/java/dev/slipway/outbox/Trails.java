package dev.slipway.outbox;

/** Reads trails out of this service's own database. */
public interface Trails {

    Trail of(String key);
}

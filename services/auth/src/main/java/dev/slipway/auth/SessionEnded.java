package dev.slipway.auth;

import java.util.UUID;

/**
 * Somebody ended one of their sessions: what was given in it ends with it. Published inside the transaction.
 *
 * @param session the hash of its id, in hexadecimal
 */
public record SessionEnded(UUID user, String session) {}

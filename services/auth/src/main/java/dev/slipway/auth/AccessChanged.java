package dev.slipway.auth;

import java.util.UUID;

/**
 * Somebody has another role, or no access any more: whatever was given before ends. Published inside the transaction.
 *
 * @param by the administrator
 * @param access what it is now, in words
 */
public record AccessChanged(UUID user, UUID by, String access) {}

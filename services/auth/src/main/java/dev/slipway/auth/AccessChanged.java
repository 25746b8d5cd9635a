package dev.slipway.auth;

import java.util.UUID;

/** Somebody has another role, or no access any more: whatever was given before ends. Published inside the transaction. */
public record AccessChanged(UUID user) {}

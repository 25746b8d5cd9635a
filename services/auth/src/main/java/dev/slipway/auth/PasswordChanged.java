package dev.slipway.auth;

import java.util.UUID;

/** Whoever holds something that the old password opened closes it now. Published inside the transaction. */
public record PasswordChanged(UUID user) {}

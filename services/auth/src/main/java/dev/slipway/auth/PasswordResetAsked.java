package dev.slipway.auth;

import java.util.UUID;

/**
 * A link to choose a new password is on its way to somebody; who asked for it is not known.
 *
 * @param address the asking client's
 */
public record PasswordResetAsked(UUID user, String address) {}

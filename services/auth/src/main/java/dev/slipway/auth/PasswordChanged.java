package dev.slipway.auth;

import java.util.UUID;

/**
 * Whoever holds something that the old password opened closes it now. Published inside the transaction.
 *
 * @param byMail by who had a link from the mail, and not by who knew the old one
 */
public record PasswordChanged(UUID user, boolean byMail) {}

package dev.slipway.auth;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to somebody's account. Published inside the transaction of the change: whoever acts on it acts with it. */
public sealed interface AccountEvent {

    UUID user();

    /**
     * Whoever holds something that the old password opened closes it now.
     *
     * @param byMail by who had a link from the mail, and not by who knew the old one
     */
    record PasswordChanged(UUID user, boolean byMail) implements AccountEvent {}

    /**
     * A link to choose a new password is on its way; who asked for it is not known.
     *
     * @param address the asking client's
     */
    record PasswordResetAsked(UUID user, String address) implements AccountEvent {}

    /** Somebody who knew the password has another e-mail address, which links by mail go to. */
    record EmailChanged(UUID user) implements AccountEvent {}

    /**
     * Somebody has another role, or no access any more: whatever was given before ends.
     *
     * @param by the administrator; nobody where it was the command {@code create-admin}
     * @param access what it is now, in words
     */
    record AccessChanged(UUID user, @Nullable UUID by, String access) implements AccountEvent {}

    /**
     * Somebody ended one of their sessions: what was given in it ends with it.
     *
     * @param session the hash of its id, in hexadecimal
     */
    record SessionEnded(UUID user, String session) implements AccountEvent {}
}

package dev.slipway.auth.user;

/** Why a wish of a user cannot be granted; the message is a sentence for that user. */
sealed class UserException extends RuntimeException {

    private UserException(String message) {
        super(message);
    }

    static final class UnusableName extends UserException {
        UnusableName() {
            super("A sign-in name has 3 to 40 letters of one script, or digits;"
                    + " dots, hyphens and underscores may follow the first.");
        }
    }

    static final class NameTaken extends UserException {
        NameTaken() {
            super("This sign-in name is taken. Please choose another one.");
        }
    }

    static final class BadPassword extends UserException {
        BadPassword(String objection) {
            super(objection);
        }
    }

    static final class WrongPassword extends UserException {
        WrongPassword() {
            super("The current password is not right.");
        }
    }

    static final class UnusableEmail extends UserException {
        UnusableEmail() {
            super("This e-mail address can never receive mail. Please enter a real one.");
        }
    }

    static final class OwnAccess extends UserException {
        OwnAccess() {
            super("Nobody takes the role or the access from themselves. Ask another administrator to do it.");
        }
    }

    static final class LastAdmin extends UserException {
        LastAdmin() {
            super("You are the last administrator. Make somebody else one first.");
        }
    }

    static final class VersionMissing extends UserException {
        VersionMissing() {
            super("Send the ETag of what you read as If-Match, so that nobody's change is overwritten unseen.");
        }
    }

    static final class VersionMalformed extends UserException {
        VersionMalformed() {
            super("If-Match must be the ETag as it was sent, quotes included.");
        }
    }

    static final class VersionOutdated extends UserException {
        VersionOutdated() {
            super("Somebody else changed this user meanwhile. Read it again, then repeat.");
        }
    }

    static final class Missing extends UserException {
        Missing() {
            super("This user does not exist any more.");
        }
    }
}

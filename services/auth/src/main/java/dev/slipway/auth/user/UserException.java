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

    static final class Missing extends UserException {
        Missing() {
            super("This user does not exist any more.");
        }
    }
}

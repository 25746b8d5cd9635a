package dev.slipway.auth.user;

/** Why a wish of a user cannot be granted: names a sentence for that user, in {@code messages.properties}. */
sealed class UserException extends RuntimeException {

    private final String sentence;

    private UserException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    static final class UnusableName extends UserException {
        UnusableName() {
            super("person.username.unusable");
        }
    }

    static final class NameTaken extends UserException {
        NameTaken() {
            super("person.username.taken");
        }
    }

    static final class BadPassword extends UserException {
        BadPassword(String objection) {
            super(objection);
        }
    }

    static final class WrongPassword extends UserException {
        WrongPassword() {
            super("person.password.wrong");
        }
    }

    static final class LinkOver extends UserException {
        LinkOver() {
            super("reset.over");
        }
    }

    static final class UnusableEmail extends UserException {
        UnusableEmail() {
            super("person.email.unusable");
        }
    }

    static final class OwnAccess extends UserException {
        OwnAccess() {
            super("access.own");
        }
    }

    static final class LastAdmin extends UserException {
        LastAdmin() {
            super("access.last-admin");
        }
    }

    static final class Missing extends UserException {
        Missing() {
            super("person.gone");
        }
    }
}

package dev.slipway.auth;

/** The way of a letter to a person; which one there is depends on the place (package {@code mail}). */
public interface Mail {

    /** Whether there is one: where not, nothing that needs mail is offered. */
    boolean works();

    /** Throws {@link org.springframework.mail.MailException} or a database's failure where the letter is not taken. */
    void send(String to, String subject, String text);
}

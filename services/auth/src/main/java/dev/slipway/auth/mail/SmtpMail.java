package dev.slipway.auth.mail;

import dev.slipway.auth.Mail;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

record SmtpMail(JavaMailSender server, String from) implements Mail {

    @Override
    public boolean works() {
        return true;
    }

    @Override
    public void send(String to, String subject, String text) {
        var letter = new SimpleMailMessage();
        letter.setFrom(from);
        letter.setTo(to);
        letter.setSubject(subject);
        letter.setText(text);
        server.send(letter);
    }
}

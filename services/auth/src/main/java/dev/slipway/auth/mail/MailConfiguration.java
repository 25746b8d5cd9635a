package dev.slipway.auth.mail;

import dev.slipway.auth.Mail;
import dev.slipway.auth.PublicOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.mail.javamail.JavaMailSender;

/** In production only a mail server will do: whoever reads a mailbox in the database could enter every account. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    Mail mail(
            ObjectProvider<JavaMailSender> server,
            MailSettings settings,
            PublicOrigin origin,
            Mailbox mailbox,
            Environment environment) {
        var sender = server.getIfAvailable();
        if (sender != null) {
            var from =
                    settings.from().isBlank() ? "no-reply@" + origin.publicUrl().getHost() : settings.from();
            return new SmtpMail(sender, from);
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            log.warn("No mail server is configured: nobody can reset a forgotten password. Set SPRING_MAIL_HOST.");
            return new NoMail();
        }
        log.info(
                "No mail server is configured: mail stays in the mailbox, which GET {} shows to administrators.",
                origin.at("/api/auth/mailbox"));
        return new MailboxMail(mailbox);
    }
}

package dev.slipway.auth.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which server takes the mail says {@code spring.mail.*}.
 *
 * @param from the sender's address; without one {@code no-reply@} the host of {@code slipway.public-url}
 */
@ConfigurationProperties("slipway.auth.mail")
record MailSettings(@DefaultValue("") String from) {}

package dev.slipway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where a mail server is configured, letters go there and nowhere else. */
@AuthTest
class MailServerTests {

    private static final ServerSocket SMTP = listen();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void nameTheServer(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", SMTP::getLocalPort);
        settings.add("slipway.auth.mail.from", () -> "help@shop.example.org");
    }

    @AfterAll
    static void stops() throws IOException {
        SMTP.close();
    }

    @Test
    void takesTheLinkForWhoForgotThePassword() throws Exception {
        var received = CompletableFuture.supplyAsync(MailServerTests::receive, Thread::startVirtualThread);
        var email = "smtp-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        var browser = new Browser(port);
        browser.register(email.split("@", 2)[0], "Somebody", email, Oidc.PASSWORD);

        browser.submit("/account/password/forgotten", Map.of("email", email));

        var conversation = String.join("\n", received.get(30, TimeUnit.SECONDS));
        assertThat(conversation)
                .contains("MAIL FROM:<help@shop.example.org>", "RCPT TO:<" + email + ">")
                .contains("Subject: Slipway: choose a new password")
                .contains("/account/password/reset?token=");
        assertThat(jdbc.sql("select count(*) from mailbox where recipient = ?")
                        .param(email)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One letter by RFC 5321: what the client said, line by line. */
    private static List<String> receive() {
        var said = new ArrayList<String>();
        try (var client = SMTP.accept()) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            var answers = client.getOutputStream();
            answers.write("220 here\r\n".getBytes(UTF_8));
            var data = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                data = data ? !line.equals(".") : line.equals("DATA");
                if (data && !line.equals("DATA")) {
                    continue;
                }
                answers.write((answer(line) + "\r\n").getBytes(UTF_8));
                if (line.equals("QUIT")) {
                    break;
                }
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(String line) {
        return switch (line) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }
}

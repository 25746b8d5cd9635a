package dev.slipway.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Bytes as no well-behaved client would send them, and the answer as it stands on the wire. */
record RawCall(int status, String head, String body) {

    static RawCall get(int port, String target, String... headers) {
        return send(port, "GET", target, headers);
    }

    static RawCall send(int port, String method, String target, String... headers) {
        return call(port, method + " " + target + " HTTP/1.1\r\nHost: localhost", headers);
    }

    /** For whoever names the host itself. */
    static RawCall named(int port, String target, String... headers) {
        return call(port, "GET " + target + " HTTP/1.1", headers);
    }

    private static RawCall call(int port, String beginning, String... headers) {
        var request = new StringBuilder(beginning + "\r\nConnection: close\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RawCall parsed(String answer) {
        var parts = answer.split("\r\n\r\n", 2);
        return new RawCall(Integer.parseInt(answer.split(" ", 3)[1]), parts[0], parts.length > 1 ? parts[1] : "");
    }

    List<String> header(String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(it -> it.substring(prefix.length()).strip())
                .toList();
    }
}

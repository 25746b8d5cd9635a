package dev.slipway.e2e;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What administrators do about messages that nobody could handle. Each service numbers its own, so here a letter is
 * {@code order/7}.
 */
public final class DeadLetters {

    private static final List<String> SERVICES = List.of("order", "catalog", "todo");
    private static final Pattern LETTER = Pattern.compile("(order|catalog|todo)/([0-9]{1,18})");
    private static final int SHOWN = 100;

    private final Api admin;
    private final Set<String> services;
    private final PrintStream out;

    /** @param services that there are */
    public DeadLetters(Api admin, Set<String> services, PrintStream out) {
        this.admin = admin;
        this.services = services;
        this.out = out;
    }

    /** The newest of each service: those that were discarded, or all others. */
    public void list(boolean discarded) {
        var found = false;
        for (var service : SERVICES.stream().filter(services::contains).toList()) {
            var page = asked(admin.get(path(service) + "?size=" + SHOWN + "&discarded=" + discarded));
            page.path("items").forEach(letter -> print(line(service, letter)));
            if (page.path("next").isString()) {
                out.println(service + " has more than these " + SHOWN + ": the web app's page Dead letters shows all.");
            }
            found |= !page.path("items").isEmpty();
        }
        if (!found) {
            out.println(discarded ? "No dead letter was discarded." : "No dead letters.");
        }
    }

    private static String line(String service, JsonNode letter) {
        return String.format(
                Locale.ROOT,
                "%-12s %-9s  %s  %-24s %s",
                name(service, letter),
                letter.path("state").asString(),
                letter.path("parkedAt").asString(),
                place(letter),
                letter.path("reason").asString());
    }

    public void show(String id) {
        var answer = asked(admin.get(address(id)));
        var letter = answer.path("deadLetter");
        var content = answer.path("content");
        say("dead letter", id + ", " + letter.path("state").asString());
        say("reason", letter.path("reason").asString());
        say("origin", place(letter));
        say("consumer", letter.path("consumer").asString());
        say("key", letter.path("key").asString("none"));
        say("trace", letter.path("traceId").asString("none"));
        say("parked", letter.path("parkedAt").asString());
        say("replays", answer.path("replays").asString());
        if (letter.path("endedAt").isString()) {
            say(
                    letter.path("state").asString(),
                    letter.path("endedAt").asString() + " by "
                            + letter.path("endedBy").asString("somebody"));
        }
        content.path("headers")
                .properties()
                .forEach(header -> say("header", header.getKey() + ": " + text(header.getValue())));
        say("payload", payload(content));
    }

    private static String text(JsonNode header) {
        return header.isString() ? header.asString() : header.toString();
    }

    private static String payload(JsonNode content) {
        var binary = content.path("base64").isString();
        var shown = content.path(binary ? "base64" : "text").asString("");
        return content.path("size").asInt() + " bytes" + (binary ? ", as base64" : "")
                + (content.path("truncated").asBoolean() ? ", of which this is the beginning" : "") + "\n" + shown;
    }

    public void replay(String id) {
        end(id, "replay");
    }

    public void discard(String id) {
        end(id, "discard");
    }

    private void end(String id, String how) {
        var letter = asked(admin.post(address(id) + "/" + how, null));
        out.println("Dead letter " + id + " is " + letter.path("state").asString() + ".");
    }

    private JsonNode asked(Answer answer) {
        if (!answer.ok()) {
            throw new UserError("Refused: " + answer.complaint());
        }
        return answer.json();
    }

    private String address(String id) {
        var letter = LETTER.matcher(id);
        if (!letter.matches()) {
            throw new UserError("'" + id + "' names no dead letter. Name one as ./slipway dead-letters does: order/7.");
        }
        if (!services.contains(letter.group(1))) {
            throw new UserError(
                    "This stack has no " + letter.group(1) + ". It has " + String.join(", ", services) + ".");
        }
        return path(letter.group(1)) + "/" + letter.group(2);
    }

    private static String path(String service) {
        return "/api/" + service + "/dead-letters";
    }

    private static String name(String service, JsonNode letter) {
        return service + "/" + letter.path("id").asLong();
    }

    /** A message that could not even be sent has a topic, and no place in it. */
    private static String place(JsonNode letter) {
        var topic = letter.path("topic").asString();
        return letter.path("offset").isNumber()
                ? topic + "-" + letter.path("partition").asInt() + "@"
                        + letter.path("offset").asLong()
                : topic;
    }

    private void say(String what, String value) {
        print(String.format(Locale.ROOT, "%-12s %s", what, value));
    }

    /** What strangers wrote must not steer the terminal. */
    private void print(String text) {
        out.println(text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "\uFFFD"));
    }
}

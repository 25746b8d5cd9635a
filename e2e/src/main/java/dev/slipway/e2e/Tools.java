package dev.slipway.e2e;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that use a running stack: {@code demo}, {@code verify}, {@code seed} and {@code dead-letters}. */
public final class Tools {

    private static final String USAGE = """
            demo    [--orders N] [--card declined|late|timeout|failing] [--out-of-stock] [--cancel] [--target URL]
            verify  [--target URL] checks every invariant of docs/requirements.md
            seed    [--target URL] makes the demo users and fills the shop
            dead-letters [list [--discarded] | show ID | replay ID | discard ID] [--target URL]
            Without --target it is SLIPWAY_TARGET, and without that the stack of ./slipway up.""";

    private static final List<String> CARDS = List.of("approved", "declined", "late", "timeout", "failing");
    private static final List<String> LETTER_VERBS = List.of("list", "show", "replay", "discard");

    private final Deque<String> words;
    private @Nullable URI target;

    private Tools(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            return new Tools(List.of(args)).run() ? 0 : 1;
        } catch (UserError | NoAnswerException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private boolean run() {
        var command = words.isEmpty() ? "" : words.pop();
        return switch (command) {
            case "demo" -> demo();
            case "verify" -> {
                targetOnly("verify");
                yield new Verify(stack(), System.out).run();
            }
            case "seed" -> {
                targetOnly("seed");
                yield new Seed(stack(), System.out).run();
            }
            case "dead-letters" -> {
                deadLetters();
                yield true;
            }
            default -> throw new UserError(USAGE);
        };
    }

    private void deadLetters() {
        var verb = words.isEmpty() || words.element().startsWith("--") ? "list" : words.pop();
        if (!LETTER_VERBS.contains(verb)) {
            throw new UserError("dead-letters does not know " + verb + ".\n" + USAGE);
        }
        var discarded = verb.equals("list") && words.remove("--discarded");
        var id = verb.equals("list") ? "" : value("dead-letters " + verb);
        targetOnly("dead-letters");
        var stack = stack();
        var letters = new DeadLetters(new Shopper(stack, "admin").api(), stack.services(), System.out);
        switch (verb) {
            case "show" -> letters.show(id);
            case "replay" -> letters.replay(id);
            case "discard" -> letters.discard(id);
            default -> letters.list(discarded);
        }
    }

    private boolean demo() {
        int orders = 1;
        var card = "approved";
        boolean outOfStock = false;
        boolean cancel = false;
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "--orders" -> orders = positive(value("--orders"));
                case "--card" -> card = card(value("--card"));
                case "--out-of-stock" -> outOfStock = true;
                case "--cancel" -> cancel = true;
                case "--target" -> target = Stack.url(value("--target"));
                case String other -> throw new UserError("demo does not know " + other + ".\n" + USAGE);
            }
        }
        var options = new Demo.Options(orders, card, outOfStock, cancel);
        var stack = stack();
        return new Demo(new Shopper(stack, "alice"), stack.services(), options, System.out).run();
    }

    private void targetOnly(String command) {
        while (!words.isEmpty()) {
            var word = words.pop();
            if (!word.equals("--target")) {
                throw new UserError(command + " does not know " + word + ".\n" + USAGE);
            }
            target = Stack.url(value(word));
        }
    }

    private Stack stack() {
        return Optional.ofNullable(target)
                .or(() -> Stack.set(System.getenv(), "SLIPWAY_TARGET").map(Stack::url))
                .map(Stack::at)
                .orElseGet(Stack::local);
    }

    private String value(String option) {
        return Optional.ofNullable(words.poll()).orElseThrow(() -> new UserError(option + " needs a value.\n" + USAGE));
    }

    private static String card(String name) {
        if (!CARDS.contains(name)) {
            throw new UserError("There is no test card " + name + ". There is: " + String.join(", ", CARDS) + ".");
        }
        return name;
    }

    private static int positive(String number) {
        try {
            int parsed = Integer.parseInt(number);
            if (parsed > 0) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            throw new UserError("Not a number: " + number + ".");
        }
        throw new UserError("Not a positive number: " + number + ".");
    }
}

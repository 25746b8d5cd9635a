package dev.slipway.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Lines for people. On a terminal the last one says what is being waited for; elsewhere there are only plain lines. */
class Screen {

    private final PrintStream out;
    private final boolean terminal;
    private int shown;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void line(String text) {
        wipe();
        out.println(text);
        out.flush();
    }

    synchronized void waiting(String text) {
        if (terminal) {
            wipe();
            var cut = text.length() > 78 ? text.substring(0, 75) + "..." : text;
            out.print(cut);
            out.flush();
            shown = cut.length();
        }
    }

    synchronized void table(List<List<String>> rows) {
        wipe();
        var widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (var row : rows) {
            var text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
        out.flush();
    }

    synchronized boolean broken() {
        return out.checkError();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private void wipe() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }
}

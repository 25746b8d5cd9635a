package dev.slipway.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/** Made at the first start, kept in a file that only its owner can read, never in git. Missing ones are added. */
record Secrets(TreeMap<String, String> values) {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that are mistaken for each other: people type these. */
    private static final String TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    static Secrets read(Path file) throws IOException {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            read.forEach((name, value) -> values.put(name.toString(), value.toString()));
        }
        return new Secrets(values);
    }

    /** What people type is shorter, and grouped. */
    Secrets with(List<String> random, List<String> typed) {
        var all = new TreeMap<>(values);
        random.forEach(name -> all.computeIfAbsent(name, it -> random()));
        typed.forEach(name -> all.computeIfAbsent(name, it -> typeable()));
        return new Secrets(all);
    }

    void write(Path file) throws IOException {
        var text = new StringBuilder(
                "# Made by ./slipway up for this machine alone. ./slipway reset forgets them, with the data.\n");
        values.forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        AtomicFile.write(file, text.toString());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("No secret named " + name);
        }
        return value;
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String typeable() {
        var word = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            word.append(i > 0 && i % 4 == 0 ? "-" : "").append(TYPEABLE.charAt(RANDOM.nextInt(TYPEABLE.length())));
        }
        return word.toString();
    }
}

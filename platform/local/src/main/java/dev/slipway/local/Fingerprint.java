package dev.slipway.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** Short names for content. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Collection<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update((part + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By what is in it, from the checksums of its directory: a rebuild of the same sources changes nothing. */
    static String of(Path jar) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var open = new JarFile(jar.toFile(), false)) {
            open.stream().forEach(entry -> entries.put(entry.getName(), entry.getCrc() + "/" + entry.getSize()));
        }
        return of(entries.entrySet().stream().map(Object::toString).toList());
    }
}

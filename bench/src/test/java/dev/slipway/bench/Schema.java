package dev.slipway.bench;

import dev.slipway.test.BackingServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A fresh database with the tables of a service, as its own migrations make them. */
final class Schema {

    private static final Path ROOT = Path.of("..");

    private Schema() {}

    static Database of(String service) throws IOException {
        var fresh = BackingServices.freshDatabase();
        var database = new Database(fresh.url(), fresh.user(), fresh.password());
        for (var folder : List.of(
                "platform/outbox/src/main/resources/db/outbox",
                "services/" + service + "/src/main/resources/db/migration")) {
            for (var migration : migrations(ROOT.resolve(folder))) {
                database.execute(Files.readString(migration));
            }
        }
        return database;
    }

    private static List<Path> migrations(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().startsWith("V"))
                    .sorted(Comparator.comparingInt(Schema::version))
                    .toList();
        }
    }

    private static int version(Path migration) {
        var name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}

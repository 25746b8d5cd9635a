package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    private Path folder;

    @Test
    void keepsWhatThereIsAndAddsWhatIsMissing() throws IOException {
        var file = folder.resolve("secrets.properties");
        var first = Secrets.read(file).with(List.of("database"), List.of("alice"));
        first.write(file);

        var second = Secrets.read(file).with(List.of("database", "broker"), List.of("alice"));

        assertThat(second.get("database")).isEqualTo(first.get("database"));
        assertThat(second.get("alice")).isEqualTo(first.get("alice")).matches("(\\w{4}-){3}\\w{4}");
        assertThat(second.get("broker")).isNotEqualTo(second.get("database")).hasSizeGreaterThan(40);
    }

    @Test
    void liesInAFileOfItsOwnerAlone() throws IOException {
        var file = folder.resolve("secrets.properties");

        Secrets.read(file).with(List.of("database"), List.of()).write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}

package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code deploy/} that need neither an engine nor a cluster. */
class DeployScriptsTests {

    @TempDir
    private Path clone;

    @BeforeEach
    void copyThem() throws IOException {
        Files.createDirectories(clone.resolve("deploy"));
        Files.createDirectories(clone.resolve("k8s/components/secrets"));
        for (var script : List.of("secrets.sh", "tag.sh", "builder.sh", "images.sh")) {
            Files.copy(
                    Path.of("../../deploy").resolve(script),
                    clone.resolve("deploy").resolve(script));
        }
    }

    @Test
    void makeEachSecretOnceAndTellItToNobodyElse() throws Exception {
        says("sh deploy/secrets.sh");
        var order = read("run/deploy/order.env");
        assertThat(order.getProperty("SPRING_DATASOURCE_PASSWORD"))
                .hasSize(64)
                .isEqualTo(read("run/deploy/postgres.env").getProperty("ORDERS_PASSWORD"))
                .isEqualTo(
                        read("k8s/components/secrets/order-credentials.env").getProperty("SPRING_DATASOURCE_PASSWORD"))
                .isNotEqualTo(read("run/deploy/todo.env").getProperty("SPRING_DATASOURCE_PASSWORD"));
        assertThat(order.getProperty("ORDER_PAYMENT_WEBHOOK_SECRET")).hasSize(64);
        assertThat(read("run/deploy/gateway.env").getProperty("SLIPWAY_GATEWAY_CLIENT_SECRET"))
                .isEqualTo(read("run/deploy/auth.env").getProperty("SLIPWAY_AUTH_GATEWAY_CLIENT_SECRET"));
        assertThat(read("run/deploy/tools.env").getProperty("SLIPWAY_ALICE_PASSWORD"))
                .matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(read("run/deploy/kafka.env").getProperty("CLUSTER_ID")).matches("[A-Za-z0-9]{22}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(clone.resolve("run/deploy/order.env"))))
                .isEqualTo("rw-------");

        Files.delete(clone.resolve("run/deploy/order.env"));
        assertThat(says("sh deploy/secrets.sh")).contains("they are kept");
        assertThat(read("run/deploy/order.env")).isEqualTo(order);
        assertThat(says("sh deploy/secrets.sh")).isEmpty();
    }

    @Test
    void nameImagesAfterTheCommitAndWhatWasChangedSince() throws Exception {
        says(
                "git init -q && echo run/ >.gitignore && git add . && git -c user.name=a -c user.email=a@b commit -qm first");
        var clean = tag();
        assertThat(clean).matches("[0-9a-f]{12}");

        says("echo 1 >new && echo '# 2' >>deploy/tag.sh");
        var changed = tag();
        assertThat(changed).matches(clean + "-[0-9a-f]{8}").isEqualTo(tag());
        says("echo 3 >new");
        assertThat(tag()).startsWith(clean).isNotEqualTo(changed);
        says("rm new && git checkout -q deploy/tag.sh && mkdir -p run && echo secret >run/secret");
        assertThat(tag()).as("what git ignores is in no image").isEqualTo(clean);
    }

    @Test
    void sayWhichImagesThereAre() throws Exception {
        assertThat(run("sh deploy/images.sh ordr")).contains("There is no image 'ordr'", "order", "tools");
    }

    private String tag() throws Exception {
        return says("root=$PWD; . deploy/tag.sh; image_tag").strip();
    }

    private Properties read(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(clone.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }

    private String says(String line) throws Exception {
        var said = new ArrayList<String>();
        assertThat(exitCode(line, said)).as(said.toString()).isZero();
        return String.join("", said);
    }

    private String run(String line) throws Exception {
        var said = new ArrayList<String>();
        assertThat(exitCode(line, said)).isNotZero();
        return String.join("", said);
    }

    private int exitCode(String line, List<String> said) throws Exception {
        var builder =
                new ProcessBuilder("sh", "-ec", line).directory(clone.toFile()).redirectErrorStream(true);
        List.of("SLIPWAY_RUN_DIR", "SLIPWAY_TAG", "SLIPWAY_BUILDER", "GIT_DIR", "GIT_WORK_TREE")
                .forEach(builder.environment()::remove);
        var process = builder.start();
        said.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }
}

package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/** The broker's own JVM: {@code KafkaBroker CONFIG READY-FILE [once]}. */
public final class KafkaBroker {

    private KafkaBroker() {}

    public static void main(String[] arguments) throws IOException {
        var config = Path.of(arguments[0]);
        var ready = Path.of(arguments[1]);
        var properties = Utils.loadProps(config.toString());
        formatOnce(config, properties);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        if (arguments.length > 2) {
            server.shutdown();
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        tell(ready);
        server.awaitShutdown();
    }

    /** The mark is set after the work: a folder that was being formatted when the power went is formatted again. */
    private static void formatOnce(Path config, Properties properties) throws IOException {
        var data = Path.of(Objects.requireNonNull(properties.getProperty("log.dirs")));
        var mark = data.resolveSibling("formatted");
        if (Files.exists(mark)) {
            return;
        }
        AtomicFile.deleteTree(data);
        var cluster = Uuid.randomUuid().toString();
        int code = StorageTool.execute(new String[] {"format", "-t", cluster, "-c", config.toString()}, System.out);
        if (code != 0) {
            throw new IllegalStateException("Kafka's folder could not be formatted");
        }
        AtomicFile.write(mark, cluster + "\n");
    }

    private static void tell(Path ready) throws IOException {
        var draft = ready.resolveSibling("ready.tmp");
        Files.writeString(draft, Long.toString(ProcessHandle.current().pid()));
        Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

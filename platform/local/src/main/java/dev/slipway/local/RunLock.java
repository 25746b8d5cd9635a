package dev.slipway.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One command at a time changes a stack. The operating system drops the lock with its holder, however that ends. */
final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static RunLock take(Home home, String verb, Screen screen) {
        try {
            Files.createDirectories(home.run());
            var file = home.run().resolve("lock");
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file, screen);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    ("./slipway " + verb + " (pid " + ProcessHandle.current().pid() + ")")
                            .getBytes(StandardCharsets.UTF_8)));
            return new RunLock(channel);
        } catch (IOException refused) {
            throw new Problem("Cannot use the run folder " + home.run() + ": " + refused.getMessage());
        }
    }

    /** Held until the channel closes, so the lock object itself is not needed. */
    private static void lock(FileChannel channel, Path file, Screen screen) throws IOException {
        if (attempt(channel) != null) {
            return;
        }
        var holder = Files.readString(file).strip();
        screen.line("Waiting: " + (holder.isEmpty() ? "another ./slipway" : holder)
                + " is at work on this stack. Ctrl-C gives up.");
        FileLock held = channel.lock();
        if (!held.isValid()) {
            throw new IOException("the lock " + file + " was lost");
        }
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ended) {
            throw new Problem("Cannot release the run folder: " + ended.getMessage());
        }
    }
}

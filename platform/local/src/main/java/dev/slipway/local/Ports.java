package dev.slipway.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who holds a port. */
final class Ports {

    private Ports() {}

    static boolean free(int port) {
        return binds(port, "0.0.0.0") && binds(port, "127.0.0.1");
    }

    private static boolean binds(int port, String address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** For a sentence: {@code java (pid 4711: java -jar other.jar)}. */
    static String holder(int port) {
        return holderPid(port)
                .map(Ports::describe)
                .orElse("a program of another user (to see which: sudo lsof -nP -iTCP:" + port + " -sTCP:LISTEN)");
    }

    static Optional<Long> holderPid(int port) {
        if (!Platform.LINUX) {
            return Platform.lines("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").stream()
                    .findFirst()
                    .map(Long::valueOf);
        }
        var inodes = new HashSet<String>();
        inodes.addAll(listeners(Path.of("/proc/net/tcp"), port));
        inodes.addAll(listeners(Path.of("/proc/net/tcp6"), port));
        return inodes.isEmpty() ? Optional.empty() : owner(inodes);
    }

    private static Set<String> listeners(Path table, int port) {
        var found = new HashSet<String>();
        try {
            for (var line : Files.readAllLines(table)) {
                var column = line.strip().split("\\s+", -1);
                var listening = column.length > 9 && column[3].equals("0A");
                if (listening && Integer.parseInt(column[1].substring(column[1].lastIndexOf(':') + 1), 16) == port) {
                    found.add("socket:[" + column[9] + "]");
                }
            }
        } catch (IOException hidden) {
            return Set.of();
        }
        return found;
    }

    private static Optional<Long> owner(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holdsAny(pid, sockets))
                .findFirst();
    }

    private static boolean holdsAny(long pid, Set<String> sockets) {
        try (var files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException | java.io.UncheckedIOException hidden) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String describe(long pid) {
        var info = ProcessHandle.of(pid).map(ProcessHandle::info);
        var command = info.flatMap(ProcessHandle.Info::command)
                .map(it -> String.valueOf(Path.of(it).getFileName()))
                .orElse("a program");
        var line = info.flatMap(ProcessHandle.Info::commandLine).orElse("");
        return command + " (pid " + pid + (line.isEmpty() ? "" : ": " + shortened(line)) + ")";
    }

    private static String shortened(String line) {
        return line.length() > 100 ? line.substring(0, 97) + "..." : line;
    }

    /** A base with all the ports free that a stack needs, for a second stack beside another. */
    static int freeBase(List<Integer> offsets) {
        for (int base = 18_080; base < 32_000; base += 200) {
            int from = base;
            if (offsets.stream().allMatch(offset -> free(from + offset))) {
                return base;
            }
        }
        throw new Problem("No free range of ports found between 18080 and 32000.");
    }
}

package dev.slipway.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run/state.json} says about the stack: written after every change, read by every command, by the tools and
 * by tests. An entry proves nothing by itself: {@link Running#alive()} asks the machine.
 */
record State(
        int version,
        String url,
        int portBase,
        String jdbcUrl,
        String kafkaBootstrap,
        String secrets,
        Map<String, Integer> replicas,
        Map<String, String> overrides,
        List<Running> processes) {

    static final int VERSION = 1;

    /** One process; {@code fingerprint} tells whether it still is what a start would make of it now. */
    record Running(
            String name,
            String service,
            long pid,
            String start,
            String startedAt,
            boolean stopped,
            Map<String, Integer> ports,
            String log,
            @Nullable String data,
            @Nullable String jdbcUrl,
            @Nullable String kafkaBootstrap,
            @Nullable String url,
            String fingerprint) {

        Pid id() {
            return new Pid(pid, start);
        }

        boolean alive() {
            return !stopped && id().alive();
        }

        Running markStopped() {
            return new Running(
                    name,
                    service,
                    pid,
                    start,
                    startedAt,
                    true,
                    ports,
                    log,
                    data,
                    jdbcUrl,
                    kafkaBootstrap,
                    url,
                    fingerprint);
        }
    }

    Optional<Running> find(String name) {
        return processes.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    boolean anyAlive() {
        return processes.stream().anyMatch(Running::alive);
    }

    State with(Running entry) {
        var all = new ArrayList<>(processes);
        var at = all.stream().map(Running::name).toList().indexOf(entry.name());
        if (at < 0) {
            all.add(entry);
        } else {
            all.set(at, entry);
        }
        return withProcesses(all);
    }

    State without(String name) {
        return withProcesses(
                processes.stream().filter(it -> !it.name().equals(name)).toList());
    }

    private State withProcesses(List<Running> all) {
        return new State(
                version, url, portBase, jdbcUrl, kafkaBootstrap, secrets, replicas, overrides, List.copyOf(all));
    }
}

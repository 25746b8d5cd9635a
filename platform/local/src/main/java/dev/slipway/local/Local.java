package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Carries the commands out, on the stack of one run folder. */
class Local {

    private static final int DEFAULT_BASE = 8080;

    private final Home home;
    private final Stack stack;
    private final Map<String, String> environment;
    private final Screen screen;
    private final StateFile state;
    private final Stopper stopper;

    Local(Home home, Stack stack, Map<String, String> environment, Screen screen) {
        this.home = home;
        this.stack = stack;
        this.environment = environment;
        this.screen = screen;
        this.state = new StateFile(home.state());
        this.stopper = new Stopper(home, state, screen);
    }

    int up(Options options) throws IOException {
        options.noNames("up");
        options.replicas().keySet().forEach(stack::service);
        home.create();
        try (var _ = RunLock.take(home, "up", screen)) {
            var plan = plan(options.replicas(), true);
            var code = new Up(plan, state, stopper, screen).run();
            if (!"off".equals(environment.get("SLIPWAY_AOT"))) {
                Training.inBackground(plan, screen);
            }
            return code;
        }
    }

    int start(Options options) throws IOException {
        home.create();
        try (var _ = RunLock.take(home, "start", screen)) {
            var plan = plan(Map.of(), true);
            options.someNames("start").forEach(plan::part);
            if (state.read().isEmpty()) {
                state.write(plan.emptyState());
            }
            for (var name : options.names()) {
                start(plan, plan.part(name));
            }
            return 0;
        }
    }

    private void start(Plan plan, Part part) throws IOException {
        var known = state.read().flatMap(it -> it.find(part.name()));
        if (known.filter(State.Running::alive).isPresent()) {
            screen.line("  " + Starter.padded(part.name()) + "runs already");
            return;
        }
        Up.refuseTakenPorts(List.of(part));
        var absent = part.needs().stream().filter(it -> !Up.runs(state, it)).toList();
        var starter = new Starter(home, state, screen);
        try {
            if (absent.isEmpty()) {
                starter.start(part);
                Up.provision(plan, part);
                return;
            }
            starter.launch(part);
            screen.line("  " + Starter.padded(part.name()) + "started; it waits for " + String.join(" and ", absent));
        } catch (Problem failed) {
            starter.close().forEach(stopper::stop);
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    int stop(Options options) {
        try (var _ = RunLock.take(home, "stop", screen)) {
            var known = state.read();
            for (var name : options.someNames("stop")) {
                var running = known.flatMap(it -> it.find(name.endsWith("-1") ? name.replaceFirst("-1$", "") : name))
                        .orElseThrow(() -> Problem.usage("Nothing called '" + name + "' was started. There is: "
                                + String.join(
                                        ", ",
                                        known.stream()
                                                .flatMap(it -> it.processes().stream())
                                                .map(State.Running::name)
                                                .toList())));
                var alive = running.alive();
                stopper.stop(running);
                state.change(it -> it.with(running.markStopped()));
                screen.line("  " + Starter.padded(name) + (alive ? "stopped" : "was not running"));
            }
            return 0;
        }
    }

    int down() {
        if (!Files.isDirectory(home.run())) {
            screen.line("Nothing runs.");
            return 0;
        }
        try (var _ = RunLock.take(home, "down", screen)) {
            var any = state.read().filter(State::anyAlive).isPresent();
            stopper.down();
            screen.line(any ? "Everything is stopped; the data is kept in " + home.run() + "." : "Nothing runs.");
            return 0;
        }
    }

    int reset(Options options) throws IOException {
        if (!options.yes() && !confirmed()) {
            return 2;
        }
        if (Files.isDirectory(home.run())) {
            try (var _ = RunLock.take(home, "reset", screen)) {
                stopper.down();
                for (var name : List.of("postgres", "kafka", "logs", "secrets.properties", "seeded")) {
                    AtomicFile.deleteTree(home.run().resolve(name));
                }
            }
        }
        screen.line("Stopped and forgotten: data, logs, users and secrets of " + home.run() + ".");
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // it may be null by its contract
    private boolean confirmed() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            screen.line("reset drops all data of " + home.run() + ". To say that you mean it: ./slipway reset --yes");
            return false;
        }
        var answer = console.readLine("This drops all data, users and secrets of %s. Type yes: ", home.run());
        return "yes".equalsIgnoreCase(answer == null ? "" : answer.strip());
    }

    int status() {
        return new Status(home, state, screen, stack).print();
    }

    int logs(Options options) {
        return new Logs(home, screen).print(options);
    }

    int doctor() {
        return new Doctor(
                        home,
                        stack,
                        base(state.read()
                                .filter(State::anyAlive)
                                .map(State::portBase)
                                .orElse(0)),
                        screen)
                .examine();
    }

    /** Lets a service of the stack that runs do something once: it reads what we are given, and speaks for itself. */
    int command(List<String> words) throws IOException {
        if (words.size() < 2) {
            throw Problem.usage("command wants the name of a service, and what it shall do.");
        }
        if (!Up.runs(state, Postgres.NAME)) {
            throw new Problem("The database does not run. Start it: ./slipway up");
        }
        if (!(plan(Map.of(), false).part(words.getFirst()) instanceof ServiceProcess service)) {
            throw Problem.usage(words.getFirst() + " is no service.");
        }
        try {
            return service.run(words.subList(1, words.size()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped.");
        }
    }

    int train() throws IOException {
        return new Training(home, plan(Map.of(), false)).run();
    }

    int ports() {
        var offsets = new ArrayList<Integer>();
        stack.services().forEach(it -> offsets.addAll(List.of(it.port(), it.port() + 10)));
        offsets.addAll(List.of(
                stack.ports().postgres(), stack.ports().kafka(), stack.ports().kafkaController()));
        screen.line(Integer.toString(Ports.freeBase(offsets)));
        return 0;
    }

    /** A stack that runs keeps its place, replicas and overrides; what the caller says now is added. */
    private Plan plan(Map<String, Integer> wanted, boolean makeSecrets) throws IOException {
        var known = state.read().filter(it -> it.anyAlive());
        var replicas = new TreeMap<>(known.map(State::replicas).orElse(Map.of()));
        replicas.putAll(wanted);
        var overrides = new TreeMap<>(known.map(State::overrides).orElse(Map.of()));
        overrides.putAll(Settings.overridesIn(environment, stack));
        var secrets = Secrets.read(home.secrets());
        var typed = stack.people().stream().map(Stack.Person::secret).toList();
        var complete = stack.allSecrets().stream().allMatch(secrets::has)
                && typed.stream().allMatch(secrets::has);
        if (makeSecrets && !complete) {
            if (!secrets.has("postgres.password") && Files.exists(Postgres.data(home))) {
                throw new Problem(home.secrets() + " is gone, but the data it belongs to is there.\n"
                        + "Put the file back, or forget the data with ./slipway reset.");
            }
            secrets = secrets.with(stack.allSecrets(), typed);
            secrets.write(home.secrets());
        }
        return Plan.of(
                home, stack, new Stack.Place(base(known.map(State::portBase).orElse(0)), replicas), secrets, overrides);
    }

    private int base(int running) {
        var text = environment.getOrDefault("SLIPWAY_PORT_BASE", "");
        if (!text.isBlank() && !text.matches("[1-9]\\d{3,4}")) {
            throw Problem.usage("SLIPWAY_PORT_BASE wants a port number from 1024 to 65400, not '" + text + "'.");
        }
        int wanted = text.isBlank() ? 0 : Integer.parseInt(text);
        if (wanted != 0 && (wanted < 1024 || wanted > 65_400)) {
            throw Problem.usage("SLIPWAY_PORT_BASE wants a port number from 1024 to 65400, not " + wanted + ".");
        }
        if (wanted != 0 && running != 0 && wanted != running) {
            throw new Problem("The stack of " + home.run() + " runs at port base " + running
                    + ". To move it: ./slipway down, then up with SLIPWAY_PORT_BASE=" + wanted
                    + ". For a second stack beside it, set SLIPWAY_RUN_DIR, too.");
        }
        return wanted != 0 ? wanted : running != 0 ? running : DEFAULT_BASE;
    }

    static Duration uptime(State.Running running) {
        return Duration.between(running.id().startedAt(), java.time.Instant.now());
    }
}

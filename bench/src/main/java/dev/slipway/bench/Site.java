package dev.slipway.bench;

import static java.util.stream.Collectors.toMap;

import dev.slipway.e2e.Browser;
import dev.slipway.e2e.Script;
import dev.slipway.e2e.Shopper;
import dev.slipway.e2e.Stack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The stack that is measured, its processes, and the people in it. It belongs to this command alone. */
final class Site {

    static final String POSTGRES = "postgres";
    static final List<String> SERVICES = List.of("auth", "catalog", "order", "todo", "gateway");

    private static final Duration START = Duration.ofMinutes(3);

    private final Script script;
    private final Shopper buyer = new Shopper(Stack.local(), "alice");
    private final Shopper admin = new Shopper(Stack.local(), "admin");

    Site(Path script) {
        this.script = new Script(script, START);
    }

    Shopper buyer() {
        return buyer;
    }

    Browser browser() {
        var stack = Stack.local();
        return new Browser(stack.door()).signIn("bob", stack.password("bob"));
    }

    /** Of the gateway that is the address for people, of the others the one that the gateway asks. */
    URI at(String name, String path) {
        return URI.create("http://localhost:" + member(name).httpPort() + path);
    }

    HttpRequest.Builder asBuyer(URI address) {
        return Load.to(address).header("Authorization", "Bearer " + buyer.accessToken());
    }

    HttpRequest.Builder asAdmin(URI address) {
        return Load.to(address).header("Authorization", "Bearer " + admin.accessToken());
    }

    /** Read anew each time: a process that was started again has another number. */
    Stack.Member member(String name) {
        return members().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unmeasurable("There is no process " + name + "."));
    }

    List<Stack.Member> members() {
        return Stack.local().members();
    }

    long pid(String name) {
        return member(name).pid();
    }

    Cpu cpu(String... names) {
        return Arrays.stream(names).map(it -> Cpu.of(pid(it))).reduce(Cpu.NONE, Cpu::plus);
    }

    Map<String, Cpu> cpuOfEach() {
        return members().stream().collect(toMap(Stack.Member::name, it -> Cpu.of(it.pid())));
    }

    /** As the role that owns it. */
    Database databaseOf(String service) {
        var url = Optional.ofNullable(member(service).jdbcUrl()).orElseThrow();
        var owner = url.substring(url.lastIndexOf('/') + 1);
        return new Database(url, owner, Stack.local().secret(owner + ".password"));
    }

    String kafka() {
        return Optional.ofNullable(member("order").kafkaBootstrap()).orElseThrow();
    }

    /** What PostgreSQL writes. */
    Path databaseLog() {
        return Path.of(
                Objects.requireNonNull(System.getenv("SLIPWAY_RUN_DIR"), "SLIPWAY_RUN_DIR"), "logs", POSTGRES + ".log");
    }

    Database asSuperuser() {
        var url = Optional.ofNullable(member(POSTGRES).jdbcUrl()).orElseThrow();
        return new Database(url + POSTGRES, POSTGRES, Stack.local().secret("postgres.password"));
    }

    void restart(String name) {
        restart(name, Map.of());
    }

    /** Back when it is ready. The settings last until it is started without them. */
    void restart(String name, Map<String, String> settings) {
        script.run(Map.of(), "stop", name);
        script.run(settings, "start", name);
    }
}

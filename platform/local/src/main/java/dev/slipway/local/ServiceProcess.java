package dev.slipway.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One replica of a service. */
final class ServiceProcess implements Part, Trainable {

    private final Home home;
    private final Settings settings;
    private final Stack.Service service;
    private final int number;
    private final Application application;

    ServiceProcess(Home home, Settings settings, Stack.Service service, int number) {
        this.home = home;
        this.settings = settings;
        this.service = service;
        this.number = number;
        this.application = new Application(home, service.name(), service.jar());
    }

    @Override
    public String name() {
        return number == 1 ? service.name() : service.name() + "-" + number;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("http", settings.place().port(service, number));
    }

    @Override
    public List<String> needs() {
        var needs = new ArrayList<String>();
        if (service.database() != null) {
            needs.add(Postgres.NAME);
        }
        if (service.kafka()) {
            needs.add(Kafka.NAME);
        }
        return needs;
    }

    Map<String, String> environment() {
        return settings.of(service, number);
    }

    @Override
    public String fingerprint() {
        var all = new ArrayList<String>();
        all.add(application.fingerprint());
        all.add(service.memory());
        environment().forEach((name, value) -> all.add(name + "=" + value));
        return Fingerprint.of(all);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        application.unpack();
    }

    @Override
    public State.Running launch() throws IOException {
        var process = Processes.start(
                command(Processes.marks(home, name())), environment(), application.folder(), home.log(name()));
        return new State.Running(
                name(),
                service.name(),
                process.number(),
                process.start(),
                process.startedAt().toString(),
                false,
                ports(),
                home.log(name()).toString(),
                null,
                service.database() == null ? null : settings.jdbcUrl(service.database()),
                service.kafka() ? settings.kafka() : null,
                url(),
                fingerprint());
    }

    /** The same application with the same settings, for a command instead of a server. */
    List<String> command(List<String> marks) {
        var command = new ArrayList<String>();
        command.add(Processes.java());
        command.addAll(Java.SAME_AS_TRAINED);
        command.addAll(Java.FLAGS);
        command.add("-Xmx" + service.memory());
        command.addAll(application.aot().flags());
        command.addAll(marks);
        command.addAll(List.of("-jar", application.jar().toString()));
        return command;
    }

    /** Until it ends, on our own terminal; the exit code. */
    int run(List<String> arguments) throws IOException, InterruptedException {
        application.unpack();
        var command = command(Processes.marks(home, name() + "-command"));
        command.addAll(arguments);
        return Processes.builder(command, environment()).inheritIO().start().waitFor();
    }

    String url() {
        return settings.place().urls(service).get(number - 1);
    }

    @Override
    public boolean ready(Pid process) {
        return answers(url() + service.ready());
    }

    static boolean answers(@Nullable String address) {
        if (address == null) {
            return false;
        }
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(3000);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public Aot aot() {
        return application.aot();
    }

    /** Up to the point where it would begin to serve, to listen and to publish: it changes nothing. */
    @Override
    public boolean train(Path log) throws IOException, InterruptedException {
        return application.train(home, environment(), log);
    }
}

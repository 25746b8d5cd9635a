package dev.slipway.e2e.input;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Operations;
import dev.slipway.e2e.Operations.Operation;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.input.Recorder.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a service's contract makes a program send, sensible or with one thing wrong, the service answers as the contract says. */
@OnAStack
@Order(31)
@Tag("minutes")
class GeneratedRequestsTests {

    private static final Duration WITHIN = Duration.ofMinutes(5);

    private static final Pattern BODY_UNLIKE_ITS_SCHEMA = Pattern.compile("(?m)^.*(?!R0002)R\\d{4}: .*$");
    private static final Pattern WRONG_AND_TAKEN = Pattern.compile("(?m)^-ve +Scenario: .* has FAILED$");
    private static final Pattern END = Pattern.compile("Tests run: (\\d+), .* Errors: 0");

    private final Api bob = Scene.person("bob").api();
    private final JsonNode profile = bob.get("/api/profile").json();

    @BeforeEach
    void canBeMade() {
        Scene.needsItsProcesses();
        assumeTrue(Specmatic.isInstalled(), "needs Specmatic: ./slipway e2e --suite input fetches it where Node is");
    }

    /** Some of the requests are good ones. */
    @AfterEach
    void giveBobHisNameBack() {
        var form = Map.of(
                "displayName", profile.path("displayName").asString(),
                "email", profile.path("email").asString(""));
        assertThat(bob.put("/api/profile", form).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo", "catalog", "order", "auth"})
    void areAnsweredAsTheContractSays(String service) throws Exception {
        var operations = Operations.documented(service);
        try (var recorder = new Recorder(whoMay(service))) {
            var said = Specmatic.ask(service, recorder.address(), WITHIN);

            assertThat(said).containsPattern(END);
            assertThat(lines(WRONG_AND_TAKEN, said))
                    .as("wrong, and taken all the same")
                    .isEmpty();
            assertThat(lines(BODY_UNLIKE_ITS_SCHEMA, said))
                    .as("bodies unlike their schema")
                    .isEmpty();
            var answered = byOperation(recorder.exchanges(), operations);
            assertThat(answered.keySet()).as("what was asked").containsExactlyInAnyOrderElementsOf(operations);
            assertThat(answered.entrySet().stream().flatMap(it -> complaints(it.getKey(), it.getValue())))
                    .isEmpty();
        }
    }

    /** Straight to the service: the gateway would take so much from one person for an attack, and does not route all of it. */
    private Function<String, Api> whoMay(String service) {
        var port = Scene.stack().replicas(service).getFirst().httpPort();
        var door = URI.create("http://localhost:" + port);
        var customer = new Api(door, Scene.person("bob")::accessToken);
        var administrator = new Api(door, Scene.person("admin")::accessToken);
        return path -> Operations.isForCustomers(path) ? customer : administrator;
    }

    /** An operation with fewer variables is meant rather than one with more. */
    private static Map<Operation, List<Exchange>> byOperation(List<Exchange> exchanges, List<Operation> operations) {
        var byOperation = new HashMap<Operation, List<Exchange>>();
        for (var exchange : exchanges) {
            operations.stream()
                    .filter(it -> it.isAt(exchange.method(), exchange.uri().getRawPath()))
                    .min(comparing(it -> it.path().split("\\{").length))
                    .ifPresent(it -> byOperation
                            .computeIfAbsent(it, _ -> new ArrayList<>())
                            .add(exchange));
        }
        return byOperation;
    }

    /** One of a kind. */
    private static Stream<String> complaints(Operation operation, List<Exchange> exchanges) {
        var complaints = new TreeMap<String, Exchange>();
        for (var exchange : exchanges) {
            complaint(operation, exchange.answer()).ifPresent(it -> complaints.putIfAbsent(it, exchange));
        }
        return complaints.entrySet().stream().map(it -> operation + " " + it.getKey() + ": " + it.getValue());
    }

    private static Optional<String> complaint(Operation operation, Answer answer) {
        if (answer.status() >= 500) {
            return Optional.of("breaks");
        }
        if (!operation.answers().contains(answer.status())) {
            return Optional.of("answers what is not documented");
        }
        if (answer.status() >= 400 && !answer.header("Content-Type").startsWith("application/problem+json")) {
            return Optional.of("refuses without a problem detail");
        }
        return Optional.empty();
    }

    private static List<String> lines(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}

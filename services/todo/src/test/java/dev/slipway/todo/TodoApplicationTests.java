package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import dev.slipway.test.GoldenMessage;
import dev.slipway.test.OpenApiContract;
import dev.slipway.test.Statements;
import dev.slipway.test.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The service as a whole, over HTTP and Kafka. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(BackingServices.class)
class TodoApplicationTests {

    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Autowired
    private RestTestClient http;

    @Value("${spring.kafka.bootstrap-servers}")
    private String broker;

    @Test
    void keepsATaskAsItsOwnerWroteIt() {
        var list = listOf(alice, "Garden");
        var made = send(alice, HttpMethod.POST, "/api/lists/" + list + "/tasks", """
                {"title":"Prune the roses","notes":"gloves!","due":"2026-12-01","priority":"high"}""");

        assertThat(made.status()).isEqualTo(201);
        var kept = send(alice, HttpMethod.GET, made.header(HttpHeaders.LOCATION), null);
        assertThat(kept.<String>at("$.title")).isEqualTo("Prune the roses");
        assertThat(kept.<String>at("$.notes")).isEqualTo("gloves!");
        assertThat(kept.<String>at("$.due")).isEqualTo("2026-12-01");
        assertThat(kept.<String>at("$.priority")).isEqualTo("high");
        assertThat(kept.<Boolean>at("$.completed")).isFalse();
        assertThat(kept.<String>at("$.list")).isEqualTo(list);
        assertThat(kept.header(HttpHeaders.ETAG)).isEqualTo("\"0\"");
    }

    @Test
    void letsNobodyOverwriteAChangeTheyHaveNotSeen() {
        var task = taskOf(alice, listOf(alice, "Garden"), "Prune");

        var blind = send(alice, HttpMethod.PUT, task, "{\"title\":\"Prune roses\"}");
        var first = send(alice, HttpMethod.PUT, task, "{\"title\":\"Prune roses\",\"completed\":true}", "\"0\"");
        var second = send(alice, HttpMethod.PUT, task, "{\"title\":\"Prune trees\"}", "\"0\"");

        assertThat(blind.status()).isEqualTo(428);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header(HttpHeaders.ETAG)).isEqualTo("\"1\"");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.<String>at("$.type")).isEqualTo("urn:slipway:problem:version-outdated");
        assertThat(send(alice, HttpMethod.DELETE, task, null).status()).isEqualTo(428);
        assertThat(send(alice, HttpMethod.DELETE, task, null, "\"1\"").status()).isEqualTo(204);
        assertThat(send(alice, HttpMethod.GET, task, null).status()).isEqualTo(404);
    }

    @Test
    void dropsAListWithItsTasks() {
        var list = listOf(alice, "Garden");
        var task = taskOf(alice, list, "Prune");

        assertThat(send(alice, HttpMethod.PUT, "/api/lists/" + list, "{\"name\":\"Yard\"}", "\"0\"")
                        .status())
                .isEqualTo(200);
        assertThat(send(alice, HttpMethod.DELETE, "/api/lists/" + list, null, "\"1\"")
                        .status())
                .isEqualTo(204);
        assertThat(send(alice, HttpMethod.GET, task, null).status()).isEqualTo(404);
    }

    @Test
    void showsAStrangerNothing() {
        var list = "/api/lists/" + listOf(alice, "Garden");
        var task = taskOf(alice, list.substring("/api/lists/".length()), "Prune");

        for (var path : List.of(list, list + "/tasks", task)) {
            assertThat(send(bob, HttpMethod.GET, path, null).status()).isEqualTo(404);
        }
        assertThat(send(bob, HttpMethod.POST, list + "/tasks", "{\"title\":\"Mine\"}")
                        .status())
                .isEqualTo(404);
        for (var path : List.of(list, task)) {
            assertThat(send(bob, HttpMethod.PUT, path, "{\"title\":\"Mine\",\"name\":\"Mine\"}", "\"0\"")
                            .status())
                    .isEqualTo(404);
            assertThat(send(bob, HttpMethod.DELETE, path, null, "\"0\"").status())
                    .isEqualTo(404);
        }
        assertThat(send(bob, HttpMethod.GET, "/api/lists", null).<List<?>>at("$.items"))
                .isEmpty();
    }

    @Test
    void servesOnlyCustomersOfThisSystem() {
        http.get().uri("/api/lists").exchange().expectStatus().isUnauthorized();
        http.get()
                .uri("/api/lists")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.machine())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void walksAllTasksPageByPage() {
        var list = listOf(alice, "Long");
        for (int i = 0; i < 7; i++) {
            taskOf(alice, list, "Task " + i);
        }

        var seen = new ArrayList<String>();
        var path = "/api/lists/" + list + "/tasks?size=3";
        var page = send(alice, HttpMethod.GET, path, null);
        seen.addAll(page.at("$.items[*].title"));
        while (page.at("$.next") instanceof String next) {
            page = send(alice, HttpMethod.GET, path + "&after=" + next, null);
            seen.addAll(page.at("$.items[*].title"));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"completed=true,Done", "priority=high,Urgent", "dueBefore=2026-12-01,Soon"})
    void filtersTasks(String filter, String title) {
        var list = listOf(alice, "Mixed");
        var tasks = "/api/lists/" + list + "/tasks";
        for (var task : List.of(
                "{\"title\":\"Done\",\"completed\":true}",
                "{\"title\":\"Urgent\",\"priority\":\"high\"}",
                "{\"title\":\"Soon\",\"due\":\"2026-11-30\"}",
                "{\"title\":\"Later\",\"due\":\"2026-12-01\"}")) {
            send(alice, HttpMethod.POST, tasks, task);
        }

        assertThat(send(alice, HttpMethod.GET, tasks + "?" + filter, null).<List<String>>at("$.items[*].title"))
                .containsExactly(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":\" \"}",
                "{\"title\":null}",
                "{\"title\":\"a\\u0000b\"}",
                "{\"title\":\"a\\ud800b\"}",
                "{\"title\":\"a\",\"due\":\"tomorrow\"}",
                "{\"title\":\"a\",\"due\":\"+99999-01-01\"}",
                "{\"title\":\"a\",\"priority\":\"urgent\"}",
                "{\"title\":\"a\",\"completed\":\"maybe\"}",
                "{\"title\":",
                "[]",
                ""
            })
    void refusesATaskThatMakesNoSense(String body) {
        var tasks = "/api/lists/" + listOf(alice, "Garden") + "/tasks";

        var answer = send(alice, HttpMethod.POST, tasks, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(answer.<String>at("$.detail")).isNotBlank().doesNotContain("tools.jackson", "dev.slipway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "size=x",
                "after=nonsense",
                "priority=urgent",
                "completed=maybe",
                "dueBefore=soon",
                "dueBefore=-99999-01-01"
            })
    void refusesAPageThatCannotBe(String query) {
        var answer = send(alice, HttpMethod.GET, "/api/lists/" + listOf(alice, "Garden") + "/tasks?" + query, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<String>at("$.detail")).isNotBlank();
    }

    @Test
    void answersAPageAndASingleReadWithOneStatement() throws Exception {
        var list = listOf(alice, "Garden");
        var task = taskOf(alice, list, "Prune");

        assertThat(statementsOf(() -> send(alice, HttpMethod.GET, "/api/lists", null)))
                .isEqualTo(1);
        assertThat(statementsOf(
                        () -> send(alice, HttpMethod.GET, "/api/lists/" + list + "/tasks?completed=false", null)))
                .isEqualTo(1);
        assertThat(statementsOf(() -> send(alice, HttpMethod.GET, task, null))).isEqualTo(1);
    }

    @Test
    void writesATaskWithTwoStatements() throws Exception {
        var list = listOf(alice, "Garden");
        var task = taskOf(alice, list, "Prune");

        assertThat(statementsOf(() -> taskOf(alice, list, "Rake"))).isEqualTo(2);
        assertThat(statementsOf(() -> send(alice, HttpMethod.PUT, task, "{\"title\":\"Prune roses\"}", "\"0\"")))
                .isEqualTo(2);
    }

    @Test
    void addsOneTaskForAConfirmedOrderAndMarksItWhenTheOrderIsCancelled() {
        var order = UUID.randomUUID();
        var confirmed = UUID.randomUUID();
        publish("order.placed", "order/placed.v1.json", order, UUID.randomUUID(), 1);
        publish("order.confirmed", "order/confirmed.v1.json", order, confirmed, 2);
        publish("order.confirmed", "order/confirmed.v1.json", order, confirmed, 2);

        Eventually.within(Duration.ofSeconds(20), () -> {
            var journey = journey(alice, order);
            assertThat(journey.status()).isEqualTo(200);
            assertThat(journey.<List<Integer>>at("$.received[?(@.type=='order.confirmed')].repeats"))
                    .containsExactly(1);
        });
        var lists = send(alice, HttpMethod.GET, "/api/lists", null);
        assertThat(lists.<List<String>>at("$.items[*].name")).containsExactly("Orders");
        var tasks = "/api/lists/" + lists.<String>at("$.items[0].id") + "/tasks";
        var added = send(alice, HttpMethod.GET, tasks, null);
        assertThat(added.<List<String>>at("$.items[*].title")).containsExactly("Receive order 4711");
        assertThat(added.<String>at("$.items[0].order")).isEqualTo(order.toString());

        publish("order.cancelled", "order/cancelled.v1.json", order, UUID.randomUUID(), 3);

        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(send(alice, HttpMethod.GET, tasks, null).<List<Boolean>>at("$.items[*].cancelled"))
                        .containsExactly(true));
        assertThat(journey(alice, order).<List<String>>at("$.facts[*].what"))
                .containsExactly("task-added", "task-cancelled");
        assertThat(journey(bob, order).status()).isEqualTo(404);
    }

    @Test
    void publishesTheContractItKeeps() {
        var answer =
                http.get().uri("/v3/api-docs.yaml").exchange().expectStatus().isOk();
        var yaml = answer.expectBody(byte[].class).returnResult().getResponseBody();

        OpenApiContract.matches("todo", new String(yaml, StandardCharsets.UTF_8));
    }

    private String listOf(UUID owner, String name) {
        return send(owner, HttpMethod.POST, "/api/lists", "{\"name\":\"" + name + "\"}")
                .at("$.id");
    }

    private String taskOf(UUID owner, String list, String title) {
        return send(owner, HttpMethod.POST, "/api/lists/" + list + "/tasks", "{\"title\":\"" + title + "\"}")
                .header(HttpHeaders.LOCATION);
    }

    private Answer journey(UUID caller, UUID order) {
        return send(caller, HttpMethod.GET, "/api/journeys/" + order, null);
    }

    private Answer send(UUID caller, HttpMethod method, String path, @Nullable String body) {
        return send(caller, method, path, body, null);
    }

    private Answer send(UUID caller, HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        var request = http.method(method)
                .uri(URI.create(path))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.user(caller, "customer"));
        if (ifMatch != null) {
            request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return new Answer(request.exchange().expectBody(byte[].class).returnResult());
    }

    /** Without those of the outbox, which looks after its own rows at any time. */
    private static long statementsOf(Statements.Action request) throws Exception {
        return Statements.of(request).sql().stream()
                .filter(it -> it.contains("todo_list") || it.contains("task"))
                .count();
    }

    private void publish(String type, String golden, UUID order, UUID event, long version) {
        var body = GoldenMessage.of(golden)
                .text()
                .replace("018f6c1e-7a52-7c3b-9d41-2f6e8a1b0c5d", order.toString())
                .replace("5b0a3c52-9f0e-4a7e-8a55-0d6d3e1c9b21", alice.toString());
        var record = new ProducerRecord<>("order.events.v1", order.toString(), body.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "event-id",
                        event.toString(),
                        "event-type",
                        type,
                        "event-schema",
                        "1",
                        "aggregate-version",
                        Long.toString(version),
                        "event-time",
                        "2026-11-24T09:20:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    /** In the running system order declares it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OrdersTopic {

        @Bean
        NewTopic orderEvents() {
            return new NewTopic("order.events.v1", 3, (short) 1);
        }
    }

    private record Answer(EntityExchangeResult<byte[]> result) {

        int status() {
            return result.getStatus().value();
        }

        String header(String name) {
            return String.valueOf(result.getResponseHeaders().getFirst(name));
        }

        <T> T at(String path) {
            assertThat(result.getResponseBody()).as("body of %s", result).isNotNull();
            return JsonPath.read(new String(result.getResponseBody(), StandardCharsets.UTF_8), path);
        }
    }
}

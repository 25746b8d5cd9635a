package dev.slipway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import dev.slipway.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(
        classes = CountingService.class,
        properties = {"spring.application.name=report", "slipway.outbox.relay=false"})
@AutoConfigureMockMvc
@Import(BackingServices.class)
class SystemControllerTests {

    private static final String PATH = "/api/report/system";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private CountingService.Counters counters;

    @Autowired
    private CountingService.Listener listener;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ObjectProvider<KafkaListenerEndpointRegistry> listeners;

    @Value("${spring.kafka.bootstrap-servers}")
    private String servers;

    /** What other tests left on the topic is read, and parked where it is poison, before anything is counted. */
    @BeforeEach
    void catchUp() {
        Eventually.within(PATIENCE, () -> assertLag(0));
        database.sql("delete from dead_letter").update();
        database.sql("delete from outbox").update();
    }

    @Test
    void isAllZeroWhereNothingWaits() {
        assertThat(report()).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"version": "development", "outbox": {"count": 0, "oldestSeconds": null}, "deadLetters": {"count": 0},
                 "consumers": [{"name": "report", "lag": 0}]}""");
    }

    @Test
    void countsWhatWaitsToBeSentAndSaysSinceWhen() {
        counters.count("a");
        counters.count("b");
        database.sql("update outbox set created_at = clock_timestamp() - interval '90 seconds' where key = 'b'")
                .update();

        assertThat(report()).bodyJson().extractingPath("$.outbox.count").isEqualTo(2);
        assertThat(report())
                .bodyJson()
                .extractingPath("$.outbox.oldestSeconds")
                .satisfies(age -> assertThat(((Number) age).doubleValue()).isBetween(90.0, 120.0));

        database.sql("update outbox set state = 'sent'").update();
        assertThat(report()).bodyJson().extractingPath("$.outbox.count").isEqualTo(0);
    }

    @Test
    void countsDeadLettersThatNobodyHasDealtWith() {
        park(1);
        var other = park(2);
        assertThat(report()).bodyJson().extractingPath("$.deadLetters.count").isEqualTo(2);

        letters.discard(other, "an admin");

        assertThat(report()).bodyJson().extractingPath("$.deadLetters.count").isEqualTo(1);
    }

    /** What fails for now counts, too: a consumer that ends meanwhile leaves it to the next one. */
    @Test
    void countsWhatAConsumerHasNotHandledYet() {
        var key = UUID.randomUUID().toString();
        var failures = new ConcurrentLinkedDeque<RuntimeException>(
                Collections.nCopies(1000, new IllegalStateException("not yet")));
        listener.failures.put(key, failures);
        var topic = new Topic(CountingService.TOPIC, servers);
        for (var number = 1; number <= 3; number++) {
            topic.write(
                    key,
                    "{\"key\": \"%s\", \"number\": %d}".formatted(key, number).getBytes(StandardCharsets.UTF_8),
                    Topic.headers("counter.counted", number));
        }
        Eventually.within(PATIENCE, () -> assertThat(failures).hasSizeLessThan(998));
        assertLag(3);

        listener.failures.remove(key);

        Eventually.within(PATIENCE, () -> assertLag(0));
    }

    @Test
    void doesNotWaitForABrokerThatSaysNothing() {
        var address = servers.replaceFirst("^.*://", "").split(",")[0].split(":");
        try (var link = new Link(address[0], Integer.parseInt(address[1]));
                var lags = new ConsumerLags(
                        new KafkaAdmin(Map.of("bootstrap.servers", "localhost:" + link.port())), listeners)) {
            link.clog();
            var began = System.nanoTime();

            assertThat(lags.now()).containsExactly(new SystemReport.ConsumerLag("report", null));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            link.mend();
            Eventually.within(
                    PATIENCE, () -> assertThat(lags.now()).containsExactly(new SystemReport.ConsumerLag("report", 0L)));
        }
    }

    @Test
    void isForAdministratorsAlone() {
        assertThat(call(Tokens.user(UUID.randomUUID(), "customer"))).hasStatus(403);
        assertThat(call(Tokens.machine())).hasStatus(403);
        assertThat(mvc.get().uri(PATH).exchange())
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:slipway:problem:unauthorized");
    }

    private void assertLag(int messages) {
        assertThat(report()).bodyJson().extractingPath("$.consumers[0].lag").isEqualTo(messages);
    }

    private long park(long offset) {
        letters.park(
                new Delivery(
                        "report",
                        "a.topic",
                        0,
                        offset,
                        "a key",
                        "{".getBytes(StandardCharsets.UTF_8),
                        MessageHeaders.ofTexts(Map.of("event-type", "a.type"))),
                "bad-json: here");
        return database.sql("select max(id) from dead_letter").query(Long.class).single();
    }

    private MvcTestResult report() {
        return call(Tokens.admin());
    }

    private MvcTestResult call(String token) {
        return mvc.get().uri(PATH).header("Authorization", "Bearer " + token).exchange();
    }
}

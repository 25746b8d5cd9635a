package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.order.OrderEvents;
import dev.slipway.test.Eventually;
import dev.slipway.test.OpenApiContract;
import dev.slipway.test.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One journey through all of the service: stocked by an administrator, ordered through Kafka, told to the customer. */
@CatalogTest
class CatalogApplicationTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final UUID CUSTOMER = UUID.fromString("5b0a3c52-9f0e-4a7e-8a55-0d6d3e1c9b21");

    private final UUID order = UUID.randomUUID();

    @Autowired
    private RestTestClient http;

    @Autowired
    private OrderEvents orders;

    @Autowired
    private CatalogFixtures shop;

    @Test
    void reservesSellsAndTakesBackWhatWasOrdered() {
        shop.sellsWhatTheGoldenOrderWants();
        var before = mugs();

        orders.send("placed", order, 1);
        Eventually.within(
                SOON,
                () -> assertThat(orders.answersTo(order))
                        .extracting(OrderEvents.Answer::type)
                        .containsExactly("stock.reserved"));
        assertThat(mugs().path("reserved").asLong())
                .isEqualTo(before.path("reserved").asLong() + 2);

        orders.send("confirmed", order, 2);
        Eventually.within(SOON, () -> assertThat(shop.reservationOf(order)).isEqualTo("sold"));
        assertThat(mugs().path("sold").asLong()).isEqualTo(before.path("sold").asLong() + 2);

        orders.send("cancelled", order, 3);
        Eventually.within(
                SOON,
                () -> assertThat(orders.answersTo(order))
                        .extracting(answer -> answer.type() + " "
                                + answer.body().path("reason").asString(""))
                        .containsExactly("stock.reserved ", "stock.released returned"));
        assertThat(mugs()).isEqualTo(before);

        journey(Tokens.user(CUSTOMER, "customer"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.facts[*].what")
                .isEqualTo(List.of("stock-reserved", "stock-sold", "stock-returned"))
                .jsonPath("$.facts[0].detail")
                .isEqualTo("2 × MUG-BLUE, 1 × TEA-ASSAM")
                .jsonPath("$.received.length()")
                .isEqualTo(3)
                .jsonPath("$.sent.length()")
                .isEqualTo(2)
                .jsonPath("$.deadLetters.length()")
                .isEqualTo(0);
        journey(Tokens.admin()).expectStatus().isOk();
        journey(Tokens.customer()).expectStatus().isNotFound();
        journey(Tokens.machine()).expectStatus().isNotFound();
        http.get().uri("/api/journeys/{id}", order).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void describesItsApi() {
        var yaml = http.get()
                .uri("/v3/api-docs.yaml")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
        OpenApiContract.matches("catalog", String.valueOf(yaml).replaceAll("localhost:\\d+", "localhost:8080"));
    }

    private RestTestClient.ResponseSpec journey(String token) {
        return http.get()
                .uri("/api/journeys/{id}", order)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private JsonNode mugs() {
        var stock = http.get()
                .uri("/api/products/MUG-BLUE/stock?size=1")
                .headers(headers -> headers.setBearerAuth(Tokens.admin()))
                .exchange()
                .returnResult(ObjectNode.class)
                .getResponseBody();
        return stock == null ? NullNode.getInstance() : stock.without("ledger");
    }
}

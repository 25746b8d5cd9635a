package dev.slipway.order.web;

import dev.slipway.order.OrderTest;
import dev.slipway.test.OpenApiContract;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

@OrderTest
class OpenApiTests {

    @LocalServerPort
    int port;

    @Test
    void isWhatTheContractShows() {
        var yaml = RestClient.create("http://localhost:" + port)
                .get()
                .uri("/v3/api-docs.yaml")
                .retrieve()
                .body(String.class);

        OpenApiContract.matches("order", yaml);
    }
}

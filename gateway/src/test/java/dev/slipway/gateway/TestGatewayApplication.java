package dev.slipway.gateway;

import dev.slipway.test.BackingServices;
import org.springframework.boot.SpringApplication;

/** For a start from the IDE, with a database of its own. To sign in, start auth with the same secret. */
class TestGatewayApplication {

    static void main(String... args) {
        System.setProperty("slipway.gateway.client-secret", "secret");
        SpringApplication.from(GatewayApplication::main)
                .with(BackingServices.class)
                .run(args);
    }
}

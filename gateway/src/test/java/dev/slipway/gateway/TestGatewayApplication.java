package dev.slipway.gateway;

import dev.slipway.test.BackingServices;
import org.springframework.boot.SpringApplication;

/** For a start from the IDE, with a database of its own. */
class TestGatewayApplication {

    static void main(String... args) {
        SpringApplication.from(GatewayApplication::main)
                .with(BackingServices.class)
                .run(args);
    }
}

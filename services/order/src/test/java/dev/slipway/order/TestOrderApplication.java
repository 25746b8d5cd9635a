package dev.slipway.order;

import dev.slipway.test.BackingServices;
import org.springframework.boot.SpringApplication;

/** Runs the service from the IDE, with everything that it needs but its neighbours. */
class TestOrderApplication {

    static void main(String... args) {
        SpringApplication.from(OrderApplication::main)
                .with(BackingServices.class)
                .run(args);
    }
}

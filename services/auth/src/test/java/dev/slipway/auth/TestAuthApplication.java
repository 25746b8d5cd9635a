package dev.slipway.auth;

import dev.slipway.test.BackingServices;
import org.springframework.boot.SpringApplication;

/** Starts the service from the IDE with a database of its own. */
class TestAuthApplication {

    static void main(String... args) {
        var settings = new String[] {
            "--" + AuthTest.NO_BROKER,
            "--slipway.auth.key-encryption-secret=" + AuthTest.KEY_SECRET,
            "--slipway.auth.gateway-client-secret=" + AuthTest.GATEWAY_SECRET,
            "--slipway.auth.machine-client-secret=" + AuthTest.MACHINE_SECRET,
            "--slipway.public-url=http://localhost:8084" // its own pages, since no gateway stands before it
        };
        SpringApplication.from(AuthApplication::main)
                .with(BackingServices.class)
                .run(settings);
    }
}

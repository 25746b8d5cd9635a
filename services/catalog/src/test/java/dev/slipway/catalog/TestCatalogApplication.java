package dev.slipway.catalog;

import dev.slipway.test.BackingServices;
import org.springframework.boot.SpringApplication;

/** Starts the service from the IDE with a database and a broker of its own. */
class TestCatalogApplication {

    static void main(String... args) {
        SpringApplication.from(CatalogApplication::main)
                .with(BackingServices.class)
                .run(args);
    }
}

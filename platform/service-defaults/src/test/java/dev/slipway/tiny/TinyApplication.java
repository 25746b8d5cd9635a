package dev.slipway.tiny;

import dev.slipway.defaults.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The least that makes a service: what it answers beyond its own words comes from the defaults. */
@SpringBootApplication
public class TinyApplication {

    public static void main(String[] args) {
        ServiceApplication.run(TinyApplication.class, args);
    }
}

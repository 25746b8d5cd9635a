package dev.slipway.gateway;

import dev.slipway.defaults.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        ServiceApplication.run(GatewayApplication.class, args);
    }
}

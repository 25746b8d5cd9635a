package dev.slipway.order;

import dev.slipway.defaults.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class OrderApplication {

    public static void main(String[] args) {
        ServiceApplication.run(OrderApplication.class, args);
    }
}

package dev.slipway.catalog;

import dev.slipway.defaults.ServiceApplication;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CatalogApplication {

    public static void main(String[] args) {
        ServiceApplication.run(CatalogApplication.class, Map.of(ImportCommand.NAME, ImportCommand::run), args);
    }
}

package dev.slipway.outbox;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** The module's tables have a history of their own, so that their versions and a service's never meet. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class OutboxSchemaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy migrateServiceThenOutbox() {
        return service -> {
            service.migrate();
            outboxBeside(service).migrate();
        };
    }

    private static Flyway outboxBeside(Flyway service) {
        return Flyway.configure()
                .configuration(service.getConfiguration())
                .locations("classpath:db/outbox")
                .javaMigrations()
                .table("outbox_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}

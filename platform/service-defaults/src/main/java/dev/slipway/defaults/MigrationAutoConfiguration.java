package dev.slipway.defaults;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * Migrations may take their time: they get connections of their own, outside the pool, whose time-outs would cut them off.
 * Only the address and the role are the same.
 */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayAutoConfiguration.class, JdbcConnectionDetails.class})
class MigrationAutoConfiguration {

    @Bean
    static FlywayConfigurationCustomizer unhurriedMigrations(ObjectProvider<JdbcConnectionDetails> database) {
        return flyway ->
                database.ifAvailable(it -> flyway.dataSource(it.getJdbcUrl(), it.getUsername(), it.getPassword()));
    }
}

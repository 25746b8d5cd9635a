package dev.slipway.defaults;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.annotation.Bean;

/** Who may take how many of a service's connections. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HikariDataSource.class, DataSourceUnwrapper.class})
@EnableConfigurationProperties(WebConnectionsSettings.class)
class ConnectionsAutoConfiguration {

    @Bean
    static BeanPostProcessor boundedWebConnections(ObjectProvider<WebConnectionsSettings> settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? bounded(source, settings) : bean;
            }
        };
    }

    private static DataSource bounded(DataSource source, ObjectProvider<WebConnectionsSettings> settings) {
        var pool = DataSourceUnwrapper.unwrap(source, HikariConfigMXBean.class, HikariDataSource.class);
        if (pool == null) {
            return source;
        }
        var share = settings.getObject();
        return new WebConnections(
                source,
                share.most(pool.getMaximumPoolSize()),
                share.queue(),
                Duration.ofMillis(pool.getConnectionTimeout()));
    }

    @Bean
    static MeterBinder webConnectionMeters(ObjectProvider<DataSource> sources) {
        return registry -> sources.stream()
                .map(it -> DataSourceUnwrapper.unwrap(it, WebConnections.class))
                .filter(Objects::nonNull)
                .forEach(it -> it.bindTo(registry));
    }
}

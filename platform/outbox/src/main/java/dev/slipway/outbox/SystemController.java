package dev.slipway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: what waits, what lags, what was parked. Read from the tables, since the gauges know this process alone. */
@RestController
@RequestMapping("/api/${spring.application.name:slipway}/system")
class SystemController {

    private static final String UNSENT = """
            select coalesce(sum(unsent), 0) as count, extract(epoch from clock_timestamp() - min(oldest)) as age
            from (%s) waiting
            """.formatted(Backlog.SURVEY);

    private final String version;
    private final JdbcClient database;
    private final ConsumerLags lags;

    SystemController(String version, JdbcClient database, ConsumerLags lags) {
        this.version = version;
        this.database = database;
        this.lags = lags;
    }

    @GetMapping
    SystemReport systemReport() {
        return new SystemReport(version, unsent(), parked(), lags.now());
    }

    private SystemReport.UnsentEvents unsent() {
        return database.sql(UNSENT).query(SystemController::read).single();
    }

    private static SystemReport.UnsentEvents read(ResultSet row, int number) throws SQLException {
        var age = row.getBigDecimal("age");
        return new SystemReport.UnsentEvents(row.getLong("count"), age == null ? null : age.doubleValue());
    }

    private SystemReport.ParkedMessages parked() {
        return new SystemReport.ParkedMessages(database.sql("select count(*) from dead_letter where state = 'parked'")
                .query(Long.class)
                .single());
    }
}

package dev.slipway.catalog;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code java -jar catalog.jar import FILE}: makes the shop what a file of products says. Nothing else of the service is made, so
 * that no port, no broker and no secret but the database's password is needed.
 *
 * <p>Lines are written a batch at a time, each in a transaction of its own: orders never wait for the whole file, and as a repeat
 * changes nothing, a file with flaws is corrected and imported again.
 */
class ImportCommand {

    static final String NAME = "import";

    private static final Logger log = LoggerFactory.getLogger(ImportCommand.class);
    private static final String STANDARD_INPUT = "-";

    /** Below 0, the pool leaves it to us to say that the database is absent; it would do so in a stack trace. */
    private static final String IF_ABSENT = "spring.datasource.hikari.initialization-fail-timeout";

    private static final int BATCH = 100;

    private final Validator validator;
    private final ProductImport products;
    private final ImportReport report = new ImportReport();
    private final Map<ProductLine, Integer> batch = new LinkedHashMap<>();

    /** All that is remembered of lines that are written: a file may be longer than the memory. */
    private final Set<String> seen = new HashSet<>();

    ImportCommand(Validator validator, ProductImport products) {
        this.validator = validator;
        this.products = products;
    }

    /** The exit code: 0 if every line was taken, 1 if not, 2 if there was nothing to read. */
    static int run(String... args) {
        var application = new SpringApplication(Parts.class);
        application.setMainApplicationClass(CatalogApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(Map.of(IF_ABSENT, -1));
        LocaleContextHolder.setLocale(Locale.ENGLISH); // the validator's words stand among ours
        try (var context = application.run(args)) {
            var words = context.getBean(ApplicationArguments.class).getNonOptionArgs();
            return context.getBean(ImportCommand.class).run(words);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private int run(List<String> words) {
        if (words.size() != 2) {
            log.error("Name one file: import FILE. With - the products come from standard input.");
            return 2;
        }
        var name = words.getLast();
        try (var file = name.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(name))) {
            return read(file);
        } catch (IOException unreadable) {
            log.error("{} cannot be read. Is it there, and may this user read it?", name);
            return 2;
        }
    }

    private int read(InputStream text) {
        try {
            take(text);
            write();
        } catch (DataAccessException | TransactionException failed) {
            report.abort(failed);
        }
        return report.end();
    }

    /** What stands before a line that cannot be read is taken. */
    private void take(InputStream text) {
        try {
            var file = new ProductFile(text);
            for (var row = file.next(); row.isPresent(); row = file.next()) {
                take(row.get());
                if (batch.size() == BATCH) {
                    write();
                }
            }
        } catch (ProductFile.Broken broken) {
            report.refuse(broken.line(), broken.getMessage());
        }
    }

    private void take(ProductFile.Row row) {
        try {
            var line = ProductLine.of(row);
            var flaws = validator.validate(line);
            if (!flaws.isEmpty()) {
                report.refuse(row.line(), sentence(flaws));
            } else if (!seen.add(line.sku())) {
                report.refuse(row.line(), line.sku() + " stands in an earlier line, too");
            } else {
                batch.put(line, row.line());
            }
        } catch (IllegalArgumentException malformed) {
            report.refuse(row.line(), malformed.getMessage());
        }
    }

    private static String sentence(Collection<ConstraintViolation<ProductLine>> flaws) {
        return flaws.stream()
                .map(flaw -> flaw.getPropertyPath() + " " + flaw.getMessage())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void write() {
        var outcome = products.write(batch.keySet());
        outcome.refused().forEach((line, reason) -> report.refuse(Objects.requireNonNull(batch.get(line)), reason));
        report.add(outcome);
        batch.clear();
    }

    /** Not marked as a configuration, so that the server, which scans this package, does not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        ValidationAutoConfiguration.class
    })
    @Import({StockLedger.class, Categories.class, ProductImport.class, ImportCommand.class})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

package dev.slipway.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same jar with a file, beside the server that runs, on its database. */
@CatalogTest
@ExtendWith(OutputCaptureExtension.class)
class ImportCommandTests {

    private static final String HEADER = "sku,name,description,category,price,currency,stock\n";

    private final String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private final String mug = "MUG-" + mark;
    private final String tea = "TEA-" + mark;
    private final String both = HEADER + mug + ",Blue mug,\"Stoneware, glazed\",kitchen-"
            + mark.toLowerCase(Locale.ROOT) + ",12.99,EUR,7\n" + tea + ",Assam tea,,teas,4,EUR,0\n";

    @TempDir
    private Path folder;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Products products;

    @Autowired
    private ProductService service;

    @Autowired
    private StockService stock;

    @Autowired
    private CatalogFixtures shop;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void bringsProductsCategoriesAndStockIn(CapturedOutput output) {
        assertThat(read(both)).isZero();

        assertThat(output)
                .contains("2 products are new, 0 were changed, the stock of 1 was booked, 0 lines were refused.");
        var found = found(mug);
        assertThat(found.description()).isEqualTo("Stoneware, glazed");
        assertThat(found.category().name()).isEqualTo("Kitchen " + mark.toLowerCase(Locale.ROOT));
        assertThat(found.price()).isEqualTo(new Money(1299, "EUR"));
        assertThat(shop.stockOf(mug)).isEqualTo("7 0 0");
        assertThat(shop.stockOf(tea)).isEqualTo("0 0 0");
        assertThat(ledgerOf(mug)).containsExactly("received 7 imported");
    }

    @Test
    void changesNothingWhenItIsRepeated(CapturedOutput output) {
        read(both);
        var before = found(mug);

        assertThat(read(both)).isZero();
        assertThat(output)
                .contains("0 products are new, 0 were changed, the stock of 0 was booked, 0 lines were refused.");
        assertThat(found(mug)).isEqualTo(before);
        assertThat(ledgerOf(mug)).hasSize(1);
    }

    @Test
    void changesWhatIsSaidOtherwise(CapturedOutput output) {
        read(both);

        assertThat(read(both.replace("12.99", "13.99").replace("EUR,7", "EUR,5")))
                .isZero();
        assertThat(output)
                .contains("0 products are new, 1 were changed, the stock of 1 was booked, 0 lines were refused.");
        assertThat(found(mug).price().minor()).isEqualTo(1399);
        assertThat(found(mug).version()).isEqualTo(1);
        assertThat(found(tea).version()).isZero();
        assertThat(shop.stockOf(mug)).isEqualTo("5 0 0");
        assertThat(ledgerOf(mug)).containsExactly("received 7 imported", "removed -2 imported");
    }

    @Test
    void restocksNothingBecauseSomethingWasSold() {
        read(both);
        sell(mug, 3);

        assertThat(read(both)).isZero();
        assertThat(shop.stockOf(mug)).isEqualTo("4 0 3");
    }

    @Test
    void takesNothingAwayFromOrders(CapturedOutput output) {
        read(both);
        sell(mug, 3);

        assertThat(read(both.replace("EUR,7", "EUR,2").replace("Blue", "Red"))).isEqualTo(1);
        assertThat(output).contains("Line 2: stock cannot be less than the 3 pieces that orders have.");
        assertThat(shop.stockOf(mug)).isEqualTo("4 0 3");
        assertThat(found(mug).name()).isEqualTo("Blue mug");
    }

    @Test
    void leavesWithdrawnWhatIsWithdrawn() {
        read(both);
        service.change(mug, _ -> true, CatalogFixtures.details("Old mug"), false);

        read(both);
        assertThat(found(mug).name()).isEqualTo("Blue mug");
        assertThat(found(mug).active()).isFalse();
    }

    @Test
    void namesEachBadLineAndTakesTheOthers(CapturedOutput output) {
        var bad = String.join(
                "\n",
                "lower,Name,,teas,1,EUR,1",
                "A-" + mark + ",,,teas,0,EUR,1",
                "B-" + mark + ",Name,,Not A Slug,1,EUR,1",
                "C-" + mark + ",Name,,teas,1.999,EUR,1",
                "D-" + mark + ",Name,,teas,1,EUR",
                "E-" + mark + ",Bell\u0007,,teas,1,EUR,1",
                "F-" + mark + ",Name,,teas,1,EUR,1000000001",
                mug + ",Again,,teas,1,EUR,1",
                "");

        assertThat(read(both + bad)).isEqualTo(1);
        assertThat(output)
                .contains("2 products are new, 0 were changed, the stock of 1 was booked, 8 lines were refused.")
                .contains("Line 4: sku must match", "Line 5: name must not be blank, price.minor must be")
                .contains("Line 6: category must match", "Line 7: price has more decimals than EUR has.")
                .contains("Line 8: it has 6 fields instead of 7.", "Line 9: name must not contain control characters.")
                .contains("Line 10: stock must be less than or equal to 1000000000.")
                .contains("Line 11: " + mug + " stands in an earlier line, too.")
                .contains("import the whole file again");
        assertThat(found(mug).name()).isEqualTo("Blue mug");
    }

    @Test
    void takesWhatStandsBeforeALineThatCannotBeRead(CapturedOutput output) {
        assertThat(read(both + "X,\"never closed,,,,,\n")).isEqualTo(1);
        assertThat(output).contains("it is no CSV in UTF-8, and nothing behind it was read");
        assertThat(shop.stockOf(mug)).isEqualTo("7 0 0");
    }

    @Test
    void takesABatchAsAWholeOrNotAtAll(CapturedOutput output) {
        read(both);
        var withNew = both + "NEW-" + mark + ",New,,teas,1,EUR,1\n";
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("select * from stock where sku = ? for update")
                    .param(mug)
                    .query()
                    .singleRow();
            assertThat(run(write(withNew))).isEqualTo(1);
        });
        assertThat(output).contains("The database failed: ", "import the whole file again");
        assertThat(products.bySku("NEW-" + mark)).isEmpty();

        assertThat(read(withNew)).isZero();
        assertThat(products.bySku("NEW-" + mark)).isPresent();
    }

    @Test
    void saysThatTheDatabaseFailed(CapturedOutput output) {
        var file = write(both);
        assertThat(ImportCommand.run("import", file, "--spring.datasource.url=jdbc:postgresql://localhost:1/none"))
                .isEqualTo(1);
        assertThat(output)
                .contains("The database failed: ", "import the whole file again")
                .doesNotContain("\tat ");
    }

    @Test
    void takesTheExampleOfTheReadme() {
        assertThat(run("demo/more-products.csv")).isZero();
        assertThat(found("BOOK-TYPOS").description()).contains("\"teh\"");
    }

    @Test
    void wantsAFileThatIsThere(CapturedOutput output) {
        assertThat(ImportCommand.run("import")).isEqualTo(2);
        assertThat(output).contains("Name one file: import FILE.");
        assertThat(ImportCommand.run("import", folder.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(output).contains("none.csv cannot be read.");
    }

    /** The file is made while it is read: what was read long ago must be written by then. */
    @Test
    void readsNoFurtherAheadThanABatchAndABuffer() {
        var lines = IntStream.rangeClosed(0, 10_000).mapToObj(this::line).iterator();
        var stdin = System.in;
        System.setIn(new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return lines.next();
            }
        }));
        try {
            assertThat(run("-")).isZero();
        } finally {
            System.setIn(stdin);
        }
        assertThat(imported()).isEqualTo(10_000);
    }

    private InputStream line(int number) {
        if (number == 0) {
            return new ByteArrayInputStream(HEADER.getBytes(UTF_8));
        }
        if (number % 1000 == 0) {
            assertThat(imported()).isGreaterThan(number - 300);
        }
        var line = "N-%s-%d,Cup %d,One of many,many,1.50,EUR,%d\n".formatted(mark, number, number, number);
        return new ByteArrayInputStream(line.getBytes(UTF_8));
    }

    private long imported() {
        return jdbc.sql("select count(*) from product where sku like ?")
                .param("N-" + mark + "-%")
                .query(Long.class)
                .single();
    }

    @Test
    void isACommandThatNeedsNothingButTheDatabase() {
        var database = BackingServices.freshDatabase();
        var file = write(both);
        for (var words : List.of(List.of("migrate"), List.of("import", file))) {
            try (var run = CommandRun.start(
                    CatalogApplication.class, database, database.url(), words.toArray(String[]::new))) {
                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output()).doesNotContainIgnoringCase("tomcat").doesNotContainIgnoringCase("kafka");
            }
        }
        try (var run = CommandRun.start(CatalogApplication.class, database, database.url(), "improt")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output()).contains("There is no command 'improt'. There is: import, migrate.");
        }
    }

    private int read(String text) {
        return run(write(text));
    }

    private String write(String text) {
        try {
            return Files.writeString(folder.resolve("products.csv"), text).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int run(String file) {
        return ImportCommand.run("import", file, setting("url"), setting("username"), setting("password"));
    }

    private String setting(String name) {
        var property = "spring.datasource." + name;
        return "--" + property + "=" + environment.getRequiredProperty(property);
    }

    private void sell(String sku, int pieces) {
        var order = UUID.randomUUID();
        stock.reserve(order, UUID.randomUUID(), List.of(new StockLine(sku, pieces)));
        stock.sell(order);
    }

    private Products.Listed found(String sku) {
        return products.bySku(sku).orElseThrow();
    }

    private List<String> ledgerOf(String sku) {
        return jdbc.sql("select kind || ' ' || available_delta || ' ' || reason from ledger where sku = ? order by id")
                .param(sku)
                .query(String.class)
                .list();
    }
}

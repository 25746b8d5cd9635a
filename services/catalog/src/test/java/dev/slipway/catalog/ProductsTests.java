package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Products.Offering;
import dev.slipway.test.BenchmarkSql;
import dev.slipway.test.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogTest
class ProductsTests {

    private final String shelf = "shelf-" + UUID.randomUUID();

    @Autowired
    private Products products;

    @Autowired
    private ProductService service;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> skus = new ArrayList<>();

    @BeforeEach
    void fillAShelf() {
        put("Blue mug", "Stoneware, glazed by hand");
        put("Teapot", "Cast iron, for organic leaves");
        put("Coffee filters", "A hundred paper cones for mugs");
        put("Blue mug", "The same name on another product");
    }

    private void put(String name, String description) {
        var sku = "S" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        service.create(sku, details(name, description));
        skus.add(sku);
    }

    private Product.Details details(String name, String description) {
        return new Product.Details(name, description, shelf, new Money(500, "EUR"));
    }

    @Test
    void browsesByNameAPageAtATimeWithoutGapsOrRepeats() {
        var seen = skusThrough(new Products.Filter(Offering.OFFERED, null, shelf), 1);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(skus);
        assertThat(seen.getLast()).isEqualTo(skus.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"teapot", "TEA", "te", "leave", "organi", "iron cast", "the teapot"})
    void findsWordsTheirBeginningsAndTheirForms(String query) {
        assertThat(namesFor(query)).containsExactly("Teapot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Käsehobel", "käse", "KÄSE", "KÄSEHOBEL", "brûlée", "BRÛ", "größe", "GRÖSSE XL 200", "日本"})
    void findsWordsOfAnyLanguageInAnyCase(String query) {
        put("Käsehobel", "Für crème brûlée zu grob; Größe XL, große Klinge, GRÖSSE XL 200, 日本製");

        assertThat(namesFor(query)).containsExactly("Käsehobel");
    }

    @Test
    void findsLongWordsWhereverTheyStand() {
        var long60 = "donau" + "x".repeat(55);
        put("Kapitän", "Auf dem " + long60 + " Kai");

        assertThat(namesFor(long60 + " kai")).containsExactly("Kapitän");
        assertThat(namesFor(long60 + "y kai")).isEmpty();
    }

    @Test
    void pagesThroughWhatItFindsWithoutGapsOrRepeats() {
        IntStream.range(0, 5).forEach(_ -> put("Cup", "One of many"));
        var seen = skusThrough(new Products.Filter(Offering.OFFERED, "cup", shelf), 2);

        assertThat(seen).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "tepot, Teapot",
        "teappot, Teapot",
        "CASTT tepot, Teapot",
        "iron tepot, Teapot",
        "the tepot, Teapot",
        "stonewear, Blue mug",
        "cofee filtres, Coffee filters",
        "organc, Teapot"
    })
    void forgivesTypingErrorsInNameAndDescription(String query, String name) {
        put("Wool", "Iron-grey");
        put("Pots", "No tea");
        assertThat(namesFor(query)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Käsehobbel", "kaesehobel", "Käshobel", "GRÖSE"})
    void forgivesThemInOtherLanguages(String query) {
        put("Käsehobel", "Größe XL, GRÖSSE XL");
        assertThat(namesFor(query)).containsExactly("Käsehobel");
    }

    /** Short words resemble too many, and a number is meant as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"nug", "xyz", "tepot blue", "teapot4", "filters1"})
    void makesNothingUp(String query) {
        assertThat(namesFor(query)).isEmpty();
    }

    @Test
    void showsWhatHasTheWordsBeforeWhatHasSimilarOnes() {
        put("A comb", "Of horn");
        put("Combs", "A pair");
        put("Z comb", "Of wood");
        put("A comber", "For wool");
        put("A coomb", "A valley");
        assertThat(namesFor("comb")).containsExactly("A comb", "A comber", "Combs", "Z comb", "A coomb");
        assertThat(namesFor("coomb")).containsExactly("A coomb", "A comb", "A comber", "Combs", "Z comb");
    }

    @ParameterizedTest
    @CsvSource({"OFFERED, 5", "WITHDRAWN, 5", "ALL, 10"})
    void pagesFromTheOnesToTheOthersWithoutGapsOrRepeats(Offering offering, int hits) {
        saucers();
        List.copyOf(skus).forEach(this::withdraw);
        saucers();
        var filter = new Products.Filter(offering, "saucer", shelf);
        var all = skusThrough(filter, 50);
        assertThat(all).hasSize(hits).doesNotHaveDuplicates();
        IntStream.rangeClosed(1, 6)
                .forEach(size -> assertThat(skusThrough(filter, size)).isEqualTo(all));
    }

    private void saucers() {
        List.of("Saucer", "Saucer", "Saucers", "Sacer", "Sauceer").forEach(name -> put(name, ""));
    }

    @Test
    void learnsTheWordsOfAChangedProduct() {
        var now = products.bySku(skus.getFirst()).orElseThrow();
        service.change(skus.getFirst(), _ -> true, details("Rhubarb pie", now.description()), true);
        assertThat(namesFor("rubarb")).containsExactly("Rhubarb pie");
    }

    @Test
    void looksMistypedWordsUpByTheirIndex() {
        jdbc.sql("""
                        insert into vocabulary
                        select translate(left(md5(i::text), 9), '0123456789', 'ghijklmnop') from generate_series(1, 20000) i
                        on conflict do nothing""").update();
        jdbc.sql("analyze vocabulary").update();
        var plan = jdbc.sql("explain select * from spellings_of('tepot')")
                .query(String.class)
                .list();
        assertThat(String.join("\n", plan))
                .contains("Bitmap Index Scan on vocabulary_by_trigrams")
                .doesNotContain("Seq Scan");
    }

    @Test
    void findsByPartsOfTheSku() {
        assertThat(namesFor(skus.get(1))).containsExactly("Teapot");
        assertThat(namesFor(skus.get(1).substring(0, 9))).containsExactly("Teapot");
    }

    @Test
    void wantsAllWords() {
        assertThat(namesFor("mug")).hasSize(3);
        assertThat(namesFor("blue mugs")).hasSize(2);
        assertThat(namesFor("blue teapot")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "tea'; drop table product",
                "a & | b",
                "!(",
                "\0",
                "<->",
                ":*",
                "the",
                "\ud800tea",
                "%",
                "\\"
            })
    void survivesWhateverIsTyped(String query) {
        assertThat(namesFor(query)).isNotNull();
    }

    @Test
    void survivesVeryLongInput() {
        assertThat(namesFor("teapot ".repeat(10_000))).containsExactly("Teapot");
        assertThat(namesFor("x".repeat(100_000))).isEmpty();
    }

    @Test
    void listsNoWithdrawnProductButStillShowsIt() {
        var sku = skus.getFirst();
        withdraw(sku);
        assertThat(namesFor("blue")).hasSize(1);
        assertThat(products.prices(skus)).hasSize(3);
        assertThat(products.bySku(sku))
                .hasValueSatisfying(found -> assertThat(found.active()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "OFFERED, , Blue mug|Coffee filters|Teapot",
        "WITHDRAWN, , Blue mug",
        "ALL, , Blue mug|Blue mug|Coffee filters|Teapot",
        "OFFERED, mug, Blue mug|Coffee filters",
        "WITHDRAWN, mug, Blue mug",
        "ALL, mug, Blue mug|Blue mug|Coffee filters",
        "WITHDRAWN, teapot, ''"
    })
    void listsWhatIsOfferedWhatIsWithdrawnOrBoth(Offering offering, String query, String names) {
        withdraw(skus.getFirst());
        var found = products.page(new Products.Filter(offering, query, shelf), null, 50);
        assertThat(String.join("|", namesOf(found))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({"WITHDRAWN, ", "WITHDRAWN, cup", "ALL, ", "ALL, cup"})
    void pagesThroughWithdrawnProductsWithoutGapsOrRepeats(Offering offering, String query) {
        IntStream.range(0, 5).forEach(_ -> put("Cup", "One of many"));
        skus.forEach(this::withdraw);
        var seen = skusThrough(new Products.Filter(offering, query, shelf), 2);
        assertThat(seen).hasSize(query == null ? 9 : 5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void findsRareWordsBehindMoreProductsThanItLooksThrough(Offering offering) {
        var prefix = "S" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        jdbc.sql("""
                        with added as (
                            insert into product (sku, name, description, category, price_minor, currency, active, version)
                            select :prefix || '-' || i, case i when 600 then 'Zebra' else 'Cup' end, '', :shelf, 1, 'EUR', :active, 0
                            from generate_series(1, 600) i returning sku
                        ) insert into stock (sku) select sku from added""")
                .param("prefix", prefix)
                .param("shelf", shelf)
                .param("active", offering != Offering.WITHDRAWN)
                .update();
        for (var query : List.of("zebra", "zebbra")) {
            var found = products.page(new Products.Filter(offering, query, shelf), null, 20);
            assertThat(namesOf(found)).containsExactly("Zebra");
        }
    }

    private void withdraw(String sku) {
        var now = products.bySku(sku).orElseThrow();
        var details = new Product.Details(now.name(), now.description(), shelf, now.price());
        service.change(sku, _ -> true, details, false);
    }

    @Test
    void pricesAllLinesInOneCallAndLeavesOutTheUnknown() {
        assertThat(products.prices(List.of(skus.get(1), "NOBODY-KNOWS")))
                .containsExactly(new Products.Priced(skus.get(1), "Teapot", new Money(500, "EUR")));
    }

    @Test
    void readsEverythingInOneStatement() throws Exception {
        for (var offering : Offering.values()) {
            for (var alike : List.of(false, true)) {
                var after = new Products.Position(alike, "A", "B");
                var filter = new Products.Filter(offering, "bluue", shelf);
                assertThat(Statements.count(() -> products.page(filter, after, 20)))
                        .isOne();
            }
            assertThat(Statements.count(() -> products.page(new Products.Filter(offering, null, null), null, 20)))
                    .isOne();
        }
        assertThat(Statements.count(() -> products.bySku(skus.getFirst()))).isOne();
        assertThat(Statements.count(() -> products.prices(skus))).isOne();
    }

    @Test
    void sendsTheSqlThatTheBenchmarkRepeats() throws Exception {
        var all = new Products.Filter(Offering.OFFERED, null, null);
        assertThat(Statements.of(() -> products.bySku(skus.getFirst())).sql())
                .map(String::strip)
                .containsExactlyElementsOf(BenchmarkSql.of("read-product"));
        assertThat(Statements.of(() -> products.page(all, null, 20)).sql())
                .map(String::strip)
                .containsExactlyElementsOf(BenchmarkSql.of("list-products"));
    }

    @Test
    void neverReadsMoreThanAPage() {
        IntStream.range(0, 25).forEach(i -> put("Cup " + i, "One of many"));
        for (var query : List.of("cup", "cupp")) {
            assertThat(products.page(new Products.Filter(Offering.OFFERED, query, shelf), null, 20)
                            .items())
                    .hasSize(20);
        }
    }

    private List<String> namesFor(String query) {
        return namesOf(products.page(new Products.Filter(Offering.OFFERED, query, shelf), null, 50));
    }

    private static List<String> namesOf(Page<Products.Listed, Products.Position> page) {
        return page.items().stream().map(Products.Listed::name).toList();
    }

    private List<String> skusThrough(Products.Filter filter, int size) {
        var seen = new ArrayList<String>();
        Products.Position after = null;
        do {
            var page = products.page(filter, after, size);
            page.items().forEach(item -> seen.add(item.sku()));
            after = page.next();
        } while (after != null);
        return seen;
    }
}

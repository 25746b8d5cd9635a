package dev.slipway.catalog;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Products in CSV (RFC 4180) and UTF-8, read row by row. The first one names the columns, in any order. */
final class ProductFile {

    static final List<String> COLUMNS = List.of("sku", "name", "description", "category", "price", "currency", "stock");

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
            .build();

    private final MappingIterator<String[]> rows;
    private final List<String> columns;

    ProductFile(InputStream text) {
        rows = CSV.readerFor(String[].class).readValues(text);
        columns = fields().orElse(List.of());
        if (columns.size() != COLUMNS.size() || !columns.containsAll(COLUMNS)) {
            throw new Broken(1, "it must name the columns " + String.join(",", COLUMNS), null);
        }
    }

    /** What stands between the commas, and the number of the line in which it begins. */
    record Row(int line, List<String> columns, List<String> fields) {

        String get(String column) {
            if (fields.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "it has %d fields instead of %d".formatted(fields.size(), columns.size()));
            }
            return fields.get(columns.indexOf(column));
        }
    }

    Optional<Row> next() {
        var line = line();
        return fields().map(fields -> new Row(line, columns, fields));
    }

    private Optional<List<String>> fields() {
        var line = line();
        try {
            return rows.hasNextValue() ? Optional.of(List.of(rows.nextValue())) : Optional.empty();
        } catch (JacksonException malformed) {
            var flaw = "it is no CSV in UTF-8, and nothing behind it was read: " + malformed.getOriginalMessage();
            throw new Broken(line, flaw, malformed);
        }
    }

    /** The reader stands before what is next: blank lines are behind it. */
    private int line() {
        return rows.currentLocation().getLineNr();
    }

    /** From this line on the file makes no sense. */
    static final class Broken extends RuntimeException {

        private final int line;

        private Broken(int line, String flaw, @Nullable Throwable cause) {
            super(flaw, cause);
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}

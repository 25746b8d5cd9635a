package dev.slipway.catalog;

import java.util.regex.Pattern;

/** How products are named: {@code MUG-BLUE}. Whatever does not look like this is no product, and never reaches the database. */
public final class Sku {

    /** Parts are counted because Java's expressions call themselves for each: an endless name would overflow the stack. */
    public static final String PATTERN = "[A-Z0-9]+(-[A-Z0-9]+){0,19}";

    public static final int MAX_LENGTH = 40;

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private Sku() {}

    public static boolean isPlausible(String sku) {
        return sku.length() <= MAX_LENGTH && SHAPE.matcher(sku).matches();
    }
}

package dev.slipway.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/** A shelf of the shop; products name it by its slug. */
public record Category(String slug, String name) {

    public static final int MAX_LENGTH = 60;

    /** Parts are counted for the reason that {@link Sku#PATTERN} gives. */
    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+){0,29}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    public static boolean isPlausible(String slug) {
        return slug.length() <= MAX_LENGTH && SHAPE.matcher(slug).matches();
    }

    /** A category that a product mentions first gets a name from its slug: {@code home-office} becomes Home office. */
    static Category named(String slug) {
        var words = slug.replace('-', ' ');
        return new Category(slug, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }
}

package dev.slipway.catalog;

import java.util.Locale;

public record Category(String slug, String name) {

    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    /** A category that a product mentions first gets a name from its slug: {@code home-office} becomes Home office. */
    static Category named(String slug) {
        var words = slug.replace('-', ' ');
        return new Category(slug, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }
}

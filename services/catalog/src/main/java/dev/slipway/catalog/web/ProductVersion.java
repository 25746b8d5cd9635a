package dev.slipway.catalog.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a product as an entity tag. A reading also shows how many pieces are left, so its tag is the version and that
 * number; what a change must match is the version alone.
 */
final class ProductVersion {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})(-\\d{1,18})?\"");

    private ProductVersion() {}

    static final class Missing extends RuntimeException {}

    static final class Malformed extends RuntimeException {}

    static String tag(ProductResponse product) {
        return "\"%d-%d\"".formatted(product.version(), product.available());
    }

    /** Null for {@code *}: whatever is there now. */
    static @Nullable Long expectedBy(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Missing();
        }
        if (ifMatch.equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new Malformed();
        }
        return Long.valueOf(tag.group(1));
    }
}

package dev.slipway.catalog.web;

import dev.slipway.defaults.Versions;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The version of a product as an entity tag. A reading also shows how many pieces are left and what the category is called,
 * so its tag tells all three; what a change must match is the version alone.
 */
final class ProductVersion {

    private ProductVersion() {}

    static String tag(ProductResponse product) {
        var category = product.category().name().hashCode();
        return "\"%d-%d-%x\"".formatted(product.version(), product.available(), category);
    }

    /** Which versions the caller has seen: any of those named, or with {@code *} whatever is there now. */
    static LongPredicate seenBy(@Nullable String ifMatch) {
        var named = Versions.named(ifMatch);
        return version -> named.stream()
                .anyMatch(tag -> tag.isWildcard()
                        || (!tag.weak() && tag.tag().split("-", 2)[0].equals(Long.toString(version))));
    }
}

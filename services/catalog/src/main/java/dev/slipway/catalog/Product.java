package dev.slipway.catalog;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What can be bought. A withdrawn product is no longer listed or priced; orders already placed still get theirs. */
@Entity
@SuppressWarnings("UnusedVariable") // written here, read as projections (Products)
public class Product {

    public static final int MAX_NAME = 200;
    public static final int MAX_DESCRIPTION = 4000;

    @Id
    private String sku;

    private String name;
    private String description;
    private String category;

    @Embedded
    private Money price;

    private boolean active = true;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    Product(String sku, Details details) {
        this.sku = sku;
        this.name = details.name();
        this.description = details.description();
        this.category = details.category();
        this.price = details.price();
    }

    /** Everything an administrator may say about a product; {@code category} is a slug. */
    public record Details(String name, String description, String category, Money price) {}

    void describe(Details details) {
        name = details.name();
        description = details.description();
        category = details.category();
        price = details.price();
    }

    void offer(boolean offered) {
        active = offered;
    }

    long version() {
        return version == null ? 0 : version;
    }
}

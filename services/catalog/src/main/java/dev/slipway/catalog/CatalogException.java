package dev.slipway.catalog;

/** Why catalog says no, in its own words. The message is for people and may be shown to them. */
public abstract sealed class CatalogException extends RuntimeException {

    private CatalogException(String message) {
        super(message);
    }

    public static final class ProductNotFound extends CatalogException {
        public ProductNotFound(String sku) {
            super("There is no product " + (Sku.isPlausible(sku) ? sku : "of that name") + ".");
        }
    }

    public static final class ProductExists extends CatalogException {
        public ProductExists(String sku) {
            super("There is a product %s already. Change it with PUT.".formatted(sku));
        }
    }

    public static final class ProductChanged extends CatalogException {
        public ProductChanged(String sku) {
            super("%s was changed since you read it. Read it again, then repeat your change.".formatted(sku));
        }
    }

    public static final class StockOutOfBounds extends CatalogException {
        public StockOutOfBounds(String sku, long quantity, long available) {
            super("%d pieces of %s are available; they cannot change by %d. Stock stays between 0 and %d."
                    .formatted(available, sku, quantity, StockAdjustments.MOST));
        }
    }

    public static final class KeyReused extends CatalogException {
        public KeyReused(String sku) {
            super("This Idempotency-Key was used for another change of %s. Use a new key for a new change."
                    .formatted(sku));
        }
    }

    public static final class JourneyNotFound extends CatalogException {
        public JourneyNotFound() {
            super("No order of yours with this id is known here.");
        }
    }
}

package dev.slipway.order.catalog;

import dev.slipway.order.Money;
import java.util.Collection;
import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange("/api")
interface CatalogClient {

    /** All in one call; unknown ones are absent. */
    @GetExchange("/prices")
    Prices prices(@RequestParam("sku") Collection<String> skus);

    record Prices(List<Product> prices) {}

    /** Catalog knows more about a product; this is all we read. */
    record Product(String sku, String name, Money unitPrice) {}
}

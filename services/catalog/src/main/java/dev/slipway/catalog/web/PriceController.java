package dev.slipway.catalog.web;

import dev.slipway.catalog.Products;
import dev.slipway.catalog.Sku;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PriceController {

    private final Products products;

    PriceController(Products products) {
        this.products = products;
    }

    record PricesResponse(List<Products.Priced> prices) {}

    /** Prices of all lines of an order in one call; a product that cannot be bought is absent from the answer. */
    @GetMapping("/api/prices")
    PricesResponse prices(@RequestParam("sku") @Size(min = 1, max = 100) List<String> skus) {
        return new PricesResponse(products.prices(
                skus.stream().filter(Sku::isPlausible).distinct().toList()));
    }
}

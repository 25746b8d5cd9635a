package dev.slipway.catalog.web;

import dev.slipway.catalog.Products;
import dev.slipway.catalog.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "prices")
@RestController
class PriceController {

    private final Products products;

    PriceController(Products products) {
        this.products = products;
    }

    record PricesResponse(List<Products.Priced> prices) {}

    @GetMapping("/api/prices")
    @SecurityRequirements
    @Operation(
            operationId = "readPrices",
            summary = "Prices of up to 100 products in one call",
            description = "A product that cannot be bought is absent from the answer.")
    PricesResponse prices(@RequestParam("sku") @Size(min = 1, max = 100) List<String> skus) {
        return new PricesResponse(products.prices(
                skus.stream().filter(Sku::isPlausible).distinct().toList()));
    }
}

package dev.slipway.catalog.web;

import dev.slipway.catalog.Category;
import dev.slipway.catalog.Products;
import dev.slipway.catalog.Products.Offering;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list for administrators. It is no filter of the public one, to which the gateway sends nobody's token. */
@Tag(name = "products")
@RestController
class AllProductsController {

    private final Products products;

    AllProductsController(Products products) {
        this.products = products;
    }

    @GetMapping("/api/catalog/products")
    @Operation(
            operationId = "listAllProducts",
            summary = "For administrators: a page of products by name, withdrawn ones too",
            description =
                    "Several filters together: all of them hold. What has words like those asked for follows what has them"
                            + " as typed. `next` of the answer is the next page's `after`.")
    PageResponse<ProductResponse> page(
            @Parameter(description = "those that are offered, those that are withdrawn, or all")
                    @RequestParam(defaultValue = "all")
                    Offering offering,
            @Parameter(description = "words of name, description or SKU, the last one as far as it is typed")
                    @RequestParam(required = false)
                    @Size(max = 200)
                    @Nullable
                    String query,
            @RequestParam(required = false)
                    @Size(max = Category.MAX_LENGTH)
                    @Pattern(regexp = Category.PATTERN)
                    @Nullable
                    String category,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var filter = new Products.Filter(offering, query, category);
        return ProductPage.of(products.page(filter, ProductPage.position(after), size));
    }
}

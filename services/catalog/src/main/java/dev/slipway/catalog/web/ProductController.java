package dev.slipway.catalog.web;

import dev.slipway.catalog.CatalogException;
import dev.slipway.catalog.Category;
import dev.slipway.catalog.ProductService;
import dev.slipway.catalog.Products;
import dev.slipway.catalog.Products.Offering;
import dev.slipway.catalog.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "products")
@RestController
@RequestMapping("/api/products")
class ProductController {

    private final Products products;
    private final ProductService service;

    ProductController(Products products, ProductService service) {
        this.products = products;
        this.service = service;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            operationId = "listProducts",
            summary = "A page of products by name: all, those of a category, those that words are found in",
            description = "What has words like those asked for follows what has them as typed."
                    + " `next` of the answer is the next page's `after`. Withdrawn products are not listed.")
    PageResponse<ProductResponse> page(
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
        var filter = new Products.Filter(Offering.OFFERED, query, category);
        return ProductPage.of(products.page(filter, ProductPage.position(after), size));
    }

    @GetMapping("/{sku}")
    @SecurityRequirements
    @Operation(
            operationId = "readProduct",
            summary = "One product, a withdrawn one too",
            description = "`ETag` is its version and whatever else the answer shows.")
    ResponseEntity<ProductResponse> read(@PathVariable String sku) {
        var product = found(sku);
        return ResponseEntity.ok().eTag(ProductVersion.tag(product)).body(product);
    }

    @PostMapping
    @Operation(
            operationId = "addProduct",
            summary = "A new product, with no stock yet",
            description = "A category that it is the first to name comes into being.")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "There is one of this SKU already")
    ResponseEntity<ProductResponse> create(@Valid @RequestBody NewProductRequest body) {
        service.create(body.sku(), body.details());
        var created = found(body.sku());
        return ResponseEntity.created(URI.create("/api/products/" + body.sku()))
                .header(HttpHeaders.ETAG, ProductVersion.tag(created))
                .body(created);
    }

    @PutMapping("/{sku}")
    @Operation(operationId = "replaceProduct", summary = "Changes all of a product, or withdraws it")
    ResponseEntity<ProductResponse> change(
            @PathVariable String sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProductChangeRequest body) {
        service.change(plausible(sku), ProductVersion.seenBy(ifMatch), body.details(), body.active());
        var changed = found(sku);
        return ResponseEntity.ok().eTag(ProductVersion.tag(changed)).body(changed);
    }

    private ProductResponse found(String sku) {
        return products.bySku(plausible(sku))
                .map(ProductResponse::of)
                .orElseThrow(() -> new CatalogException.ProductNotFound(sku));
    }

    private static String plausible(String sku) {
        return Optional.of(sku).filter(Sku::isPlausible).orElseThrow(() -> new CatalogException.ProductNotFound(sku));
    }
}

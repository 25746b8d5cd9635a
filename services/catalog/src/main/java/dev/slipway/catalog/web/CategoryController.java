package dev.slipway.catalog.web;

import dev.slipway.catalog.Categories;
import dev.slipway.catalog.Category;
import dev.slipway.catalog.CountedCategory;
import dev.slipway.catalog.PlainText;
import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "categories")
@RestController
@RequestMapping("/api/categories")
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    record CategoryRequest(
            @NotBlank @Size(max = 100) @PlainText String name) {}

    @GetMapping
    @SecurityRequirements
    @Operation(
            operationId = "listCategories",
            summary =
                    "A page of categories by name, with how many products each has: all, or those that words are found in",
            description =
                    "With `query`, the categories that have none are listed, too, and no more than 10 000 products are counted."
                            + " `next` of the answer is the next page's `after`.")
    PageResponse<CountedCategory> page(
            @Parameter(description = "counts what a search of the products for these words shows")
                    @RequestParam(required = false)
                    @Size(max = 200)
                    @Nullable
                    String query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return PageResponse.of(
                categories.page(query, position(after), size),
                Function.identity(),
                last -> Cursor.of(last.name(), last.slug()));
    }

    private static Categories.@Nullable Position position(@Nullable String after) {
        if (after == null) {
            return null;
        }
        var cursor = Cursor.parse(after, 2);
        if (!Category.isPlausible(cursor.part(1))) {
            throw new BadCursorException();
        }
        return new Categories.Position(cursor.part(0), cursor.part(1));
    }

    @PutMapping("/{slug}")
    @Operation(operationId = "putCategory", summary = "Makes or renames a category")
    @ApiResponse(responseCode = "200", description = "Renamed", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<Category> put(
            @PathVariable @Size(max = Category.MAX_LENGTH) @Pattern(regexp = Category.PATTERN) String slug,
            @Valid @RequestBody CategoryRequest body) {
        var category = new Category(slug, body.name());
        var made = categories.put(category);
        return ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK).body(category);
    }
}

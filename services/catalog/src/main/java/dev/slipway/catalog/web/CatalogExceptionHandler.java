package dev.slipway.catalog.web;

import dev.slipway.catalog.CatalogException;
import dev.slipway.defaults.Problems;
import dev.slipway.defaults.VersionException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class CatalogExceptionHandler {

    @ExceptionHandler
    ProblemDetail on(CatalogException refusal) {
        var detail = String.valueOf(refusal.getMessage());
        return switch (refusal) {
            case CatalogException.ProductNotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "product-not-found", detail);
            case CatalogException.JourneyNotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "journey-not-found", detail);
            case CatalogException.ProductExists _ -> Problems.of(HttpStatus.CONFLICT, "product-exists", detail);
            case CatalogException.ProductChanged _ ->
                Problems.of(HttpStatus.PRECONDITION_FAILED, "version-outdated", detail);
            case CatalogException.StockOutOfBounds _ -> Problems.of(HttpStatus.CONFLICT, "stock-out-of-bounds", detail);
            case CatalogException.KeyReused _ ->
                Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", detail);
        };
    }

    @ExceptionHandler
    ProblemDetail on(VersionException.Missing missing) {
        return Problems.of(
                missing, "Send the ETag you last read as If-Match, so that nobody's change is overwritten unseen.");
    }
}

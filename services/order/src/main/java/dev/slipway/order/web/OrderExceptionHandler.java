package dev.slipway.order.web;

import dev.slipway.defaults.Problems;
import dev.slipway.order.OrderException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class OrderExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(OrderException wrong) {
        return switch (wrong) {
            case OrderException.NotFound it -> answer(HttpStatus.NOT_FOUND, "order-not-found", it);
            case OrderException.IllegalMove it -> answer(HttpStatus.CONFLICT, "illegal-move", it);
            case OrderException.PaymentUnasked it -> answer(HttpStatus.CONFLICT, "payment-unasked", it);
            case OrderException.UnknownProducts it -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-product", it);
            case OrderException.Unacceptable it -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "order-unacceptable", it);
            case OrderException.PriceChanged it -> priceChanged(it);
            case OrderException.PricesUnavailable it -> later(it);
        };
    }

    private static ResponseEntity<ProblemDetail> priceChanged(OrderException.PriceChanged it) {
        var problem = problem(HttpStatus.CONFLICT, "price-changed", it);
        problem.setProperty("total", it.total());
        return ResponseEntity.of(problem).build();
    }

    private static ResponseEntity<ProblemDetail> later(OrderException.PricesUnavailable it) {
        var problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "prices-unavailable", it);
        return ResponseEntity.of(problem).header(HttpHeaders.RETRY_AFTER, "2").build();
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String name, OrderException it) {
        return ResponseEntity.of(problem(status, name, it)).build();
    }

    private static ProblemDetail problem(HttpStatus status, String name, OrderException it) {
        return Problems.of(status, name, Objects.requireNonNull(it.getMessage()));
    }
}

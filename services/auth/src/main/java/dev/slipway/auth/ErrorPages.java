package dev.slipway.auth;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A page for people and problem details for programs; neither says what went wrong inside. */
@Controller
class ErrorPages implements ErrorController {

    private static final Map<HttpStatus, String> SENTENCES = Map.of(
            HttpStatus.BAD_REQUEST, "This request cannot be understood. If you followed a link, go back and try again.",
            HttpStatus.FORBIDDEN,
                    "This form was open for too long, or was not ours. Please go back, reload it and try again.",
            HttpStatus.NOT_FOUND, "There is nothing at this address.",
            HttpStatus.METHOD_NOT_ALLOWED, "This address does not take that kind of request.",
            HttpStatus.SERVICE_UNAVAILABLE, "Signing in is not possible at this moment. Please try again soon.");
    private static final String OTHERWISE = "Something went wrong on our side. Please try again.";

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request) {
        var status = status(request);
        return new ModelAndView(
                "problem", Map.of("title", status.getReasonPhrase(), "detail", sentence(status)), status);
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        var status = status(request);
        var problem = ProblemDetail.forStatusAndDetail(status, sentence(status));
        problem.setType(URI.create("urn:slipway:problem:"
                + status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-')));
        return ResponseEntity.status(status).body(problem);
    }

    private static String sentence(HttpStatus status) {
        return SENTENCES.getOrDefault(status, OTHERWISE);
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        var status = HttpStatus.resolve(code);
        return status == null || !status.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}

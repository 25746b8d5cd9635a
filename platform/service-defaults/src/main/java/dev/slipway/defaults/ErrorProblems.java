package dev.slipway.defaults;

import static jakarta.servlet.RequestDispatcher.ERROR_EXCEPTION;
import static jakarta.servlet.RequestDispatcher.ERROR_EXCEPTION_TYPE;
import static jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI;
import static jakarta.servlet.RequestDispatcher.ERROR_STATUS_CODE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last resort for what failed outside MVC: a problem like all others, whatever the caller accepts. */
@Controller
class ErrorProblems implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorProblems.class);

    private final ProblemWriter writer;

    ErrorProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problem(request);
        var failure = String.valueOf(request.getAttribute(ERROR_EXCEPTION_TYPE));
        if (problem.getStatus() == 503) {
            response.setHeader("Retry-After", "2");
            log.warn("Not now, trace {}: {}", TraceId.of(request), failure);
        } else if (problem.getStatus() >= 500) {
            log.error("Unexpected failure, trace {}: {}, see the server's line before", TraceId.of(request), failure);
        }
        var asked = request.getAttribute(ERROR_REQUEST_URI) instanceof String uri ? uri : request.getRequestURI();
        writer.write(request, response, asked, problem);
    }

    private static ProblemDetail problem(HttpServletRequest request) {
        var failure = Optional.ofNullable(request.getAttribute(ERROR_EXCEPTION))
                .filter(Throwable.class::isInstance)
                .map(Throwable.class::cast);
        return failure.flatMap(Outage::in)
                .map(Problems::unavailable)
                .orElseGet(() -> Problems.of(HttpStatusCode.valueOf(status(request))));
    }

    private static int status(HttpServletRequest request) {
        var code = request.getAttribute(ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        return Oversized.status(
                request, request.getAttribute(ERROR_REQUEST_URI), code, request.getAttribute(ERROR_EXCEPTION));
    }
}

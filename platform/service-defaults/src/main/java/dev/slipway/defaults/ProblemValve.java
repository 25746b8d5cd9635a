package dev.slipway.defaults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** Requests that Tomcat refuses before any application sees them, such as oversized headers, get a problem, too. */
public class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var status = Oversized.status(request, request.getRequestURI(), response.getStatus(), failure);
        response.setStatus(status);
        var problem = Problems.of(HttpStatusCode.valueOf(status));
        var body =
                """
                {"type":"%s","title":"%s","status":%d,"detail":"%s","traceId":"%s"}""".formatted(problem.getType(), problem.getTitle(), status, problem.getDetail(), TraceId.of(request));
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            // whoever asked has left
        }
    }
}

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
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
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

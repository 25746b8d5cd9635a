package dev.slipway.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The one list of headers on every answer. It stands in the web server itself, since that refuses requests which no filter ever sees. What
 * services send of the same kind is dropped; only auth's pages bring a content policy of their own, since their forms lead to other
 * clients.
 */
@Component
public class SecurityHeaders extends ValveBase
        implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    public static final String CSP = "Content-Security-Policy";

    public static final List<String> NAMES = List.of(
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Strict-Transport-Security");

    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String PAGES = POLICY + "; require-trusted-types-for 'script'";

    /** Swagger UI writes style attributes, and assigns markup as text. */
    private static final String API_PAGES = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private final PublicUrl url;

    SecurityHeaders(PublicUrl url) {
        super(true);
        this.url = url;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(CSP, isApiPage(request) ? API_PAGES : PAGES);
        if (url.secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        getNext().invoke(request, response);
    }

    private static boolean isApiPage(Request request) {
        var path = request.getRequestURI();
        return path != null && (path.equals("/docs") || path.startsWith("/docs/"));
    }
}

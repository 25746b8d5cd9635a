package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The frontend's nginx and the gateway are one host to a browser: the same headers, and no path that both or neither serve. */
@GatewayTest
class FrontendTests {

    private static final Path NGINX = Path.of("../frontend/nginx");
    private static final Pattern HEADER = Pattern.compile("(?m)^add_header (\\S+) \"(.*)\" always;$");
    private static final Pattern PASSED_ON = Pattern.compile("(?m)^location ~ (\\S+\\(/\\|\\$\\)) \\{$");

    @LocalServerPort
    private int port;

    @Test
    void sayTheSameOfTheirPages() throws IOException {
        var frontend = new TreeMap<String, String>();
        HEADER.matcher(Files.readString(NGINX.resolve("headers.conf")))
                .results()
                .forEach(it -> frontend.put(it.group(1), it.group(2)));
        var gateway = new TreeMap<String, String>();
        var answer = new Browser(port).get("/").headers();
        Stream.concat(SecurityHeaders.NAMES.stream(), Stream.of(SecurityHeaders.CSP))
                .forEach(name -> answer.firstValue(name).ifPresent(it -> gateway.put(name, it)));

        assertThat(frontend).isEqualTo(gateway);
    }

    @Test
    void splitThePathsWhereNoRouterDoes() throws IOException {
        var location = PASSED_ON.matcher(Files.readString(NGINX.resolve("gateway.conf")));
        assertThat(location.find()).isTrue();
        var gateway = Pattern.compile(location.group(1)).asPredicate();

        var routes = Stream.of(
                        Routes.API.values().stream().flatMap(List::stream),
                        Routes.IDENTITY.stream(),
                        Routes.DOCUMENTED.stream().map("/v3/api-docs/"::concat),
                        Stream.of("/session/login", "/status.json", "/docs", "/webjars/swagger-ui/swagger-ui.css"))
                .flatMap(it -> it)
                .map(it -> it.replace("/**", ""));
        assertThat(routes).allMatch(gateway);
        assertThat(List.of("/", "/index.html", "/slipway.css", "/orders", "/healthz", "/apis", "/actuator/health"))
                .noneMatch(gateway);
    }
}

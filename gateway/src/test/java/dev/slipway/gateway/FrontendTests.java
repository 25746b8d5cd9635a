package dev.slipway.gateway;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The frontend's nginx and the gateway are one host to a browser: the same headers, and no path that both or neither serve. */
@GatewayTest
class FrontendTests {

    private static final Path FRONTEND = Path.of("../frontend");
    private static final Path NGINX = FRONTEND.resolve("nginx");
    private static final Pattern HEADER = Pattern.compile("(?m)^add_header (\\S+) \"(.*)\" always;$");
    private static final Pattern PASSED_ON = Pattern.compile("(?m)^location ~ (\\S+\\(/\\|\\$\\)) \\{$");

    /** The first parts of the gateway's paths, as the edge of a cluster, nginx without one, and the server of development know them. */
    private static final Map<Path, Pattern> SPLITS = Map.of(
            Path.of("../helm/slipway/values.yaml"), Pattern.compile("(?m)^  gatewayPaths: \\[(.+)]$"),
            NGINX.resolve("gateway.conf"), Pattern.compile("(?m)^location ~ \\^/\\((.+?)\\)\\("),
            FRONTEND.resolve("vite.config.ts"), Pattern.compile("'\\^/\\((.+?)\\)\\("));

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

    @Test
    void splitThePathsAsTheRoutesDo() throws IOException {
        var routes = Stream.of(
                        Routes.API.values().stream().flatMap(List::stream),
                        Routes.IDENTITY.stream(),
                        Stream.of("/session/login", "/status.json", "/docs", "/v3/api-docs", "/webjars/swagger-ui"))
                .flatMap(it -> it)
                .map(it -> it.split("/")[1])
                .collect(toSet());
        for (var split : SPLITS.entrySet()) {
            var list = split.getValue().matcher(Files.readString(split.getKey()));
            assertThat(list.find()).as("%s", split.getKey()).isTrue();
            assertThat(list.group(1).replaceAll("[/\\\\ ]", "").split("[,|]"))
                    .as("%s", split.getKey())
                    .containsExactlyInAnyOrderElementsOf(routes);
        }
    }
}

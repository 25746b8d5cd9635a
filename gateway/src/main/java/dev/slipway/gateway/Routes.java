package dev.slipway.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Everything that passes the door; what is not listed, or belongs to a service that is not here, does not exist outside. Paths are the
 * same on both sides.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    /** Where the payment provider tells what happened: it signs instead of signing in, and order checks that. */
    static final String PAYMENT_EVENTS = "/api/payments/events";

    static final Map<String, List<String>> API = Map.of(
            "catalog",
            List.of(
                    "/api/categories/**",
                    "/api/products/**",
                    "/api/prices",
                    "/api/catalog/products",
                    "/api/catalog/dead-letters/**",
                    "/api/catalog/system"),
            "order",
            List.of(
                    "/api/orders/**",
                    "/api/order/orders",
                    "/api/order/dead-letters/**",
                    "/api/order/system",
                    PAYMENT_EVENTS),
            "todo",
            List.of("/api/lists/**", "/api/tasks/**", "/api/todo/dead-letters/**", "/api/todo/system"),
            Upstreams.AUTH,
            List.of("/api/profile", "/api/users/**", "/api/auth/**"));

    static final List<String> IDENTITY =
            List.of("/login", "/register", "/account/**", "/oauth2/**", "/connect/**", "/userinfo", "/.well-known/**");

    /** Whose OpenAPI document can be read, at {@code /v3/api-docs/NAME}. */
    static final List<String> DOCUMENTED = List.of("order", "catalog", "todo", Upstreams.AUTH);

    private static final RequestPredicate READ = RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD);

    @Bean
    CloseableHttpClient upstreamClient(GatewaySettings settings) {
        return UpstreamClient.withoutMemory(settings.connect());
    }

    @Bean
    RouterFunction<ServerResponse> api(
            Upstreams upstreams, HandlerFilterFunction<ServerResponse, ServerResponse> bodies) {
        return all(API.entrySet().stream()
                .filter(it -> upstreams.has(it.getKey()))
                .map(it -> to(it.getKey(), it.getValue(), bodies)));
    }

    @Bean
    RouterFunction<ServerResponse> identity(
            Upstreams upstreams, HandlerFilterFunction<ServerResponse, ServerResponse> bodies) {
        return all(Stream.of(Upstreams.AUTH).filter(upstreams::has).map(it -> to(it, IDENTITY, bodies)));
    }

    @Bean
    RouterFunction<ServerResponse> documents(Upstreams upstreams) {
        return all(DOCUMENTED.stream()
                .filter(upstreams::has)
                .map(service -> route("documents-" + service)
                        .route(READ.and(RequestPredicates.path("/v3/api-docs/" + service)), http())
                        .before(setPath("/v3/api-docs"))
                        .before(uri("http://" + service))
                        .build()));
    }

    private static RouterFunction<ServerResponse> all(Stream<RouterFunction<ServerResponse>> routes) {
        return routes.reduce(RouterFunction::and).orElse(_ -> Optional.empty());
    }

    private static RouterFunction<ServerResponse> to(
            String service, List<String> paths, HandlerFilterFunction<ServerResponse, ServerResponse> bodies) {
        var listed = paths.stream()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return route(service)
                .route(listed, http())
                .before(uri("http://" + service))
                .filter(bodies)
                .build();
    }
}

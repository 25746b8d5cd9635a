package dev.slipway.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * P11: the same requests on small tables and on large ones. The rows are spread over a thousand people, of whom the caller is
 * none; products are everybody's.
 */
final class Growth {

    private static final int REQUESTS = 5_000;
    private static final int OWN = 50;

    private record Endpoint(String service, String path, boolean ofAdmins) {}

    private final Lab lab;
    private final Site site;

    Growth(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void run() {
        lab.rows().everywhere(Rows.FEW);
        var endpoints = endpoints();
        var before = costs(endpoints);
        int many = lab.scaled(Rows.MANY);
        lab.rows().everywhere(many);
        var after = costs(endpoints);
        endpoints.forEach(it -> lab.report()
                .add(new Figure(
                        "P11",
                        "`" + it.service() + " " + it.path().replaceAll("[0-9a-f-]{36}", "…") + "`, " + many + " rows",
                        Objects.requireNonNull(after.get(it)),
                        "µs",
                        before.get(it),
                        Aim.atMost(1.1),
                        "beside it " + Rows.FEW + " rows")));
    }

    private List<Endpoint> endpoints() {
        var api = site.buyer().api();
        var list = api.post("/api/lists", Map.of("name", "Bench"))
                .json()
                .path("id")
                .asString();
        var tasks = IntStream.range(0, OWN)
                .mapToObj(n -> api.post(
                                "/api/lists/" + list + "/tasks",
                                Map.of("title", "Own task " + n, "tags", List.of("own")))
                        .json()
                        .path("id")
                        .asString())
                .toList();
        var since = lab.now();
        var _ = Load.of(Load.CLIENTS, Load.times(OWN), lab.order()).demandOk();
        lab.settle(since);
        var order =
                api.get("/api/orders").json().path("items").path(0).path("id").asString();
        return List.of(
                open("catalog", "/api/products/" + Rows.sku(1)),
                open("catalog", "/api/products"),
                open("catalog", "/api/products?category=bench"),
                open("catalog", "/api/products?query=" + Rows.sku(1)),
                open("catalog", "/api/products?query=piece"),
                open("catalog", "/api/categories"),
                open("catalog", "/api/prices?sku=" + Rows.sku(1)),
                new Endpoint("catalog", "/api/catalog/products", true),
                open("order", "/api/orders"),
                open("order", "/api/orders/" + order),
                open("order", "/api/orders/" + order + "/journey"),
                new Endpoint("order", "/api/order/orders", true),
                new Endpoint("order", "/api/order/orders?status=CONFIRMED", true),
                open("todo", "/api/lists"),
                open("todo", "/api/lists/" + list),
                open("todo", "/api/lists/" + list + "/tasks"),
                open("todo", "/api/lists/" + list + "/tasks?sort=title"),
                open("todo", "/api/tasks"),
                open("todo", "/api/tasks?query=own"),
                open("todo", "/api/tasks/tags"),
                open("todo", "/api/tasks/" + tasks.getFirst()));
    }

    private static Endpoint open(String service, String path) {
        return new Endpoint(service, path, false);
    }

    private Map<Endpoint, Double> costs(List<Endpoint> endpoints) {
        var costs = new LinkedHashMap<Endpoint, Double>();
        for (var endpoint : endpoints) {
            var address = site.at(endpoint.service(), endpoint.path());
            var cost =
                    lab.warm(lab.scaled(REQUESTS), () -> request(endpoint, address), endpoint.service(), Site.POSTGRES);
            costs.put(endpoint, cost.micros());
        }
        return costs;
    }

    private HttpRequest request(Endpoint endpoint, URI address) {
        return (endpoint.ofAdmins() ? site.asAdmin(address) : site.asBuyer(address)).build();
    }
}

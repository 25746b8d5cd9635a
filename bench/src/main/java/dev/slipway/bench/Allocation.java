package dev.slipway.bench;

import java.net.http.HttpRequest;
import java.util.function.Supplier;
import javax.management.ObjectName;

/**
 * P12: bytes that a process allocates for a request. The JVM counts them for each of its threads, the carriers of virtual ones
 * included, and keeps what ended threads had: one number, exact, and free of charge while nobody asks.
 */
final class Allocation {

    private static final int REQUESTS = 20_000;

    private final Lab lab;
    private final Site site;

    Allocation(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void run() {
        lab.rows().products(Rows.FEW);
        var products = site.at("catalog", "/api/products/");
        var page = site.at("catalog", "/api/products");
        var orders = site.at("order", "/api/orders");
        var tasks = site.at("todo", "/api/tasks");
        measure(
                "catalog",
                "read a product",
                () -> Load.to(products.resolve(lab.anySku())).build());
        measure("catalog", "a page of products", () -> Load.to(page).build());
        measure("order", "a page of orders", () -> site.asBuyer(orders).build());
        measure("todo", "a page of tasks", () -> site.asBuyer(tasks).build());
        measure("gateway", "pass a request on", lab.product());
    }

    private void measure(String service, String what, Supplier<HttpRequest> request) {
        int requests = lab.scaled(REQUESTS);
        long pid = site.pid(service);
        Load.warmUp(requests, request);
        var before = by(pid);
        Load.of(Load.CLIENTS, Load.times(requests), request).demandOk();
        var bytes = (by(pid) - before) / requests;
        lab.report().add(Figure.of("P12", service + ": " + what, bytes, "bytes", Aim.NONE, "after warm-up"));
    }

    /** What a JVM has allocated since it began. */
    static double by(long pid) {
        return Jvm.ask(
                pid,
                beans -> ((Number) beans.getAttribute(
                                new ObjectName("java.lang:type=Threading"), "TotalThreadAllocatedBytes"))
                        .doubleValue());
    }
}

package dev.slipway.bench;

/** P10: requests to a process that has just started, beside as many to the same one when it is warm. */
final class ColdStart {

    private static final int REQUESTS = 10_000;

    private final Lab lab;

    ColdStart(Lab lab) {
        this.lab = lab;
    }

    void run() {
        lab.rows().products(Rows.FEW);
        lab.site().restart("catalog");
        int requests = lab.scaled(REQUESTS);
        var products = lab.site().at("catalog", "/api/products/");
        var cold =
                lab.cost(requests, () -> Load.to(products.resolve(lab.anySku())).build(), "catalog");
        var warm =
                lab.warm(requests, () -> Load.to(products.resolve(lab.anySku())).build(), "catalog");
        lab.report()
                .add(new Figure(
                        "P10",
                        "the first " + requests + " reads of a product",
                        cold.cpu().all().toMillis() / 1000.0,
                        "s",
                        warm.cpu().all().toMillis() / 1000.0,
                        Aim.atMost(3),
                        "catalog, compilers included"));
    }
}

package dev.slipway.bench;

import dev.slipway.e2e.Api;

/** P1 and P2: what is read of products, beside the same SQL. Products are public, so the requests bear no token. */
final class Reads {

    private static final int REQUESTS = 20_000;
    private static final int PAGE = 20;
    private static final int WALK = 100;

    private final Lab lab;
    private final Site site;

    Reads(Lab lab) {
        this.lab = lab;
        this.site = lab.site();
    }

    void one() {
        lab.rows().products(Rows.FEW);
        var products = site.at("catalog", "/api/products/");
        var requests = lab.scaled(REQUESTS);
        var ours =
                lab.warm(requests, () -> Load.to(products.resolve(lab.anySku())).build(), "catalog", Site.POSTGRES);
        var sql = ServiceSql.of("read-product").only();
        var bare = lab.warmSql(
                requests,
                site.databaseOf("catalog"),
                connection -> SqlLoop.query(sql, lab.anySku()).make(connection));
        compare("P1", "read a product", ours, bare);
    }

    /** Both pages of the same table, so that nothing but their place differs. */
    void pages() {
        int rows = lab.scaled(Rows.MANY);
        lab.rows().products(rows);
        var requests = lab.scaled(REQUESTS);
        var first = site.at("catalog", "/api/products?size=" + PAGE);
        var ours = lab.warm(requests, () -> Load.to(first).build(), "catalog", Site.POSTGRES);
        var sql = ServiceSql.of("list-products").only();
        var bare = lab.warmSql(requests, site.databaseOf("catalog"), SqlLoop.query(sql, PAGE + 1));
        compare("P2", "the first page of " + PAGE, ours, bare);

        var last = site.at("catalog", "/api/products?size=" + PAGE + "&after=" + cursorAt(rows - WALK));
        var deep = lab.warm(requests, () -> Load.to(last).build(), "catalog", Site.POSTGRES);
        lab.report()
                .add(new Figure(
                        "P2",
                        "a page of " + PAGE + " at row " + rows,
                        deep.micros(),
                        "µs",
                        ours.micros(),
                        Aim.atMost(1.1),
                        "beside it the first page"));
    }

    private void compare(String goal, String what, Lab.Cost ours, Lab.Bare bare) {
        var note = "catalog and PostgreSQL; " + ours.compilers() + "; " + bare.shares();
        lab.report().add(new Figure(goal, what, ours.micros(), "µs", bare.micros(), Aim.atMost(2.2), note));
    }

    /** Walks there page by page: cursors are for passing on. */
    private String cursorAt(int row) {
        var api = Api.anonymous(site.at("catalog", ""));
        var next = "";
        for (int i = 0; i < row / WALK; i++) {
            var page = api.get("/api/products?size=" + WALK + (next.isEmpty() ? "" : "&after=" + next));
            next = page.json().path("next").asString();
        }
        return next;
    }
}

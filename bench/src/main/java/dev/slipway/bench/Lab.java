package dev.slipway.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What every measurement has at hand.
 *
 * @param divisor 1, or by how much less is done than a figure that counts needs
 */
record Lab(Site site, Rows rows, Report report, int divisor) {

    private static final Duration SETTLING = Duration.ofMinutes(10);

    /** CPU time of a number of operations. */
    record Cost(Cpu cpu, long operations) {

        double micros() {
            return Cpu.micros(cpu.work(), operations);
        }

        String compilers() {
            return "compilers " + Report.number(Cpu.micros(cpu.compilers(), operations)) + " µs more";
        }
    }

    /** CPU time of the same SQL without a service. */
    record Bare(Cost loop, Cost database) {

        double micros() {
            return loop.micros() + database.micros();
        }

        String shares() {
            return "beside it the JDBC loop " + Report.number(loop.micros()) + " µs and PostgreSQL "
                    + Report.number(database.micros()) + " µs";
        }
    }

    int scaled(int full) {
        return Math.max(full / divisor, Load.CLIENTS);
    }

    Duration scaled(Duration full) {
        return full.dividedBy(divisor).plusSeconds(1);
    }

    /** Of requests to code that is hot by then. */
    Cost warm(int requests, Supplier<HttpRequest> request, String... processes) {
        Load.warmUp(requests, request);
        return cost(requests, request, processes);
    }

    Cost cost(int requests, Supplier<HttpRequest> request, String... processes) {
        var before = site.cpu(processes);
        Load.of(Load.CLIENTS, Load.times(requests), request).demandOk();
        return new Cost(site.cpu(processes).since(before), requests);
    }

    Bare warmSql(int trips, Database database, SqlLoop.Trip trip) {
        long self = ProcessHandle.current().pid();
        SqlLoop.run(database, Load.times(trips), trip);
        var loop = Cpu.of(self);
        var server = site.cpu(Site.POSTGRES);
        SqlLoop.run(database, Load.times(trips), trip);
        return new Bare(
                new Cost(Cpu.of(self).since(loop), trips),
                new Cost(site.cpu(Site.POSTGRES).since(server), trips));
    }

    String anySku() {
        return anySku(Rows.FEW);
    }

    private static String anySku(int products) {
        return Rows.sku(ThreadLocalRandom.current().nextInt(products) + 1);
    }

    /** Through the gateway, of what sells well. */
    Supplier<HttpRequest> order() {
        return order("gateway", 100);
    }

    /** One product read through the gateway by somebody who is signed in: the lightest request there is. */
    Supplier<HttpRequest> product() {
        rows.products(Rows.FEW);
        var products = site.at("gateway", "/api/products/");
        return () -> site.asBuyer(products.resolve(anySku())).build();
    }

    /** One order of one among so many products, paid at once. */
    Supplier<HttpRequest> order(String service, int products) {
        rows.products(Rows.FEW);
        var orders = site.at(service, "/api/orders");
        return () -> site.asBuyer(orders)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("""
                        {"lines": [{"sku": "%s", "quantity": 1}], "card": "approved"}""".formatted(anySku(products))))
                .build();
    }

    /** By the database's clock, in seconds. */
    double now() {
        return site.databaseOf("order").number("select extract(epoch from clock_timestamp())");
    }

    /** Until every order since then has ended, everywhere. */
    void settle(double since) {
        var orders = site.databaseOf("order");
        var catalog = site.databaseOf("catalog");
        var todo = site.databaseOf("todo");
        Pause.until(
                () -> orders.number("select count(*) from orders where status = 'PENDING'") == 0
                        && orders.number("select count(*) from outbox where state = 'unsent'") == 0
                        && catalog.number("select count(*) from reservation where state = 'reserved'") == 0
                        && todo.number("select count(*) from order_task where added_at >= to_timestamp(?)", since)
                                == orders.number(
                                        "select count(*) from orders where ever_confirmed and placed_at >= to_timestamp(?)",
                                        since),
                SETTLING,
                "Settling all orders");
    }
}

package dev.slipway.e2e;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Compares what the API shows a person with what the database holds: the part of I7 that only a caller can see. */
class ShownOrders {

    private static final int MOST_PAGES = 20;

    private final Stack stack;
    private final Database orders;

    ShownOrders(Stack stack, Database orders) {
        this.stack = stack;
        this.orders = orders;
    }

    Finding compareFor(List<String> people) {
        var wrong = new ArrayList<String>();
        long shown = people.stream().mapToLong(it -> compareFor(it, wrong)).sum();
        return new Finding(
                "I7",
                "the API shows what the databases hold",
                shown + " orders of " + String.join(", ", people),
                wrong);
    }

    private long compareFor(String person, List<String> wrong) {
        try {
            return compareFor(new Shopper(stack, person), wrong);
        } catch (UserError | NoAnswerException e) {
            wrong.add("the orders of " + person + " cannot be read: " + e.getMessage());
            return 0;
        }
    }

    private long compareFor(Shopper person, List<String> wrong) {
        var held = orders.pairs("select id, status from verify.orders where customer = '"
                + subject(person.accessToken()) + "' and coalesce(ended_at, placed_at) < now() - interval '2 seconds'");
        long all = held.size();
        var next = "";
        for (int page = 0; page < MOST_PAGES && !held.isEmpty(); page++) {
            var answer = person.api().get("/api/orders?size=100" + (next.isEmpty() ? "" : "&after=" + next));
            if (!answer.ok()) {
                throw new UserError(answer.complaint());
            }
            for (var order : answer.json().path("items")) {
                var id = order.path("id").asString();
                var status = held.remove(id);
                if (status != null && !status.equals(order.path("status").asString())) {
                    wrong.add("order " + id + " is " + status + ", and shown as "
                            + order.path("status").asString());
                }
            }
            next = answer.json().path("next").asString("");
            if (next.isEmpty()) {
                held.keySet().forEach(id -> wrong.add("order " + id + " is not shown"));
                return all;
            }
        }
        return all - held.size();
    }

    private static String subject(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new UserError("The access token cannot be read: " + e.getMessage());
        }
    }
}

package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whatever the services' OpenAPI documents list, so that an operation that is added is attacked, too. */
public final class Operations {

    /** What customers may use of all that asks for a token; the rest is administration. */
    private static final Pattern FOR_CUSTOMERS =
            Pattern.compile("/api/(orders|lists|tasks|profile|journeys|auth/sessions)(/.*)?");

    private Operations() {}

    /**
     * @param path with its variables in braces
     * @param query the names of its query parameters
     * @param takesABody whether it reads JSON
     * @param open whether it asks for no token
     * @param answers the statuses that it may answer with
     */
    public record Operation(
            String method, String path, List<String> query, boolean takesABody, boolean open, Set<Integer> answers) {

        public boolean isForCustomers() {
            return Operations.isForCustomers(path);
        }

        public boolean isAt(String method, String path) {
            return method.equals(this.method) && path.matches(with("[^/]+"));
        }

        public boolean bearsAnId() {
            return path.contains("{");
        }

        public boolean reads() {
            return method.equals("GET");
        }

        /** Its path with one value for each of its variables. */
        public String with(String id) {
            return path.replaceAll("\\{[^}]+}", id);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static List<Operation> documented() {
        return Stream.of("todo", "catalog", "order", "auth")
                .flatMap(it -> documented(it).stream())
                .toList();
    }

    public static List<Operation> documented(String service) {
        var document = Scene.stranger().get("/v3/api-docs/" + service);
        assertThat(document.status()).as("the document of %s", service).isEqualTo(200);
        var operations = new ArrayList<Operation>();
        document.json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(operation(method, path.getKey()))));
        return List.copyOf(operations);
    }

    /** Whether what lies there is for customers. */
    public static boolean isForCustomers(String path) {
        return FOR_CUSTOMERS.matcher(path).matches();
    }

    private static Operation operation(Map.Entry<String, JsonNode> method, String path) {
        var described = method.getValue();
        return new Operation(
                method.getKey().toUpperCase(Locale.ROOT),
                path,
                queryParameters(described).toList(),
                described.has("requestBody"),
                described.has("security") && described.path("security").isEmpty(),
                described.path("responses").propertyNames().stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()));
    }

    private static Stream<String> queryParameters(JsonNode described) {
        return described
                .path("parameters")
                .valueStream()
                .filter(it -> it.path("in").asString().equals("query"))
                .map(it -> it.path("name").asString());
    }
}

package dev.slipway.local;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills the placeholders of {@code stack.yaml}, and lets the caller's environment override the result. */
record Settings(Stack stack, Stack.Place place, Secrets secrets, Map<String, String> overrides) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)(?::([A-Za-z0-9.-]+))?}");

    /** Variables that begin so are for the launcher or for one of its processes, and are remembered with the stack. */
    static Map<String, String> overridesIn(Map<String, String> environment, Stack stack) {
        var prefixes = stack.services().stream().map(it -> prefix(it.name())).collect(Collectors.toSet());
        prefixes.add("SLIPWAY_ALL_");
        prefixes.add("SLIPWAY_KAFKA_");
        var found = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                found.put(name, value);
            }
        });
        return found;
    }

    Map<String, String> of(Stack.Service service, int number) {
        var all = new TreeMap<String, String>();
        Function<String, String> fill = value -> fill(value, service, number);
        stack.environment().forEach((name, value) -> all.put(name, value));
        if (service.database() != null) {
            all.put("SPRING_DATASOURCE_URL", jdbcUrl(service.database()));
            all.put("SPRING_DATASOURCE_USERNAME", service.database());
            all.put("SPRING_DATASOURCE_PASSWORD", secrets.get(service.database() + ".password"));
        }
        if (service.kafka()) {
            all.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
        }
        if (place.count(service) > 1) {
            all.put("SLIPWAY_DRAIN", "2s"); // as in a container: there is somebody else to go to
        }
        all.putAll(service.environment());
        all.replaceAll((name, value) -> fill.apply(value));
        override(all, "SLIPWAY_ALL_", number);
        override(all, prefix(service.name()), number);
        return all;
    }

    /** For commands of a service and of the tools. */
    Map<String, String> of(Stack.Step step) {
        var filled = new HashMap<String, String>();
        step.environment().forEach((name, value) -> filled.put(name, fill(value, null, 1)));
        return filled;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + postgresPort() + "/" + database;
    }

    int postgresPort() {
        return place.base() + stack.ports().postgres();
    }

    String kafka() {
        return "localhost:" + (place.base() + stack.ports().kafka());
    }

    String publicUrl() {
        return place.urls(stack.service(stack.entrance())).getFirst();
    }

    /** {@code SLIPWAY_ORDER_X=…} sets X for all replicas of order, {@code SLIPWAY_ORDER_2_X=…} for the second alone. */
    private void override(Map<String, String> environment, String prefix, int number) {
        var own = number + "_";
        overrides.forEach((name, value) -> {
            if (!name.startsWith(prefix)) {
                return;
            }
            var rest = name.substring(prefix.length());
            if (rest.startsWith(own)) {
                set(environment, rest.substring(own.length()), value);
            } else if (!Character.isDigit(rest.isEmpty() ? '0' : rest.charAt(0))) {
                set(environment, rest, value);
            }
        });
    }

    /** Spring reads BASE_URL and BASEURL as one name, so the override has to take the place of either spelling. */
    private static void set(Map<String, String> environment, String name, String value) {
        environment.keySet().removeIf(it -> it.replace("_", "").equals(name.replace("_", "")));
        environment.put(name, value);
    }

    private static String prefix(String service) {
        return "SLIPWAY_" + service.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }

    private String fill(String template, Stack.@org.jspecify.annotations.Nullable Service service, int number) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(value(match, service, number)));
    }

    private String value(MatchResult match, Stack.@org.jspecify.annotations.Nullable Service service, int number) {
        var argument = match.group(2) == null ? "" : match.group(2);
        return switch (match.group(1)) {
            case "port" -> Integer.toString(service == null ? place.base() : place.port(service, number));
            case "public-url" -> publicUrl();
            case "kafka" -> kafka();
            case "jdbc" -> jdbcUrl(argument);
            case "secret" -> secrets.get(argument);
            case "url" -> place.urls(stack.service(argument)).getFirst();
            case "urls" -> String.join(",", place.urls(stack.service(argument)));
            default -> throw new Problem("stack.yaml: unknown placeholder " + match.group());
        };
    }
}

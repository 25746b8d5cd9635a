package dev.slipway.e2e;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** What came back from one request. */
public record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public JsonNode json() {
        return Stack.JSON.readTree(body);
    }

    /** The problem's own words, for people. */
    public String complaint() {
        var problem =
                header("Content-Type").contains("json") ? json().path("detail").asString(body) : "";
        return "status " + status + (problem.isEmpty() ? "" : ": " + problem);
    }
}

package dev.slipway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program reads in an answer. */
final class Answers {

    private Answers() {}

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static JsonNode problem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        var problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:slipway:problem:" + name);
        assertThat(problem.path("traceId").asString()).isNotEmpty();
        assertThat(problem.path("detail").asString()).endsWith(".").doesNotContain("Exception", "springframework");
        return problem;
    }
}

package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What every error must look like, whoever answers it. */
final class Problems {

    private static final List<String> HEADERS = List.of(
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Content-Security-Policy",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy");

    private Problems() {}

    static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertBody(answer.body(), status, type);
        assertGuarded(answer.headers());
    }

    static void assertProblem(RawCall answer, int status, String type) {
        assertThat(answer.status()).as(answer.head()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).singleElement().asString().startsWith("application/problem+json");
        assertBody(answer.body(), status, type);
        HEADERS.forEach(it -> assertThat(answer.header(it)).as(it).hasSize(1));
    }

    static void assertGuarded(HttpHeaders headers) {
        HEADERS.forEach(it -> assertThat(headers.allValues(it)).as(it).hasSize(1));
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    private static void assertBody(String body, int status, String type) {
        assertThat(body)
                .contains("\"type\":\"urn:slipway:problem:" + type + "\"", "\"status\":" + status)
                .containsPattern("\"traceId\":\"[0-9a-f]{32}\"")
                .containsPattern("\"detail\":\"[A-Z][^\"]{10,}\\.\"")
                .doesNotContain("Exception", "org.springframework", "localhost:");
    }
}

package dev.slipway.defaults;

import static io.swagger.v3.oas.models.Components.COMPONENTS_SCHEMAS_REF;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds to every operation of the contract the problems that all of its kind may answer; its method adds its own. */
class ContractProblems implements OpenApiCustomizer {

    /** The one shape of error (RFC 9457), whichever layer it comes from. */
    record Problem(
            @Schema(description = "what went wrong, by name", example = "urn:slipway:problem:invalid")
            String type,

            String title,
            int status,

            @Schema(description = "a sentence for people that says what to do")
            String detail,

            @Schema(description = "the path that was asked for") @Nullable
            String instance,

            @Schema(description = "finds the request in logs and traces")
            String traceId,

            @Schema(description = "each value that is wrong, where values are") @Nullable
            List<Flaw> errors) {}

    record Flaw(String field, String message) {}

    @Override
    public void customise(OpenAPI contract) {
        contract.servers(List.of(new Server().url("/").description("wherever this document was read")));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(contract.getComponents()::addSchemas);
        contract.getPaths().values().forEach(path -> path.readOperations().forEach(ContractProblems::complete));
    }

    private static void complete(Operation operation) {
        var parameters = Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of());
        var body = operation.getRequestBody() != null;
        if (body || !parameters.isEmpty()) {
            may(operation, "400", "Something is missing or wrong; `errors` says where");
        }
        if (operation.getSecurity() == null) { // what the whole document asks for: a token
            may(operation, "401", "No valid access token came with it");
            may(operation, "403", "Not for this caller");
        }
        if (parameters.stream().anyMatch(it -> "path".equals(it.getIn()))) {
            may(operation, "404", "There is none, or none of the caller's");
        }
        parameters.stream().filter(it -> "If-Match".equals(it.getName())).forEach(it -> {
            it.required(true).description("The `ETag` that was last read, or `*`: whatever is there now");
            may(operation, "412", "It was changed since it was read");
            may(operation, "428", "`If-Match` is missing");
        });
        if (body) {
            may(operation, "415", "The body is not `application/json`");
        }
        may(operation, "503", "A part of the system is away; `Retry-After` says when to try again");
        operation.getResponses().forEach((status, answer) -> {
            if (status.compareTo("400") >= 0) {
                answer.setContent(problem());
            }
        });
    }

    private static void may(Operation operation, String status, String description) {
        operation.getResponses().putIfAbsent(status, new ApiResponse().description(description));
    }

    private static Content problem() {
        var shape = new io.swagger.v3.oas.models.media.Schema<>().$ref(COMPONENTS_SCHEMAS_REF + "Problem");
        return new Content().addMediaType("application/problem+json", new MediaType().schema(shape));
    }
}

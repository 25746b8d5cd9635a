package dev.slipway.order.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says once for all operations: who may call, and what an error looks like. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Slipway: order",
                        version = "v1",
                        description =
                                "Orders, their payment, their live status and their journey. Times are instants in UTC,"
                                        + " amounts whole minor units of their currency. Every error is a problem detail (RFC 9457)."),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token of the issuer for the audience slipway. Buyers have the role customer.")
class ApiDocument {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "401", "There is no access token, or it counts for nothing.",
            "403", "The token's roles do not allow this.",
            "503", "The database or a service that is needed does not answer; try again after Retry-After seconds.");

    @Bean
    GlobalOpenApiCustomizer problems() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDocument::describeErrors));
        };
    }

    private static void describeErrors(Operation operation) {
        var responses = operation.getResponses();
        EVERYWHERE.forEach((status, when) -> responses.putIfAbsent(status, new ApiResponse().description(when)));
        if (operation.getParameters() != null || operation.getRequestBody() != null) {
            responses.putIfAbsent("400", new ApiResponse().description("A value is missing or malformed; see errors."));
        }
        responses.forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
            }
        });
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457. Further members are named with the operation.")
                .addProperty("type", new StringSchema().description("urn:slipway:problem: and the problem's name"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema().description("The HTTP status"))
                .addProperty("detail", new StringSchema().description("A sentence that says what to do"))
                .addProperty("instance", new StringSchema().description("The path that was asked"))
                .addProperty("traceId", new StringSchema().description("Quote it when you report the problem"))
                .addProperty(
                        "errors", new ArraySchema().items(flaw()).description("Of a 400: what is wrong, and where"));
    }

    private static Schema<?> flaw() {
        return new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
    }
}

package dev.slipway.order.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/** What the contract says once for all operations. */
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
class ApiDocument {}

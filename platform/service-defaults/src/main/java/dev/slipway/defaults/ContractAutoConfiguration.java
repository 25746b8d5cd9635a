package dev.slipway.defaults;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Import;

/** What every service's OpenAPI document says alike: which problems an operation may answer, and what may be null. */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
@Import({ContractProblems.class, ContractNullability.class})
class ContractAutoConfiguration {}

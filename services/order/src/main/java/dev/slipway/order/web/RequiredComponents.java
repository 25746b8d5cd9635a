package dev.slipway.order.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the API's description what the records say in Java: what is not {@code @Nullable} is always there. */
@Component
class RequiredComponents implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        var described = schema == null || schema.get$ref() == null ? schema : defined(schema.get$ref(), context);
        if (raw.isRecord() && described != null && described.getProperties() != null) {
            Arrays.stream(raw.getRecordComponents())
                    .filter(it -> isRequired(it) && described.getProperties().containsKey(it.getName()))
                    .filter(it -> described.getRequired() == null
                            || !described.getRequired().contains(it.getName()))
                    .forEach(it -> described.addRequiredItem(it.getName()));
        }
        return schema;
    }

    private static @Nullable Schema<?> defined(String reference, ModelConverterContext context) {
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}

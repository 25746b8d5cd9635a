package dev.slipway.defaults;

import static io.swagger.v3.oas.models.Components.COMPONENTS_SCHEMAS_REF;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** In the contract as in Java, only what is marked {@code @Nullable} may be null or left out. */
class ContractNullability implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        var shape = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && shape.isRecord()) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(schema.get$ref().substring(COMPONENTS_SCHEMAS_REF.length()));
            for (var component : shape.getRecordComponents()) {
                mark(model, component);
            }
        }
        return schema;
    }

    private static void mark(@Nullable Schema<?> model, RecordComponent component) {
        Schema<?> property = model == null || model.getProperties() == null
                ? null
                : model.getProperties().get(component.getName());
        if (model == null || property == null) {
            return;
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            model.addRequiredItem(component.getName());
        } else if (property.get$ref() == null) {
            property.addType("null");
            if (property.getEnum() != null) {
                property.addEnumItemObject(null);
            }
        }
    }
}

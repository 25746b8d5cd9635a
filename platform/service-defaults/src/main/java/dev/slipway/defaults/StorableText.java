package dev.slipway.defaults;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/**
 * Refuses what a JSON string can spell and PostgreSQL cannot store, the character NUL and halves of surrogate pairs, at the
 * door and for all services, rather than as an error of the database. A number is no text.
 */
public final class StorableText extends StringDeserializer {

    public static boolean fits(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        var text = super.deserialize(parser, context);
        if (text != null && !fits(text)) {
            throw InvalidFormatException.from(parser, "holds characters that cannot be stored", "", String.class);
        }
        return text;
    }
}

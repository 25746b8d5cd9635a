package dev.slipway.todo;

import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** In a query string a priority is written as in JSON, in small letters. */
@Component
class PriorityParameter implements Converter<String, Priority> {

    @Override
    public Priority convert(String source) {
        return Priority.valueOf(source.toUpperCase(Locale.ROOT));
    }
}

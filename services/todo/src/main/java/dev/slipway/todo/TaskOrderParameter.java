package dev.slipway.todo;

import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

@Component
class TaskOrderParameter implements Converter<String, TaskOrder> {

    @Override
    public TaskOrder convert(String source) {
        return TaskOrder.valueOf(source.toUpperCase(Locale.ROOT));
    }
}

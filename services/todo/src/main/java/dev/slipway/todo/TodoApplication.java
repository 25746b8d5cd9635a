package dev.slipway.todo;

import dev.slipway.defaults.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class TodoApplication {

    public static void main(String[] args) {
        ServiceApplication.run(TodoApplication.class, args);
    }
}

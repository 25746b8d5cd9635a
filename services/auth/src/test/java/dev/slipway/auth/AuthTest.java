package dev.slipway.auth;

import dev.slipway.test.BackingServices;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole service on a real database, reached over HTTP; one context for all classes that say no more than this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            AuthTest.NO_BROKER,
            "slipway.auth.key-encryption-secret=" + AuthTest.KEY_SECRET,
            "slipway.auth.gateway-client-secret=" + AuthTest.GATEWAY_SECRET,
            "slipway.auth.machine-client-secret=" + AuthTest.MACHINE_SECRET
        })
@Import(BackingServices.class)
public @interface AuthTest {

    /** Kafka is on the tests' classpath and of no use here: without this a broker would start. */
    String NO_BROKER =
            "spring.autoconfigure.exclude=org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration";

    String KEY_SECRET = "Pq7vX2mK9sLw4TzR8bNc5HdJ";
    String GATEWAY_SECRET = "gw-3fK8sQpL0xVn2WcZ6yRt";
    String MACHINE_SECRET = "mc-9bTzH4jM7uEa1XgQ5oYk";
    String PUBLIC_URL = "http://localhost:8080";
}

package dev.slipway.todo;

import dev.slipway.test.BackingServices;
import dev.slipway.todo.order.OrderEvents;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole service on real PostgreSQL and Kafka; one context for all tests that say so, each with people of its own. Nothing is
 * purged unasked, so that statements can be counted.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "todo.deleted.purge-every=1d")
@AutoConfigureRestTestClient
@Import({BackingServices.class, OrderEvents.class, Plan.class})
public @interface TodoTest {}

package dev.slipway.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.CrudRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Each rule is broken once on purpose: a rule that cannot fail proves nothing. */
class HouseRulesTests {

    private static final String SAMPLES = "dev.slipway.test.samples.";

    public interface OpenRepository extends CrudRepository<Object, Long> {}

    @RestController
    public static class OpenController {}

    @RestControllerAdvice
    public static class OpenAdvice {}

    @Configuration
    public static class OpenConfiguration {}

    public static class OpenListener {
        @KafkaListener(topics = "any")
        void on(String message) {}
    }

    interface Shut extends CrudRepository<Object, Long> {}

    @RestController
    static class ShutController {}

    @SpringBootApplication
    public static class Application {}

    static class Injected {
        @Autowired
        @Nullable
        Object field;
    }

    record Dated(Date at) {}

    static class Chatty {
        @SuppressWarnings("SystemOut") // that is the point
        void speak() {
            System.out.println("hello");
        }
    }

    record Basket() {}

    record Mechanism(long stockLevel) {}

    @Test
    void findARingThroughTheRoot() {
        assertBroken(() -> HouseRules.arrows(SAMPLES + "ring", packages("ring")));
    }

    @Test
    void findANeighbourThatIsKnown() {
        assertBroken(() -> HouseRules.arrows(SAMPLES + "neighbours", packages("neighbours")));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OpenRepository.class,
                OpenController.class,
                OpenAdvice.class,
                OpenConfiguration.class,
                OpenListener.class
            })
    void findWhatIsPublicWithoutNeed(Class<?> open) {
        assertBroken(() -> HouseRules.visibility(only(open)));
    }

    @ParameterizedTest
    @ValueSource(classes = {Injected.class, Dated.class, Chatty.class})
    void findHabitsThatAreNoneOfOurs(Class<?> sample) {
        assertBroken(() -> HouseRules.habits(only(sample)));
    }

    @ParameterizedTest
    @ValueSource(classes = {Basket.class, Mechanism.class})
    void findTheShopsWords(Class<?> sample) {
        assertBroken(() -> HouseRules.vocabulary(only(sample)));
    }

    @Test
    void letPassWhatKeepsThem() {
        assertThatCode(() -> {
                    var fine = only(Shut.class, ShutController.class, Application.class);
                    HouseRules.visibility(fine);
                    HouseRules.habits(fine);
                    HouseRules.vocabulary(fine);
                })
                .doesNotThrowAnyException();
    }

    private static JavaClasses only(Class<?>... samples) {
        return new ClassFileImporter().importClasses(samples);
    }

    private static JavaClasses packages(String sample) {
        return new ClassFileImporter().importPackages(SAMPLES + sample);
    }

    private static void assertBroken(Runnable rule) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(rule::run).withMessageContaining("was violated");
    }
}

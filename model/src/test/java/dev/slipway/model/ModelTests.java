package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the model promises holds, what it is about happens, and no guard is there for nothing. */
class ModelTests {

    @ParameterizedTest
    @MethodSource
    void keepsItsPromises(Model.Question check) {
        assertThat(check.example()).isEmpty();
    }

    static Stream<Model.Question> keepsItsPromises() {
        return Model.all().flatMap(model -> model.checks().stream());
    }

    @ParameterizedTest
    @MethodSource
    void canHappen(Model.Question run) {
        assertThat(run.example()).isPresent();
    }

    static Stream<Model.Question> canHappen() {
        return Model.all().flatMap(model -> model.runs().stream());
    }

    /** The counter-examples are there to be read: they are printed. */
    @ParameterizedTest
    @MethodSource
    void breaksAPromiseWithoutAGuard(Model model, Model.Guard guard) {
        var promise = model.without(guard).checks().stream()
                .filter(check -> check.command().label.equals(guard.promise()))
                .findFirst()
                .orElseThrow();
        var broken = promise.example();
        assertThat(broken).isPresent();
        System.out.println(promise + "\n" + broken.orElseThrow() + "\n");
    }

    static Stream<Arguments> breaksAPromiseWithoutAGuard() {
        return Model.all().flatMap(model -> model.guards().stream().map(guard -> Arguments.of(model, guard)));
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.model.Model#all")
    void isExplained(Model model) {
        var named = Stream.concat(
                model.checks().stream().map(check -> check.command().label),
                model.guards().stream().map(Model.Guard::name));
        assertThat(Path.of("README.md"))
                .content()
                .contains(named.map(name -> "`" + name + "`").toList());
    }
}

package dev.slipway.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** How code is arranged here: arrows point inward, nothing is public without need, and there are no cycles. */
public final class HouseRules {

    /** {@code getOrder} and the like belong to Spring's ordering; a shop's words are the others. */
    private static final String BUSINESS =
            "(?i).*(customer|product|catalog|stock|reservation|payment|shop|basket|invoice|todo|placeorder).*";

    private HouseRules() {}

    public static void check(Class<?> application) {
        var home = application.getPackageName();
        var code = shipped(home);
        arrows(home, code);
        visibility(code);
        habits(code);
    }

    /** For platform modules: mechanism only, whatever the shop sells. */
    public static void checkDomainFree(String platformPackage) {
        var code = shipped(platformPackage);
        vocabulary(code);
        habits(code);
    }

    private static JavaClasses shipped(String home) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(home);
    }

    static void vocabulary(JavaClasses code) {
        noClasses().should().haveNameMatching(BUSINESS).check(code);
        noFields().should().haveNameMatching(BUSINESS).allowEmptyShould(true).check(code);
        noMethods().should().haveNameMatching(BUSINESS).allowEmptyShould(true).check(code);
    }

    static void arrows(String home, JavaClasses code) {
        // Starts above home: otherwise the root package is in no slice, and a cycle through it goes unseen.
        var above = home.substring(0, home.lastIndexOf('.'));
        slices().matching(above + ".(**)").should().beFreeOfCycles().check(code);
        slices().matching(home + ".(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(code);
    }

    /** Listeners are found by what they do, the rest by what they are. */
    static void visibility(JavaClasses code) {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(code);
        for (var kind : List.of(Controller.class, ControllerAdvice.class, Configuration.class)) {
            classes()
                    .that()
                    .areMetaAnnotatedWith(kind)
                    .and()
                    .areNotAnnotatedWith(SpringBootApplication.class)
                    .should()
                    .notBePublic()
                    .allowEmptyShould(true)
                    .check(code);
        }
        methods()
                .that()
                .areAnnotatedWith(KafkaListener.class)
                .should()
                .beDeclaredInClassesThat()
                .areNotPublic()
                .allowEmptyShould(true)
                .check(code);
    }

    static void habits(JavaClasses code) {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .allowEmptyShould(true)
                .check(code);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar)|java\\.text\\.SimpleDateFormat")
                .check(code);
        noClasses().should().accessField(System.class, "out").check(code);
        noClasses()
                .should()
                .resideInAnyPackage("..dto..", "..impl..", "..utils..", "..config..")
                .check(code);
    }
}

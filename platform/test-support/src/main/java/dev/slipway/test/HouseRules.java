package dev.slipway.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How code is arranged here: arrows point inward, nothing is public without need, and there are no cycles. */
public final class HouseRules {

    private HouseRules() {}

    public static void check(Class<?> application) {
        var home = application.getPackageName();
        var code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(home);
        arrows(home, code);
        visibility(code);
        habits(code);
    }

    private static void arrows(String home, JavaClasses code) {
        // Starts above home: otherwise the root package is in no slice, and a cycle through it goes unseen.
        var above = home.substring(0, home.lastIndexOf('.'));
        slices().matching(above + ".(**)").should().beFreeOfCycles().check(code);
        slices().matching(home + ".(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(code);
    }

    private static void visibility(JavaClasses code) {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(code);
        for (var kind : List.of(Controller.class, RestControllerAdvice.class, Configuration.class)) {
            classes()
                    .that()
                    .areMetaAnnotatedWith(kind)
                    .or()
                    .areAnnotatedWith(kind)
                    .should()
                    .notBePublic()
                    .orShould()
                    .haveSimpleNameEndingWith("Application")
                    .allowEmptyShould(true)
                    .check(code);
        }
    }

    private static void habits(JavaClasses code) {
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

package org.interagency.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house stays as it was designed. */
class LayoutTest {

    private static JavaClasses everything;

    @BeforeAll
    static void readTheClasses() {
        everything = new ClassFileImporter()
                .importPaths(Stream.of(
                                "libs/contracts",
                                "libs/detection",
                                "libs/service-kit",
                                "local-stack",
                                "agency-service",
                                "program-service",
                                "mapping-service",
                                "gateway")
                        .map(module -> RunningRegistry.root().resolve(module).resolve("target/classes"))
                        .toArray(Path[]::new));
    }

    @ParameterizedTest
    @CsvSource({"agency", "program", "mapping", "gateway"})
    void noServiceDependsOnAnother(String service) {
        String[] others = Stream.of("agency", "program", "mapping", "gateway")
                .filter(other -> !other.equals(service))
                .map(other -> "org.interagency." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("org.interagency." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(everything);
    }

    @Test
    void librariesDependOnNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.interagency.contracts..", "org.interagency.detection..", "org.interagency.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.interagency.agency..",
                        "org.interagency.program..",
                        "org.interagency.mapping..",
                        "org.interagency.gateway..",
                        "org.interagency.localstack..")
                .check(everything);
    }

    @Test
    void resourcesDoNotTouchTables() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*(Entity|Repository)")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .check(everything);
    }

    @Test
    void onlyResourcesSpeakHttpInAService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.interagency.agency..", "org.interagency.program..", "org.interagency.mapping..")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("jakarta\\.ws\\.rs\\.(core\\.Response|Path|GET|PUT|POST|DELETE)")
                .check(everything);
    }

    @Test
    void featuresOfAServiceDoNotGoInCircles() {
        slices().matching("org.interagency.(*).(*)..").should().beFreeOfCycles().check(everything);
    }

    @Test
    void packagesAndClassesAreNamedForWhatTheyAre() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..")
                .check(everything);
        classes()
                .should()
                .haveSimpleNameNotStartingWith("Abstract")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .check(everything);
    }
}

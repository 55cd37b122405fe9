package org.interagency.detection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DetectionArchitectureTest {

    private static final JavaClasses DETECTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.interagency.detection");

    @Test
    void dependsOnNothingButTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.interagency.detection..",
                        "java.lang..",
                        "java.math",
                        "java.util..",
                        "java.time..",
                        "java.nio.charset",
                        "org.jspecify..")
                .check(DETECTION);
    }

    @Test
    void measuresUseRulesAndRulesUseFactsAndFactsUseGeometry() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("measure")
                .definedBy("org.interagency.detection.measure")
                .layer("rule")
                .definedBy("org.interagency.detection.rule")
                .layer("fact")
                .definedBy("org.interagency.detection.fact")
                .layer("geometry")
                .definedBy("org.interagency.detection.geometry")
                .layer("text")
                .definedBy("org.interagency.detection")
                .whereLayer("measure")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rule")
                .mayOnlyBeAccessedByLayers("measure")
                .whereLayer("fact")
                .mayOnlyBeAccessedByLayers("measure", "rule")
                .whereLayer("geometry")
                .mayOnlyBeAccessedByLayers("measure", "rule", "fact")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .check(DETECTION);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("org.interagency.(**)").should().beFreeOfCycles().check(DETECTION);
    }

    @Test
    void aRuleIsAClassOfItsOwnThatHoldsNothing() {
        classes()
                .that()
                .implement("org.interagency.detection.rule.Rule")
                .should()
                .bePackagePrivate()
                .andShould()
                .beTopLevelClasses()
                .andShould()
                .haveOnlyFinalFields()
                .check(DETECTION);
    }
}

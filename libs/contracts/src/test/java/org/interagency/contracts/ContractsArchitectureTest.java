package org.interagency.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ContractsArchitectureTest {

    @Test
    void dependOnNothingButTheJdkAndAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.interagency.contracts..",
                        "java.lang..",
                        "java.math",
                        "java.util..",
                        "java.time..",
                        "com.fasterxml.jackson.annotation",
                        "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.interagency.contracts"));
    }
}

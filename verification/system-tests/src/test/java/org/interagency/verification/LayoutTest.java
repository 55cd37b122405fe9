package org.interagency.verification;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Checks the layout that docs/architecture.md describes. */
class LayoutTest {

    /** An annotation of a parameter that JAX-RS takes from a request. */
    private static final String PARAMETER = "jakarta\\.ws\\.rs\\.\\w+Param";

    private static final DescribedPredicate<JavaClass> HAVE_ANNOTATIONS_OF_JAX_RS = DescribedPredicate.describe(
            "have annotations of JAX-RS", type -> type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getName())
                    .anyMatch(name -> name.matches(PARAMETER + "|jakarta\\.ws\\.rs\\.(Path|ext\\.Provider)")));

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
    void onlyTheMappingServiceDetectsAndItLeavesGeometryToTheRules() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.interagency.mapping..", "org.interagency.detection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.interagency.detection..")
                .check(everything);
        // Only rules use Box, Region, Sweep and the rest of geometry. The rules themselves are not public.
        noClasses()
                .that()
                .resideInAPackage("org.interagency.mapping..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.interagency.detection.geometry")
                                .and(
                                        not(
                                                nameMatching(
                                                        ".*\\.(AgeRange|CountedPart|Extent|ExtentBox|Period|PlaceRange|Territory(\\$TerritoryState)?|TerritoryTree|UnknownTerritoryException)"))))
                .check(everything);
    }

    @Test
    void classesWithAnnotationsOfJaxRsDoNotTouchTables() {
        noClasses()
                .that(HAVE_ANNOTATIONS_OF_JAX_RS)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*(Entity|Repository)")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "java.sql..")
                .check(everything);
    }

    @Test
    void classesWithAnnotationsOfJaxRsHoldNoHql() {
        noClasses()
                .that(HAVE_ANNOTATIONS_OF_JAX_RS)
                .should()
                .callMethod("org.interagency.kit.paging.Criteria", "add", "java.lang.String", "java.lang.Object")
                .orShould()
                .callConstructor(
                        "org.interagency.kit.paging.Sortable",
                        "java.lang.String",
                        "java.lang.String",
                        "java.util.function.BiFunction",
                        "java.util.function.Function")
                .check(everything);
    }

    @Test
    void parametersOfRequestsEndAtTheResource() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Resource|Parameters)|org\\.interagency\\.kit\\.http\\..*")
                .and()
                .areNotAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RegisterRestClient")
                .and()
                .areNotAnnotatedWith("jakarta.ws.rs.ext.Provider")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(PARAMETER + "|org\\.interagency\\..+Parameters")
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

    /** If a transaction surrounds the retries, the second attempt runs in a transaction that is already marked for rollback. */
    @Test
    void aTransactionBeginsInsideTheRetry() {
        noMethods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.faulttolerance.Retry")
                .should()
                .beAnnotatedWith("jakarta.transaction.Transactional")
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.transaction.Transactional")
                .check(everything);
        noClasses()
                .should()
                .beAnnotatedWith("org.eclipse.microprofile.faulttolerance.Retry")
                .check(everything);
        methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.faulttolerance.Retry")
                .should()
                .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .check(everything);
    }

    @Test
    void noTwoClassesHaveOneName() {
        Map<String, List<String>> byName = everything.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().isEmpty())
                .map(JavaClass::getName)
                .filter(name -> !name.matches(".*(package-info|Builder(\\$.*)?|_Subclass|_ClientProxy)"))
                .collect(Collectors.groupingBy(name -> name.replaceAll(".*[.$]", "")));
        assertThat(byName.entrySet())
                .extracting(Map.Entry::getValue)
                .filteredOn(names -> names.size() > 1)
                .isEmpty();
    }

    /** A version that stands in several files would be raised in one of them. */
    @Test
    void onlyTheRootPomNamesVersions() throws Exception {
        List<String> modules = texts("pom.xml", "//module");
        assertThat(modules).isNotEmpty();
        for (String module : modules) {
            assertThat(texts(
                            module + "/pom.xml",
                            "//version[not(parent::parent)] | //properties/*[contains(name(), 'version')]"))
                    .as(module)
                    .isEmpty();
        }
    }

    /** The texts of the elements that an XPath expression finds in a file of the project. */
    private static List<String> texts(String file, String expression) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(RunningRegistry.root().resolve(file).toFile());
        NodeList found =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(expression, document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Node::getTextContent)
                .toList();
    }
}

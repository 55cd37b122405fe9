package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.rule.Finding;
import org.interagency.detection.rule.RuleName;
import org.interagency.detection.rule.SeverityGrade;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    private static final Period FROM_MARCH = new Period(LocalDate.of(2023, 3, 2), null);
    private static final Period OF_2023 = new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 1, 1));
    private static final ExtentBox EVERYONE = box(List.of("Ceará"), FROM_MARCH, AgeRange.EVERY);

    /** No name is known, so the explanation uses codes. */
    private static final FindingNames NAMES = new FindingNames(Map.of(), Map.of(), Map.of(), Map.of());

    @Test
    void tellsWhatIsUnassigned() {
        assertThat(explained(finding(RuleName.UNASSIGNED, List.of("Auxílio"), "provision", List.of("MDS"), EVERYONE)))
                .containsExactly(
                        "Nobody is accountable for provision of Auxílio in Ceará from 2 March 2023 on; MDS, which owns the programme, has to see to it.",
                        "Nadie responde por la entrega de Auxílio en Ceará desde el 2 de marzo de 2023; MDS, a cargo del programa, debe resolverlo.",
                        "Ninguém responde pela função “entrega” de Auxílio (Ceará, a partir de 2 de março de 2023); cabe a MDS, titular do programa, resolver isso.",
                        "Personne ne répond de la fonction « fourniture » de « Auxílio » (Ceará, à partir du 2 mars 2023) ; MDS, titulaire du programme, doit y pourvoir.");
    }

    @Test
    void tellsAnOverlap() {
        assertThat(explained(finding(
                        RuleName.OVERLAP,
                        List.of("Auxílio"),
                        "intake-and-registration",
                        List.of("Fundación", "Instituto"),
                        box(List.of("A", "B"), OF_2023, AgeRange.EVERY, "children", "orphans"))))
                .containsExactly(
                        "Fundación and Instituto are both accountable for intake and registration of Auxílio in A and B for children and orphans from 1 January 2023 until 1 January 2024, so neither has to answer alone.",
                        "Fundación e Instituto responden a la vez por la recepción y el registro de solicitudes de Auxílio en A y B para niñas y niños y huérfanos desde el 1 de enero de 2023 hasta el 1 de enero de 2024, de modo que ninguna tiene que responder por sí sola.",
                        "Fundación e Instituto respondem ao mesmo tempo pela função “acolhimento e cadastro” de Auxílio (A e B para crianças e órfãos, de 1 de janeiro de 2023 até 1 de janeiro de 2024), de modo que nenhuma precisa responder sozinha.",
                        "Fundación et Instituto répondent en même temps de la fonction « accueil et enregistrement » de « Auxílio » (A et B pour enfants et orphelins, du 1 janvier 2023 au 1 janvier 2024), si bien que personne n’a à en répondre seul.");
    }

    @Test
    void tellsADuplication() {
        assertThat(explained(finding(
                        RuleName.DUPLICATION,
                        List.of("Alpha", "Beta"),
                        null,
                        List.of("MDS", "MEC"),
                        box(List.of("A", "B", "C", "D", "E"), FROM_MARCH, new AgeRange(65, AgeRange.LIMIT)))))
                .containsExactly(
                        "Alpha and Beta give cash transfers for poverty in A, B, C and 2 more for people aged 65 and over from 2 March 2023 on, so the same people may be served, and paid for, more than once.",
                        "Alpha y Beta dan transferencias monetarias ante la pobreza en A, B, C y 2 más para personas de 65 años o más desde el 2 de marzo de 2023, de modo que se puede atender a las mismas personas, y pagar por ellas, más de una vez.",
                        "Alpha e Beta dão transferências de renda para a pobreza (A, B, C e mais 2 para pessoas de 65 anos ou mais, a partir de 2 de março de 2023), de modo que as mesmas pessoas podem ser atendidas, e pagas, mais de uma vez.",
                        "Alpha et Beta accordent la même chose (transferts monétaires) pour le même risque (pauvreté : A, B, C et 2 autres pour les personnes de 65 ans et plus, à partir du 2 mars 2023), si bien que les mêmes personnes peuvent être servies, et payées, plusieurs fois.");
    }

    @Test
    void tellsFragmentation() {
        assertThat(explained(finding(
                        RuleName.FRAGMENTATION,
                        List.of("Alpha", "Beta"),
                        null,
                        List.of("A1", "A2", "A3", "A4", "A5"),
                        box(List.of("Ceará"), FROM_MARCH, new AgeRange(0, 15)))))
                .containsExactly(
                        "A1, A2, A3 and 2 more address poverty for the same people in Ceará for people aged 0 to 14 from 2 March 2023 on, and no agreement says how they work together.",
                        "A1, A2, A3 y 2 más atienden la pobreza para las mismas personas en Ceará para personas de 0 a 14 años desde el 2 de marzo de 2023, y ningún acuerdo dice cómo trabajan juntas.",
                        "A1, A2, A3 e mais 2 atendem a pobreza para as mesmas pessoas (Ceará para pessoas de 0 a 14 anos, a partir de 2 de março de 2023), e nenhum acordo diz como trabalham em conjunto.",
                        "A1, A2, A3 et 2 autres traitent le même risque (pauvreté) pour les mêmes personnes (Ceará pour les personnes de 0 à 14 ans, à partir du 2 mars 2023), et aucun accord ne dit comment ils travaillent ensemble.");
    }

    @Test
    void tellsWhatIsOrphaned() {
        assertThat(explained(finding(RuleName.ORPHANED, List.of("Auxílio"), null, List.of("MDS"), EVERYONE)))
                .containsExactly(
                        "MDS has ceased and still owns Auxílio in Ceará from 2 March 2023 on; another owner has to be named.",
                        "MDS dejó de existir y sigue a cargo de Auxílio en Ceará desde el 2 de marzo de 2023; hay que designar a otra entidad a cargo.",
                        "MDS deixou de existir e continua titular de Auxílio (Ceará, a partir de 2 de março de 2023); é preciso designar outro titular.",
                        "MDS n’existe plus et reste titulaire de Auxílio (Ceará, à partir du 2 mars 2023) ; il faut désigner un autre titulaire.");
        assertThat(explained(finding(RuleName.ORPHANED, List.of("Auxílio"), "oversight", List.of("MDS"), EVERYONE)))
                .containsExactly(
                        "MDS has ceased and still has a part in oversight of Auxílio in Ceará from 2 March 2023 on; somebody has to take over.",
                        "MDS dejó de existir y sigue participando en la supervisión de Auxílio en Ceará desde el 2 de marzo de 2023; alguien tiene que asumirlo.",
                        "MDS deixou de existir e continua com parte na função “supervisão” de Auxílio (Ceará, a partir de 2 de março de 2023); alguém precisa assumir.",
                        "MDS n’existe plus et participe toujours à la fonction « contrôle » de « Auxílio » (Ceará, à partir du 2 mars 2023) ; quelqu’un doit prendre la relève.");
    }

    @Test
    void tellsWhatIsUncovered() {
        assertThat(explained(uncovered(box(List.of("Ceará"), FROM_MARCH, AgeRange.EVERY, "children"))))
                .containsExactly(
                        "No programme addresses poverty in Ceará for children from 2 March 2023 on; nobody has to answer for it.",
                        "Ningún programa atiende la pobreza en Ceará para niñas y niños desde el 2 de marzo de 2023; nadie tiene que responder por ello.",
                        "Nenhum programa atende a pobreza (Ceará para crianças, a partir de 2 de março de 2023); ninguém precisa responder por isso.",
                        "Aucun programme ne traite ce risque : pauvreté (Ceará pour enfants, à partir du 2 mars 2023) ; personne n’a à en répondre.");
    }

    @Test
    void namesTheGroupsThatPeopleAreNotIn() {
        assertThat(explained(uncovered(
                        boxOutside(List.of("Acre"), FROM_MARCH, new AgeRange(18, 19), "children", "orphans"))))
                .containsExactly(
                        "No programme addresses poverty in Acre for people aged 18 in none of the groups children and orphans from 2 March 2023 on; nobody has to answer for it.",
                        "Ningún programa atiende la pobreza en Acre para personas de 18 años fuera de los grupos niñas y niños y huérfanos desde el 2 de marzo de 2023; nadie tiene que responder por ello.",
                        "Nenhum programa atende a pobreza (Acre para pessoas de 18 anos fora dos grupos crianças e órfãos, a partir de 2 de março de 2023); ninguém precisa responder por isso.",
                        "Aucun programme ne traite ce risque : pauvreté (Acre pour les personnes de 18 ans hors des groupes enfants et orphelins, à partir du 2 mars 2023) ; personne n’a à en répondre.");
        assertThat(explained(uncovered(boxOutside(List.of("Acre"), FROM_MARCH, AgeRange.EVERY, "orphans"))))
                .containsExactly(
                        "No programme addresses poverty in Acre for people not in the group orphans from 2 March 2023 on; nobody has to answer for it.",
                        "Ningún programa atiende la pobreza en Acre para personas fuera del grupo huérfanos desde el 2 de marzo de 2023; nadie tiene que responder por ello.",
                        "Nenhum programa atende a pobreza (Acre para pessoas fora do grupo órfãos, a partir de 2 de março de 2023); ninguém precisa responder por isso.",
                        "Aucun programme ne traite ce risque : pauvreté (Acre pour les personnes hors du groupe orphelins, à partir du 2 mars 2023) ; personne n’a à en répondre.");
    }

    @Test
    void namesTheLargestOfSeveralAreasAndCountsTheOthers() {
        ExtentBox largest = box(List.of("A", "B"), OF_2023, AgeRange.EVERY, "children");
        ExtentBox second = boxOutside(List.of("Acre"), FROM_MARCH, new AgeRange(18, 19), "children");
        ExtentBox third = box(List.of("Acre"), FROM_MARCH, new AgeRange(20, 30));

        assertThat(explained(uncovered(largest, second)))
                .containsExactly(
                        "No programme addresses poverty in A and B for children from 1 January 2023 until 1 January 2024 and in 1 more area; nobody has to answer for it.",
                        "Ningún programa atiende la pobreza en A y B para niñas y niños desde el 1 de enero de 2023 hasta el 1 de enero de 2024 y en 1 área más; nadie tiene que responder por ello.",
                        "Nenhum programa atende a pobreza (A e B para crianças, de 1 de janeiro de 2023 até 1 de janeiro de 2024, e em mais 1 área); ninguém precisa responder por isso.",
                        "Aucun programme ne traite ce risque : pauvreté (A et B pour enfants, du 1 janvier 2023 au 1 janvier 2024, et dans 1 autre zone) ; personne n’a à en répondre.");
        assertThat(explained(uncovered(largest, second, third)))
                .containsExactly(
                        "No programme addresses poverty in A and B for children from 1 January 2023 until 1 January 2024 and in 2 more areas; nobody has to answer for it.",
                        "Ningún programa atiende la pobreza en A y B para niñas y niños desde el 1 de enero de 2023 hasta el 1 de enero de 2024 y en 2 áreas más; nadie tiene que responder por ello.",
                        "Nenhum programa atende a pobreza (A e B para crianças, de 1 de janeiro de 2023 até 1 de janeiro de 2024, e em mais 2 áreas); ninguém precisa responder por isso.",
                        "Aucun programme ne traite ce risque : pauvreté (A et B pour enfants, du 1 janvier 2023 au 1 janvier 2024, et dans 2 autres zones) ; personne n’a à en répondre.");
    }

    @Test
    void namesAllAreasOfTheSamePeople() {
        assertThat(explained(uncovered(
                        box(List.of("A", "B"), OF_2023, AgeRange.EVERY, "children"),
                        box(List.of("B", "C"), FROM_MARCH, AgeRange.EVERY, "children"))))
                .first()
                .isEqualTo(
                        "No programme addresses poverty in A, B and C for children from 1 January 2023 on; nobody has to answer for it.");
    }

    private static Finding uncovered(ExtentBox... extent) {
        return finding(RuleName.UNCOVERED, List.of(), null, List.of(), extent);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasASentenceInEveryLanguage(RuleName rule) {
        Finding finding = new Finding(
                new UUID(0, 0),
                rule,
                List.of("Auxílio"),
                "oversight",
                "poverty",
                List.of("food"),
                List.of("MDS"),
                List.of(),
                List.of(EVERYONE),
                false,
                false,
                SeverityGrade.LOW);
        assertThat(explained(finding))
                .allSatisfy(sentence -> assertThat(sentence).contains("Ceará"));
    }

    private static List<String> explained(Finding finding) {
        Map<String, String> sentences = NAMES.explain(finding);
        List<String> inOrder = new ArrayList<>();
        List.of("en", "es", "pt", "fr").forEach(language -> inOrder.add(sentences.get(language)));
        assertThat(sentences).hasSameSizeAs(inOrder);
        return inOrder;
    }

    private static Finding finding(
            RuleName type,
            List<String> programmes,
            @Nullable String function,
            List<String> agencies,
            ExtentBox... extent) {
        return new Finding(
                new UUID(0, 0),
                type,
                programmes,
                function,
                function == null ? "poverty" : null,
                List.of("cash-transfer"),
                agencies,
                List.of(),
                List.of(extent),
                false,
                false,
                SeverityGrade.LOW);
    }

    private static ExtentBox box(List<String> territories, Period period, AgeRange ages, String... groups) {
        return new ExtentBox(territories, period, ages, List.of(groups), List.of());
    }

    private static ExtentBox boxOutside(List<String> territories, Period period, AgeRange ages, String... groups) {
        return new ExtentBox(territories, period, ages, List.of(), List.of(groups));
    }
}

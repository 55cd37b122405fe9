package org.interagency.mapping.accountability;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.AgeRange;
import org.interagency.detection.Extent;
import org.interagency.detection.Period;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.interagency.kit.request.PlaceAndDay;
import org.jspecify.annotations.Nullable;

/** What somebody wants to know: the query parameters. */
public final class Question {

    @QueryParam("programme")
    @Nullable
    @Parameter(description = "The code of a programme.")
    String programme;

    @QueryParam("contingency")
    @Nullable
    @Parameter(description = "Instead: all programmes that address a contingency.")
    String contingency;

    @QueryParam("right")
    @Nullable
    @Parameter(description = "Instead: all programmes that realise a right, by its code.")
    String right;

    @QueryParam("function")
    @Nullable
    @Parameter(description = "What has to be done; all that the programme requires if left out.")
    ProgrammeFunction function;

    @QueryParam("age")
    @Nullable
    @Parameter(
            description = "The person's age in completed years; any if left out.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "129"))
    String age;

    @QueryParam("groups")
    @Parameter(
            description =
                    "The codes of the population groups that the person is in, each in a parameter of its own; everyone if left out.")
    List<String> groups;

    /**
     * Complains if the question cannot be answered as it stands.
     *
     * @throws ProblemException 400 that names the parameter
     */
    void check() {
        if (Stream.of(programme, contingency, right).filter(Objects::nonNull).count() != 1) {
            throw ProblemException.badRequest(
                    new FieldError("?programme", "Ask for one of programme, contingency and right."));
        }
        ages();
    }

    /** Whom it is about, in a place on a day. */
    Extent extent(PlaceAndDay where) {
        return new Extent(Set.of(where.territory()), Period.of(where.on()), ages(), Set.copyOf(groups));
    }

    private AgeRange ages() {
        if (age == null) {
            return AgeRange.EVERY;
        }
        if (!age.matches("[0-9]{1,3}") || Integer.parseInt(age) >= AgeRange.LIMIT) {
            throw ProblemException.badRequest(
                    new FieldError("?age", "age has to be a number from 0 to " + (AgeRange.LIMIT - 1) + "."));
        }
        int years = Integer.parseInt(age);
        return new AgeRange(years, years + 1);
    }

    /** Whether a programme, as it is on the day, is one that is asked about. */
    boolean isAbout(ProgrammeFact state) {
        return state.code().equals(programme)
                || contingency != null && state.contingencies().contains(contingency)
                || right != null && state.rights().contains(right);
    }

    /**
     * An entry of a vocabulary that a parameter names.
     *
     * @param parameter as problems name it
     */
    record Word(String parameter, Vocabulary vocabulary, String code) {

        /** Identifies the entry among those of all vocabularies. */
        String key() {
            return vocabulary.keyOf(code);
        }
    }

    /** What it takes from vocabularies. */
    List<Word> words() {
        return Stream.concat(
                        groups.stream().map(group -> new Word("?groups", Vocabulary.POPULATION_GROUPS, group)),
                        Stream.ofNullable(contingency)
                                .map(code -> new Word("?contingency", Vocabulary.CONTINGENCIES, code)))
                .toList();
    }

    /** The functions that are asked about. */
    Set<ProgrammeFunction> functions(ProgrammeFact state) {
        return function == null ? state.requiredFunctions() : Set.of(function);
    }
}

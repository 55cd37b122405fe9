package org.interagency.mapping.accountability;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The query parameters of a question. */
public final class QuestionParameters {

    @QueryParam("programme")
    @Nullable
    @Parameter(description = "The code of a programme.")
    String programme;

    @QueryParam("contingency")
    @Nullable
    @Parameter(
            description =
                    "The code of a contingency, instead of a programme: the question is about all programmes that address it.")
    String contingency;

    @QueryParam("right")
    @Nullable
    @Parameter(
            description =
                    "The code of a right, instead of a programme: the question is about all programmes that realise it.")
    String right;

    @QueryParam("function")
    @Nullable
    @Parameter(description = "The function of the programme; all functions that it requires if left out.")
    ProgrammeFunction function;

    @QueryParam("age")
    @Nullable
    @Parameter(
            description = "The person's age in completed years; every age if left out.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "129"))
    String age;

    @QueryParam("groups")
    @Parameter(
            description =
                    "The codes of the population groups that the person is in, each in a parameter of its own; everyone if left out.")
    List<String> groups;

    /**
     * The question that the parameters ask.
     *
     * @throws RefusedException 400 if not exactly one of programme, contingency and right is given, or the age is not a number in range
     */
    Question question() {
        if (Stream.of(programme, contingency, right).filter(Objects::nonNull).count() != 1) {
            throw RefusedException.unreadable(
                    new Violation("?programme", "Give exactly one of programme, contingency and right."));
        }
        return new Question(programme, contingency, right, function, ages(), List.copyOf(groups));
    }

    private AgeRange ages() {
        if (age == null) {
            return AgeRange.EVERY;
        }
        if (!age.matches("[0-9]{1,3}") || Integer.parseInt(age) >= AgeRange.LIMIT) {
            throw RefusedException.unreadable(
                    new Violation("?age", "age has to be a number from 0 to " + (AgeRange.LIMIT - 1) + "."));
        }
        int years = Integer.parseInt(age);
        return new AgeRange(years, years + 1);
    }
}

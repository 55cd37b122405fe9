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

/** The parameters that say what somebody wants to know. */
public final class QuestionParameters {

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
     * What somebody wants to know.
     *
     * @throws RefusedException 400 if not exactly one of programme, contingency and right is given, or the age is out of range
     */
    Question question() {
        if (Stream.of(programme, contingency, right).filter(Objects::nonNull).count() != 1) {
            throw RefusedException.unreadable(
                    new Violation("?programme", "Ask for one of programme, contingency and right."));
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

package org.interagency.gateway.web;

import java.util.List;
import org.interagency.contracts.vocabulary.Coded;

/** The steps in which a reorganisation is planned, in their order. Each asks for some fields, and passes on those of the others. */
enum ReorganisationStep implements Coded {
    /** What happens, to whom and when. */
    AGENCIES("planAgencies", "type", "on", "from"),
    /** Who takes over. */
    SUCCESSORS("planSuccessors", "to", "newCode", "newName", "nameLanguage"),
    /** Who takes over what. */
    TRANSFERS("planTransfers", "goes", "does", "rest"),
    /** What would follow, and the act. */
    CHECK("planCheck", "code", "citation", "citationUrl");

    private final String question;
    private final List<String> fields;

    /** @param question the key of what it asks */
    ReorganisationStep(String question, String... fields) {
        this.question = question;
        this.fields = List.of(fields);
    }

    /** The path of its page. */
    ApiAddress address() {
        return ApiAddress.of("reorganisations", "steps", code());
    }

    /** Whether it asks for a field. Fields that a form has several times end in a number. */
    boolean asks(String field) {
        return fields.stream().anyMatch(own -> field.equals(own) || field.matches(own + "[0-9]"));
    }

    /** What its page is about. */
    String title(PageTexts texts) {
        return String.join(" – ", texts.of(question), texts.of("planTitle"));
    }

    /** Such as "Step 2 of 4". */
    String position(PageTexts texts) {
        return texts.of("stepOf", Integer.toString(ordinal() + 1), Integer.toString(values().length));
    }
}

package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a browser sends of a form. */
class FormFieldsTest {

    @Test
    void readsWhatWasWritten() {
        FormFields form = FormFields.of("text=+One%0D%0Atwo;%20three%20%26+%C3%A9+&tag=%223%40-5%3Bes%22");
        assertThat(form.value("text")).isEqualTo("One\ntwo; three & \u00e9");
        assertThat(form.value("tag")).isEqualTo("\"3@-5;es\"");
    }

    @Test
    void aFieldThatWasNotFilledInIsEmpty() {
        FormFields form = FormFields.of("text=&other=x");
        assertThat(form.value("text")).isEmpty();
        assertThat(form.value("reason")).isEmpty();
        assertThat(FormFields.of("").value("text")).isEmpty();
    }

    @Test
    void refusesWhatIsNotEncoded() {
        assertThatThrownBy(() -> FormFields.of("text=%zz")).isInstanceOf(IllegalArgumentException.class);
    }
}

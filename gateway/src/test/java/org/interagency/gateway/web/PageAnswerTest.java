package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.junit.jupiter.api.Test;

/** A page that answers a form says where it can be read: the first who knows that says it. */
class PageAnswerTest {

    private static final PageAnswer PAGE = new ShownPage(422, "desk.html", "Desk", "");

    @Test
    void saysWhereItCanBeRead() {
        assertThat(PAGE.shownAt("/desk")).isEqualTo(new ShownPage(422, "desk.html", "Desk", "", "/desk"));
    }

    @Test
    void keepsWhatIsKnownMoreExactly() {
        assertThat(PAGE.shownAt("/desk?agency=A").shownAt("/desk")).isEqualTo(PAGE.shownAt("/desk?agency=A"));
    }

    @Test
    void doesNotChangeAnotherAnswer() {
        PageAnswer moved = new MovedPage("/desk");
        assertThat(moved.shownAt("/")).isEqualTo(moved);
    }
}

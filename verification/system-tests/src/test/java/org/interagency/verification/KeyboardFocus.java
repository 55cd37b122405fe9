package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Moves from one part of a page to the next with the Tab key, and requires that one sees where one is (WCAG 2.2, 2.4.7 and 2.4.11). */
final class KeyboardFocus {

    /** More than any page of the demo has. */
    private static final int MOST_STOPS = 1_000;

    private static final String IS_FOCUSED = "element => element === document.activeElement";

    private static final String IS_IN_FOCUSED_GROUP =
            "element => document.activeElement.type === 'radio' && document.activeElement.name === element.name";

    /** Empty if what has the focus is within the window and has a ring or a shadow around it. */
    private static final String UNSEEN =
            """
            () => {
              const element = document.activeElement;
              if (element === null || element === document.body) {
                return '';
              }
              const style = getComputedStyle(element);
              const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
              const box = element.getBoundingClientRect();
              const isInView = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
                  && box.top < window.innerHeight && box.left < window.innerWidth;
              return isMarked && isInView ? '' : element.outerHTML.slice(0, 300);
            }""";

    private KeyboardFocus() {}

    /** Presses Tab until the target has the focus. */
    static void reach(Locator target) {
        reach(target, IS_FOCUSED);
    }

    /** Presses Tab until a radio button has the focus that belongs to the same choice. */
    static void reachGroup(Locator radio) {
        reach(radio, IS_IN_FOCUSED_GROUP);
    }

    private static void reach(Locator target, String test) {
        Page page = target.page();
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            if (Boolean.TRUE.equals(target.evaluate(test))) {
                return;
            }
            page.keyboard().press("Tab");
            assertThat(page.evaluate(UNSEEN))
                    .as("what has the focus on %s, but is not seen", page.url())
                    .isEqualTo("");
        }
        throw new AssertionError("The keyboard does not reach " + target + " on " + page.url());
    }
}

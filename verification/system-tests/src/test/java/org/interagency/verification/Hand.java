package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;

/** With what somebody uses a page. A step fails if the page does not offer it that way. */
enum Hand {
    /** A mouse; texts are typed. */
    MOUSE {
        @Override
        void use(Locator target) {
            target.click();
        }

        @Override
        void write(Locator field, String text) {
            field.fill(text);
        }

        @Override
        void choose(Locator field, String value) {
            field.selectOption(value);
        }

        @Override
        void tick(Locator box) {
            box.check();
        }

        @Override
        void pick(Locator radio) {
            radio.check();
        }
    },

    /** The keyboard alone. Each stop on the way has to be seen. */
    KEYBOARD {
        @Override
        void use(Locator target) {
            KeyboardFocus.reach(target);
            target.page().keyboard().press("Enter");
        }

        @Override
        void write(Locator field, String text) {
            KeyboardFocus.reach(field);
            Keyboard keys = field.page().keyboard();
            if ("date".equals(field.getAttribute("type"))) {
                LocalDate day = LocalDate.parse(text);
                keys.type("%02d%02d%04d".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear()));
            } else {
                keys.press("Control+A");
                keys.press("Delete");
                keys.type(text);
            }
            assertThat(field.inputValue()).isEqualTo(text);
        }

        @Override
        void choose(Locator field, String value) {
            KeyboardFocus.reach(field);
            Keyboard keys = field.page().keyboard();
            int options = field.locator("option").count();
            keys.press("Home");
            for (int i = 0; i < options && !field.inputValue().equals(value); i++) {
                keys.press("ArrowDown");
            }
            assertThat(field.inputValue()).isEqualTo(value);
        }

        @Override
        void tick(Locator box) {
            KeyboardFocus.reach(box);
            box.page().keyboard().press("Space");
            assertThat(box.isChecked()).isTrue();
        }

        /** Tab leads to one of the radio buttons that belong together, and the arrows to the others. */
        @Override
        void pick(Locator radio) {
            KeyboardFocus.reachGroup(radio);
            Keyboard keys = radio.page().keyboard();
            int buttons = radio.page().locator("input[type=radio]").count();
            keys.press("Space");
            for (int i = 0; i < buttons && !radio.isChecked(); i++) {
                keys.press("ArrowDown");
            }
            assertThat(radio.isChecked()).isTrue();
        }
    };

    /** Uses a link, a button or what opens a part of the page. */
    abstract void use(Locator target);

    /** Replaces what is written in a field; a day is given as 2026-03-03. */
    abstract void write(Locator field, String text);

    /** Chooses an option by its value. */
    abstract void choose(Locator field, String value);

    /** Ticks a box that is not ticked. */
    abstract void tick(Locator box);

    /** Picks a radio button. */
    abstract void pick(Locator radio);

    /** Uses a link or a button that leads to another page, and returns once that is there. */
    final void follow(Locator target) {
        Page page = target.page();
        page.evaluate("() => { window.isLeft = false; }");
        use(target);
        page.waitForFunction("() => window.isLeft === undefined && document.readyState === 'complete'");
    }
}

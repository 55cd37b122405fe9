package org.interagency.kit.request;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The current day. */
public final class Today {

    private Today() {}

    /** The current day in UTC, so that all services agree, wherever they run. */
    public static LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}

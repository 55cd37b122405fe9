package org.interagency.kit.request;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Which day it is. */
public final class Today {

    private Today() {}

    /** As UTC has it, so that all services, wherever they run, agree. */
    public static LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}

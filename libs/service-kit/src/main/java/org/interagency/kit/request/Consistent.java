package org.interagency.kit.request;

import java.util.List;
import org.interagency.kit.rule.Violation;

/** A request whose fields have to agree with each other. */
public interface Consistent {

    /** Where they do not; asked only if each field by itself is right. */
    List<Violation> contradictions();
}

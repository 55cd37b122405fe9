package org.interagency.kit.request;

import java.util.List;
import org.interagency.kit.rule.Violation;

/** A request whose fields must be consistent with each other. */
public interface Consistent {

    /** The contradictions between fields. Called only if each field by itself is valid. */
    List<Violation> contradictions();
}

package org.interagency.kit.audit;

import org.interagency.contracts.vocabulary.Coded;

/** What came of a request. The table of entries has a constraint with the codes. */
public enum AuditResult implements Coded {
    /** A transaction of it has stored facts; the entry is part of that transaction. */
    STORED,
    /** It was carried out and has stored no facts: a dry run, a retry, a write of what is there already, an act of an operator. */
    NOTHING_STORED,
    /** It was refused, or some of the rows of its file were. */
    REFUSED
}

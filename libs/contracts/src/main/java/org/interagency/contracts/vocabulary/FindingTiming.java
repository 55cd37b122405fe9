package org.interagency.contracts.vocabulary;

/** How the extent of a finding lies to a day. */
public enum FindingTiming implements Coded {
    /** The whole extent ended on that day or before. */
    PAST,
    /** A part of the extent holds on that day. */
    CURRENT,
    /** No part of the extent holds on that day, and a part begins later. */
    FUTURE
}

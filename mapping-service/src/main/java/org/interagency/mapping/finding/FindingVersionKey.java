package org.interagency.mapping.finding;

import jakarta.persistence.Embeddable;

/** The id of a finding and one of its versions. */
@Embeddable
record FindingVersionKey(String finding, long version) {}

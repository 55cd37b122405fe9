package org.interagency.mapping.country;

import jakarta.persistence.Embeddable;

/**
 * The id of a version of a line.
 *
 * @param country the code of the country
 * @param line the code of the line
 */
@Embeddable
record FilledLineKey(String country, String line, long version) {}

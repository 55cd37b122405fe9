package org.interagency.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A law, treaty or publication: the legal basis of a programme or a responsibility, the treaty that lays down a right, the definition of a vocabulary
 * entry, the instrument of an agreement.
 *
 * @param citation how it is cited, such as {@code Lei 14.601/2023, art. 4}
 * @param url where its text can be read
 */
public record Source(String citation, @Nullable String url) {}

package org.interagency.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The law that a programme or a responsibility rests on.
 *
 * @param citation how the law is cited, such as {@code Lei 14.601/2023, art. 4}
 * @param url where its text can be read
 */
public record LegalBasis(String citation, @Nullable String url) {}

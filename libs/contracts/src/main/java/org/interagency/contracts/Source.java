package org.interagency.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Where something is laid down: the law that a programme or a responsibility rests on, the treaty that names a right, the publication that
 * defines a word.
 *
 * @param citation how that is cited, such as {@code Lei 14.601/2023, art. 4}
 * @param url where its text can be read
 */
public record Source(String citation, @Nullable String url) {}

package org.interagency.kit.csv;

import java.time.Instant;

/**
 * How far an import has come.
 *
 * @param rows how many rows of its file can be read; 0 until the whole file has been read
 * @param done how many of them have been stored or refused. It can go down: a row that was refused is retried, since a later row may register what it
 *     refers to
 * @param at when that was noted. If it is long ago, the service has ended meanwhile, and the import with it
 */
public record ImportProgress(ImportPhase phase, int rows, int done, Instant at) {}

package org.interagency.mapping.country;

import org.interagency.contracts.vocabulary.Coded;

/** Who provides what a line says. */
enum LineProvider implements Coded {
    /** The registry computes it from its facts. */
    REGISTRY,
    /** A coordinator of the country fills it in, since the registry cannot know it. */
    COUNTRY
}

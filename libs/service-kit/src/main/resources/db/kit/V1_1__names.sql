CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE TEXT SEARCH CONFIGURATION any_name (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION any_name ALTER MAPPING FOR word, hword, hword_part WITH unaccent, simple;
CREATE TEXT SEARCH CONFIGURATION english_name (COPY = english);
ALTER TEXT SEARCH CONFIGURATION english_name ALTER MAPPING FOR word, hword, hword_part WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION spanish_name (COPY = spanish);
ALTER TEXT SEARCH CONFIGURATION spanish_name ALTER MAPPING FOR word, hword, hword_part WITH unaccent, spanish_stem;
CREATE TEXT SEARCH CONFIGURATION portuguese_name (COPY = portuguese);
ALTER TEXT SEARCH CONFIGURATION portuguese_name ALTER MAPPING FOR word, hword, hword_part WITH unaccent, portuguese_stem;
CREATE TEXT SEARCH CONFIGURATION french_name (COPY = french);
ALTER TEXT SEARCH CONFIGURATION french_name ALTER MAPPING FOR word, hword, hword_part WITH unaccent, french_stem;

CREATE FUNCTION words_of_names(names jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_tsvector('any_name', names)
        || to_tsvector('english_name', coalesce(names ->> 'en', ''))
        || to_tsvector('spanish_name', coalesce(names ->> 'es', ''))
        || to_tsvector('portuguese_name', coalesce(names ->> 'pt', ''))
        || to_tsvector('french_name', coalesce(names ->> 'fr', ''));

COMMENT ON FUNCTION words_of_names IS 'The words of the names of a thing, which are by language; those of the languages that have a stemmer, as stems too';

CREATE FUNCTION is_named(names jsonb, wanted text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN words_of_names(names) @@ (plainto_tsquery('any_name', wanted)
        || plainto_tsquery('english_name', wanted)
        || plainto_tsquery('spanish_name', wanted)
        || plainto_tsquery('portuguese_name', wanted)
        || plainto_tsquery('french_name', wanted));

COMMENT ON FUNCTION is_named IS 'Whether the names of a thing have all of the words that are wanted, in whatever form, in one language';

CREATE FUNCTION name_in(names jsonb, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(
        names ->> language,
        names ->> 'en',
        (SELECT value FROM jsonb_each_text(names) ORDER BY key COLLATE "C" LIMIT 1));

COMMENT ON FUNCTION name_in IS 'The name of a thing in a language, else in English, else in the language that comes first';

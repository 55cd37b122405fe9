CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION spelling_of(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN left(btrim(regexp_replace(lower(unaccent(normalize(words, NFC)) COLLATE "und-x-icu"), '\s+', ' ', 'g')), 500);

COMMENT ON FUNCTION spelling_of IS 'A code, a name or what somebody looks for, in small letters, without accents and with single spaces';

CREATE TABLE search_entry (
    topic     text    NOT NULL,
    key       text    NOT NULL,
    spelling  text    COLLATE "C" NOT NULL,
    is_code   boolean NOT NULL,
    languages text[]  NOT NULL,
    PRIMARY KEY (topic, spelling, key)
);

COMMENT ON TABLE search_entry IS 'By what a fact is found: its code, and the names of all of its states; the copies can rebuild it';
COMMENT ON COLUMN search_entry.languages IS 'The languages, without their regions, in which this is a name of the fact; none if it is only its code';

CREATE FUNCTION search_entries(code text, fact jsonb) RETURNS TABLE (spelling text, is_code boolean, languages text[]) LANGUAGE sql STABLE AS $$
    SELECT spelled.spelling, bool_or(spelled.language IS NULL),
        coalesce(array_agg(DISTINCT spelled.language) FILTER (WHERE spelled.language IS NOT NULL), CAST('{}' AS text[]))
    FROM (
        SELECT spelling_of(code) AS spelling, CAST(NULL AS text) AS language
        UNION ALL
        SELECT spelling_of(name.value), split_part(name.key, '-', 1)
        FROM (
            SELECT jsonb_path_query(fact, '$.name ? (@.type() == "object")') AS names
            UNION ALL
            SELECT jsonb_path_query(fact, '$.otherStates[*].name ? (@.type() == "object")')) AS state,
            jsonb_each_text(state.names) AS name) AS spelled
    WHERE spelled.spelling <> ''
    GROUP BY spelled.spelling
$$;

COMMENT ON FUNCTION search_entries IS 'By what a fact is found';

CREATE FUNCTION keep_search_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM search_entry;
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM search_entry WHERE topic = OLD.topic AND key = OLD.key;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO search_entry (topic, key, spelling, is_code, languages)
        SELECT NEW.topic, NEW.key, entry.spelling, entry.is_code, entry.languages
        FROM search_entries(NEW.key, NEW.fact) AS entry;
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION keep_search_entries IS 'Whoever stores a copy, also an older version of the service, changes what is searched with it';

-- From here to the end, no copy can be added or replaced; everything else goes on.
CREATE TRIGGER copied_fact_search_added AFTER INSERT ON copied_fact FOR EACH ROW
    WHEN (NEW.topic IN ('registry.agencies', 'registry.programmes', 'registry.territories', 'registry.rights'))
    EXECUTE FUNCTION keep_search_entries();

CREATE TRIGGER copied_fact_search_replaced AFTER UPDATE ON copied_fact FOR EACH ROW
    WHEN (NEW.topic IN ('registry.agencies', 'registry.programmes', 'registry.territories', 'registry.rights')
        AND ((OLD.fact -> 'name') IS DISTINCT FROM (NEW.fact -> 'name')
            OR jsonb_path_query_array(OLD.fact, '$.otherStates[*].name') IS DISTINCT FROM jsonb_path_query_array(NEW.fact, '$.otherStates[*].name')))
    EXECUTE FUNCTION keep_search_entries();

CREATE TRIGGER copied_fact_search_deleted AFTER DELETE ON copied_fact FOR EACH ROW EXECUTE FUNCTION keep_search_entries();

CREATE TRIGGER copied_fact_search_truncated AFTER TRUNCATE ON copied_fact FOR EACH STATEMENT EXECUTE FUNCTION keep_search_entries();

INSERT INTO search_entry (topic, key, spelling, is_code, languages)
SELECT copy.topic, copy.key, entry.spelling, entry.is_code, entry.languages
FROM copied_fact AS copy, search_entries(copy.key, copy.fact) AS entry
WHERE copy.topic IN ('registry.agencies', 'registry.programmes', 'registry.territories', 'registry.rights');

CREATE INDEX search_entry_key ON search_entry (topic, key);

-- One for each kind, so that the thousands of agencies that have a word in their names are not read to find the one right that has it too.
CREATE INDEX search_entry_agencies ON search_entry USING gin (spelling gin_trgm_ops) WHERE topic = 'registry.agencies';
CREATE INDEX search_entry_programmes ON search_entry USING gin (spelling gin_trgm_ops) WHERE topic = 'registry.programmes';
CREATE INDEX search_entry_territories ON search_entry USING gin (spelling gin_trgm_ops) WHERE topic = 'registry.territories';
CREATE INDEX search_entry_rights ON search_entry USING gin (spelling gin_trgm_ops) WHERE topic = 'registry.rights';

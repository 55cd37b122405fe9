CREATE TABLE vocabulary_entry (
    state      uuid      NOT NULL PRIMARY KEY,
    entry      text      NOT NULL CHECK (entry = vocabulary || '/' || code),
    vocabulary text      NOT NULL,
    code       text      NOT NULL,
    since      date,
    until      date,
    holds      daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    name       jsonb     NOT NULL,
    age_from   integer,
    age_to     integer CHECK (0 <= age_from AND age_from < age_to),
    source     jsonb     NOT NULL,
    valid_from date,
    valid_to   date CHECK (valid_to > valid_from),
    version    bigint    NOT NULL,
    UNIQUE (entry, holds WITHOUT OVERLAPS)
);

COMMENT ON TABLE vocabulary_entry IS 'One row for each state of an entry; the states of one entry follow each other without gap';

CREATE UNIQUE INDEX vocabulary_entry_entry ON vocabulary_entry (entry, since) NULLS NOT DISTINCT;
CREATE INDEX vocabulary_entry_name ON vocabulary_entry USING gin (words_of_names(name));

CREATE TABLE realisable_right (
    state      uuid      NOT NULL PRIMARY KEY,
    code       text      NOT NULL,
    since      date,
    until      date,
    holds      daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    name       jsonb     NOT NULL,
    instrument text      NOT NULL,
    article    text      NOT NULL,
    source     jsonb     NOT NULL,
    valid_from date,
    valid_to   date CHECK (valid_to > valid_from),
    version    bigint    NOT NULL,
    UNIQUE (code, holds WITHOUT OVERLAPS)
);

COMMENT ON TABLE realisable_right IS 'One row for each state of a right; the states of one right follow each other without gap';

CREATE UNIQUE INDEX realisable_right_code ON realisable_right (code, since) NULLS NOT DISTINCT;
CREATE INDEX realisable_right_name ON realisable_right USING gin (words_of_names(name));

CREATE TABLE vocabulary_entry_history (LIKE vocabulary_entry, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));
CREATE TABLE realisable_right_history (LIKE realisable_right, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));

ALTER TABLE vocabulary_entry_history DROP COLUMN until, DROP COLUMN holds;
ALTER TABLE realisable_right_history DROP COLUMN until, DROP COLUMN holds;

CREATE INDEX vocabulary_entry_history_entry ON vocabulary_entry_history (entry);
CREATE INDEX realisable_right_history_code ON realisable_right_history (code);

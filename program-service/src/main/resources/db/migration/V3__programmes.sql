CREATE TABLE programme (
    state              uuid    NOT NULL PRIMARY KEY,
    code               text    NOT NULL,
    since              date,
    until              date,
    holds              daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    name               jsonb   NOT NULL,
    owner              text    NOT NULL,
    scheme             text    NOT NULL,
    targeting          text    NOT NULL,
    rights             varchar[] NOT NULL,
    contingencies      varchar[] NOT NULL,
    benefits           varchar[] NOT NULL,
    age_from           integer NOT NULL,
    age_to             integer NOT NULL CHECK (0 <= age_from AND age_from < age_to),
    groups             varchar[] NOT NULL,
    life_cycle_stages  varchar[] NOT NULL,
    territories        varchar[] NOT NULL CHECK (cardinality(territories) > 0),
    valid_from         date    NOT NULL,
    valid_to           date CHECK (valid_to > valid_from),
    required_functions varchar[] NOT NULL,
    cofog              text,
    budgets            jsonb   NOT NULL,
    legal_basis        jsonb   NOT NULL,
    version            bigint  NOT NULL,
    UNIQUE (code, holds WITHOUT OVERLAPS)
);

COMMENT ON TABLE programme IS 'One row for each state of a programme; the states of one programme follow each other without gap';

CREATE UNIQUE INDEX programme_code ON programme (code, since) NULLS NOT DISTINCT;
CREATE INDEX programme_name ON programme USING gin (words_of_names(name));

CREATE INDEX programme_owner ON programme (owner);

CREATE TABLE programme_history (LIKE programme, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));

ALTER TABLE programme_history DROP COLUMN until, DROP COLUMN holds;

CREATE INDEX programme_history_code ON programme_history (code);

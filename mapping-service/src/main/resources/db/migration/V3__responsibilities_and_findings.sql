CREATE TABLE responsibility (
    state          uuid      NOT NULL PRIMARY KEY,
    id             text      NOT NULL,
    since          date,
    until          date,
    holds          daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    programme      text      NOT NULL,
    function       text      NOT NULL,
    agency         text      NOT NULL,
    role           text      NOT NULL,
    territories    varchar[] NOT NULL CHECK (cardinality(territories) > 0),
    age_from       integer   NOT NULL,
    age_to         integer   NOT NULL CHECK (0 <= age_from AND age_from < age_to),
    groups         varchar[] NOT NULL,
    valid_from     date      NOT NULL,
    valid_to       date CHECK (valid_to >= valid_from),
    delegated_from text CHECK (delegated_from <> id),
    legal_basis    jsonb     NOT NULL,
    version        bigint    NOT NULL,
    UNIQUE (id, holds WITHOUT OVERLAPS),
    FOREIGN KEY (delegated_from, PERIOD holds) REFERENCES responsibility (id, PERIOD holds) DEFERRABLE INITIALLY DEFERRED
);

COMMENT ON TABLE responsibility IS 'One row for each state of a responsibility; the states of one follow each other without gap';

COMMENT ON COLUMN responsibility.valid_to IS 'Equal to valid_from if it was withdrawn and never holds';

CREATE UNIQUE INDEX responsibility_id ON responsibility (id, since) NULLS NOT DISTINCT;
CREATE INDEX responsibility_function ON responsibility (programme, function);
CREATE INDEX responsibility_agency ON responsibility (agency);
CREATE INDEX responsibility_delegated_from ON responsibility (delegated_from);

CREATE TABLE responsibility_history (LIKE responsibility, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));

ALTER TABLE responsibility_history DROP COLUMN until, DROP COLUMN holds;

CREATE INDEX responsibility_history_id ON responsibility_history (id);

CREATE TABLE finding (
    id               text        NOT NULL PRIMARY KEY,
    scope            text        NOT NULL,
    type             text        NOT NULL,
    status           text        NOT NULL,
    severity         text        NOT NULL,
    vertical         boolean     NOT NULL,
    programmes       varchar[]   NOT NULL,
    function         text,
    contingency      text,
    agencies         varchar[]   NOT NULL,
    responsibilities varchar[]   NOT NULL,
    territories      varchar[]   NOT NULL,
    extent           jsonb       NOT NULL,
    explanation      jsonb       NOT NULL,
    fingerprint      uuid        NOT NULL,
    first_seen       timestamptz NOT NULL,
    last_changed     timestamptz NOT NULL,
    version          bigint      NOT NULL
);

COMMENT ON COLUMN finding.scope IS 'What is detected together: a function of a programme, its tenure, a contingency in a territory';
COMMENT ON COLUMN finding.territories IS 'All territories that the extent names';
COMMENT ON COLUMN finding.fingerprint IS 'Differs if the finding says something else';

CREATE INDEX finding_scope ON finding (scope);
CREATE INDEX finding_programmes ON finding USING gin (programmes);
CREATE INDEX finding_agencies ON finding USING gin (agencies);
CREATE INDEX finding_territories ON finding USING gin (territories);

CREATE TABLE detected (
    programme          text    NOT NULL PRIMARY KEY,
    programme_version  bigint  NOT NULL,
    territories        uuid    NOT NULL,
    parts_are_one_body boolean NOT NULL
);

COMMENT ON COLUMN detected.territories IS 'Differs if what the territories say that bears on the programme was something else';

COMMENT ON TABLE detected IS 'From which facts of other services the findings of a programme were last detected in full';

CREATE TABLE detected_contingency (
    contingency text NOT NULL,
    territory   text NOT NULL,
    signature   uuid NOT NULL,
    PRIMARY KEY (contingency, territory)
);

COMMENT ON COLUMN detected_contingency.signature IS 'Differs if the findings were detected from other facts';

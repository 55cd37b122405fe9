CREATE TABLE agreement (
    state          uuid      NOT NULL PRIMARY KEY,
    code           text      NOT NULL,
    since          date,
    until          date,
    holds          daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    name           jsonb     NOT NULL,
    parties        varchar[] NOT NULL CHECK (cardinality(parties) > 0),
    programmes     varchar[] NOT NULL,
    functions      varchar[] NOT NULL,
    territories    varchar[] NOT NULL,
    valid_from     date      NOT NULL,
    valid_to       date CHECK (valid_to >= valid_from),
    instrument     jsonb,
    meeting_rhythm text,
    contact        jsonb,
    version        bigint    NOT NULL,
    UNIQUE (code, holds WITHOUT OVERLAPS)
);

COMMENT ON TABLE agreement IS 'One row for each state of a coordination agreement; the states of one follow each other without gap';
COMMENT ON COLUMN agreement.programmes IS 'Empty means all';
COMMENT ON COLUMN agreement.functions IS 'Empty means all';
COMMENT ON COLUMN agreement.territories IS 'Empty means everywhere';
COMMENT ON COLUMN agreement.valid_to IS 'Equal to valid_from if it was withdrawn and never holds';

CREATE UNIQUE INDEX agreement_code ON agreement (code, since) NULLS NOT DISTINCT;
CREATE INDEX agreement_name ON agreement USING gin (words_of_names(name));
CREATE INDEX agreement_parties ON agreement USING gin (parties);
CREATE INDEX agreement_programmes ON agreement USING gin (programmes);
CREATE INDEX agreement_functions ON agreement USING gin (functions);
CREATE INDEX agreement_territories ON agreement USING gin (territories);
CREATE INDEX agreement_of_all_programmes ON agreement (code) WHERE cardinality(programmes) = 0;
CREATE INDEX agreement_of_all_functions ON agreement (code) WHERE cardinality(functions) = 0;

CREATE TABLE agreement_history (LIKE agreement, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));

ALTER TABLE agreement_history DROP COLUMN until, DROP COLUMN holds;

CREATE INDEX agreement_history_code ON agreement_history (code);

CREATE TABLE agreement_stamp (
    single boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (single),
    stamp  bigint  NOT NULL
);

INSERT INTO agreement_stamp (stamp) VALUES (0);

COMMENT ON TABLE agreement_stamp IS 'One row, whose number grows with each transaction that writes agreements, so that a detection sees that they have changed since it began';

ALTER TABLE finding ADD COLUMN judged_until date;

COMMENT ON COLUMN finding.judged_until IS 'The first day on which the same facts give another status, since an agreement begins or ends; null if there is none';

CREATE INDEX finding_judged_until ON finding (judged_until) WHERE judged_until IS NOT NULL;

CREATE TABLE failing_work (
    kind         text        NOT NULL,
    key          text        NOT NULL,
    reason       text        NOT NULL,
    attempts     integer     NOT NULL,
    since        timestamptz NOT NULL,
    next_attempt timestamptz NOT NULL,
    PRIMARY KEY (kind, key)
);

CREATE INDEX failing_work_next_attempt ON failing_work (next_attempt);

COMMENT ON TABLE failing_work IS 'Work on copies that has failed and has not succeeded since';
COMMENT ON COLUMN failing_work.reason IS 'Why the last attempt failed, in a sentence for people';
COMMENT ON COLUMN failing_work.since IS 'When the first attempt failed';

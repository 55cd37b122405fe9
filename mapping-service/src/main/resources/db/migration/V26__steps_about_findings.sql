ALTER TABLE finding
    ADD COLUMN step             text CHECK (step IN ('acknowledge', 'accept', 'dispute')),
    ADD COLUMN reason           text,
    ADD COLUMN review_on        date,
    ADD COLUMN accepted_version bigint,
    ADD COLUMN assignee         text,
    ADD COLUMN assigned_agency  text,
    ADD COLUMN due_on           date,
    ADD CHECK (step IS NOT NULL OR num_nonnulls(reason, review_on, accepted_version) = 0),
    ADD CHECK ((coalesce(step, '') = 'accept') = (accepted_version IS NOT NULL)),
    ADD CHECK ((coalesce(step, '') = 'accept') = (review_on IS NOT NULL)),
    ADD CHECK (assignee IS NOT NULL OR num_nonnulls(assigned_agency, due_on) = 0);

COMMENT ON COLUMN finding.step IS 'The last step since the finding was last opened; null if there is none, or if it was withdrawn';
COMMENT ON COLUMN finding.accepted_version IS 'The version that was accepted: what the finding says beyond that is not';

CREATE INDEX finding_status ON finding (status, id);
CREATE INDEX finding_assignee ON finding (assignee, id) WHERE assignee IS NOT NULL;
CREATE INDEX finding_due ON finding (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX finding_review ON finding (status, review_on) WHERE review_on IS NOT NULL;

-- Deferred, since the event of a new finding can be inserted before the finding.
CREATE TABLE finding_version (
    finding text   NOT NULL REFERENCES finding ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    version bigint NOT NULL,
    change  text   NOT NULL,
    content jsonb,
    PRIMARY KEY (finding, version)
);

COMMENT ON TABLE finding_version IS 'Every version of a finding, as it was announced';
COMMENT ON COLUMN finding_version.change IS 'What was announced, such as opened';
COMMENT ON COLUMN finding_version.content IS 'Null if the finding says the same as in the version before: it was assigned or commented on';

INSERT INTO finding_version (finding, version, change, content)
SELECT id, version,
    CASE WHEN status = 'resolved' THEN 'resolved' WHEN version = 1 THEN 'opened' ELSE 'changed' END,
    jsonb_build_object(
        'id', id, 'type', type, 'status', status, 'severity', severity, 'vertical', vertical, 'programmes', programmes,
        'function', function, 'contingency', contingency, 'agencies', agencies, 'responsibilities', responsibilities,
        'benefits', benefits, 'extent', extent, 'explanation', explanation,
        'firstSeen', to_char(first_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'lastChanged', to_char(last_changed AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'version', version)
FROM finding;

CREATE FUNCTION keep_finding_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    announced text := split_part(NEW.type, '.', 4);
BEGIN
    INSERT INTO finding_version (finding, version, change, content)
    VALUES (NEW.aggregateid, CAST(NEW.payload ->> 'version' AS bigint), announced,
        CASE WHEN announced NOT IN ('assigned', 'commented') THEN NEW.payload END)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION keep_finding_version IS 'Keeps what is announced of a finding, so that its history is what subscribers were told. One that is announced again is kept already';

CREATE TRIGGER outbox_finding_versions AFTER INSERT ON outbox FOR EACH ROW
    WHEN (NEW.aggregatetype = 'fragmentation' AND NEW.payload IS NOT NULL) EXECUTE FUNCTION keep_finding_version();

CREATE TABLE finding_step (
    finding   text        NOT NULL REFERENCES finding ON DELETE CASCADE,
    version   bigint      NOT NULL,
    kind      text        NOT NULL CHECK (kind IN ('acknowledge', 'accept', 'dispute', 'reopen', 'assign', 'comment')),
    at        timestamptz NOT NULL,
    author    text        NOT NULL,
    reason    text,
    review_on date,
    assignee  text,
    agency    text,
    due_on    date,
    comment   text,
    PRIMARY KEY (finding, version),
    CHECK ((kind = 'comment') = (comment IS NOT NULL))
);

COMMENT ON TABLE finding_step IS 'What people have done about findings; each step is a version of its finding';
COMMENT ON COLUMN finding_step.assignee IS 'Of a step assign: who deals with the finding; null if nobody does from then on';

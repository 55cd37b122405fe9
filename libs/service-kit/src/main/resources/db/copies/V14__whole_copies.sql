ALTER TABLE copied_topic ADD COLUMN whole boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN copied_topic.whole IS 'Whether there is a copy of every fact that its owner has announced, but for events that are still under way';

-- A stamp never comes back, so that no cache mistakes copies that were rebuilt for those that it has read.
CREATE SEQUENCE copied_topic_stamp;
SELECT setval('copied_topic_stamp', 1 + coalesce((SELECT max(stamp) FROM copied_topic), 0));
ALTER TABLE copied_topic ALTER COLUMN stamp SET DEFAULT nextval('copied_topic_stamp');

CREATE FUNCTION copies_are_lost() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE copied_topic SET whole = false, stamp = DEFAULT;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION copies_are_lost IS 'The registry deletes no copy, so whoever does has lost some';
CREATE TRIGGER copied_fact_deleted AFTER DELETE ON copied_fact FOR EACH STATEMENT EXECUTE FUNCTION copies_are_lost();
CREATE TRIGGER copied_fact_truncated AFTER TRUNCATE ON copied_fact FOR EACH STATEMENT EXECUTE FUNCTION copies_are_lost();

CREATE TABLE carried_out_reorganisation (
    code text NOT NULL PRIMARY KEY
);
COMMENT ON TABLE carried_out_reorganisation IS 'Reorganisations that are carried out, and are not again when their copies are rebuilt';
INSERT INTO carried_out_reorganisation (code)
SELECT key FROM copied_fact WHERE topic = 'registry.agency-changes' AND key NOT IN (SELECT code FROM pending_reorganisation);

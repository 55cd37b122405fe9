CREATE TABLE latest_version (
    aggregatetype text   NOT NULL,
    aggregateid   text   NOT NULL,
    version       bigint NOT NULL,
    PRIMARY KEY (aggregatetype, aggregateid)
);

COMMENT ON TABLE latest_version IS 'The last version announced of each fact. A transaction that writes a fact locks this row first; the row can exist before the fact does';
COMMENT ON COLUMN latest_version.version IS '0 if the fact was locked and not written yet';

CREATE FUNCTION keep_latest_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO latest_version AS latest (aggregatetype, aggregateid, version)
    VALUES (NEW.aggregatetype, NEW.aggregateid, CAST(NEW.payload ->> 'version' AS bigint))
    ON CONFLICT (aggregatetype, aggregateid) DO UPDATE SET version = excluded.version
    WHERE latest.version < excluded.version;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Version % of % % is not higher than the last one announced',
            NEW.payload ->> 'version', NEW.aggregatetype, NEW.aggregateid;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_versions_grow AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION keep_latest_version();

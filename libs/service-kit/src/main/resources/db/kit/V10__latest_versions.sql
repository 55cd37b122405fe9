CREATE TABLE latest_version (
    aggregatetype text   NOT NULL,
    aggregateid   text   NOT NULL,
    version       bigint NOT NULL,
    PRIMARY KEY (aggregatetype, aggregateid)
);

COMMENT ON TABLE latest_version IS 'The version of each fact that was announced last. Whoever writes a fact locks its row first, which is there before the fact is';
COMMENT ON COLUMN latest_version.version IS '0 if the fact was locked and not written yet';

CREATE FUNCTION keep_latest_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO latest_version AS latest (aggregatetype, aggregateid, version)
    VALUES (NEW.aggregatetype, NEW.aggregateid, CAST(NEW.payload ->> 'version' AS bigint))
    ON CONFLICT (aggregatetype, aggregateid) DO UPDATE SET version = excluded.version
    WHERE latest.version < excluded.version;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Version % of % % does not follow the one that was announced last',
            NEW.payload ->> 'version', NEW.aggregatetype, NEW.aggregateid;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_versions_grow AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION keep_latest_version();

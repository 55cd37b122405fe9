CREATE TABLE parked_event (
    seq           bigint      NOT NULL PRIMARY KEY,
    id            uuid        NOT NULL,
    aggregatetype text        NOT NULL,
    aggregateid   text        NOT NULL,
    type          text        NOT NULL,
    payload       jsonb       NOT NULL,
    created_at    timestamptz NOT NULL,
    reason        text        NOT NULL,
    parked_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE parked_event IS 'Events that Kafka cannot take, with the reason; a republished fact takes their place';

CREATE TABLE announced_topic (
    aggregatetype text NOT NULL PRIMARY KEY,
    topic_id      text NOT NULL
);
COMMENT ON TABLE announced_topic IS 'The topics that have the newest event of every fact, by the id that Kafka gave them. A topic that was made anew has another id';

CREATE OR REPLACE FUNCTION keep_latest_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO latest_version AS latest (aggregatetype, aggregateid, version)
    VALUES (NEW.aggregatetype, NEW.aggregateid, CAST(NEW.payload ->> 'version' AS bigint))
    ON CONFLICT (aggregatetype, aggregateid) DO UPDATE SET version = excluded.version
    WHERE latest.version < excluded.version
        OR latest.version = excluded.version AND current_setting('registry.republishing', true) = 'on';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Version % of % % is not higher than the last one announced',
            NEW.payload ->> 'version', NEW.aggregatetype, NEW.aggregateid;
    END IF;
    RETURN NULL;
END
$$;

CREATE TABLE outbox (
    id            uuid        NOT NULL PRIMARY KEY,
    aggregatetype text        NOT NULL,
    aggregateid   text        NOT NULL,
    type          text        NOT NULL,
    payload       jsonb       NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    seq           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE
);

COMMENT ON TABLE outbox IS 'Events on their way to Kafka; a row leaves once Kafka has acknowledged it';

CREATE FUNCTION notify_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY outbox;
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION notify_outbox();

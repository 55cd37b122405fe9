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

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SEQUENCE revision_id INCREMENT BY 50;

CREATE TABLE revision (
    id     bigint      NOT NULL PRIMARY KEY DEFAULT nextval('revision_id'),
    at     timestamptz NOT NULL,
    author text        NOT NULL,
    cause  text
);

COMMENT ON TABLE revision IS 'The transactions that wrote facts, as Hibernate Envers records them';

CREATE TABLE idempotency_key (
    key      text        NOT NULL PRIMARY KEY,
    request  uuid        NOT NULL,
    taken_at timestamptz NOT NULL,
    status   integer,
    location text,
    etag     text,
    body     bytea
);

COMMENT ON TABLE idempotency_key IS 'POSTs that may be sent again; the answer is kept once there is one';

CREATE INDEX idempotency_key_taken_at ON idempotency_key (taken_at);

CREATE TABLE import_progress (
    id        uuid PRIMARY KEY,
    phase     text        NOT NULL,
    all_rows  integer     NOT NULL,
    done_rows integer     NOT NULL,
    noted_at  timestamptz NOT NULL
);

CREATE INDEX import_progress_noted_at ON import_progress (noted_at);

COMMENT ON TABLE import_progress IS 'How far the imports of the last day have come, of those whose senders want to know';

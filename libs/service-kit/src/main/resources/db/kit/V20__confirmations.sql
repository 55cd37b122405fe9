CREATE TABLE confirmation (
    topic             text    NOT NULL,
    key               text    NOT NULL,
    confirmed_on      date,
    confirmed_by      text,
    entered_centrally boolean NOT NULL DEFAULT false,
    PRIMARY KEY (topic, key) INCLUDE (confirmed_on),
    CHECK ((confirmed_on IS NULL) = (confirmed_by IS NULL))
);

COMMENT ON TABLE confirmation IS 'When the registrar of an agency last confirmed an entry of the register. Each entry has a row; a row can exist before its entry does';
COMMENT ON COLUMN confirmation.confirmed_on IS 'NULL if it was never confirmed';
COMMENT ON COLUMN confirmation.entered_centrally IS 'Whether the central registry office has registered or changed it since it was last confirmed';

-- With the primary key, the list of what is overdue is fast whether that is a few entries or nearly all.
CREATE INDEX confirmation_confirmed_on ON confirmation (topic, confirmed_on);

CREATE FUNCTION keep_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO confirmation (topic, key) VALUES ('registry.' || NEW.aggregatetype, NEW.aggregateid) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION keep_confirmation IS 'Gives each entry its row when its key is locked for the first time, whoever writes it and in whatever version of the service';

CREATE TRIGGER entry_has_confirmation AFTER INSERT ON latest_version FOR EACH ROW
    WHEN (NEW.aggregatetype IN ('agencies', 'programmes', 'responsibilities')) EXECUTE FUNCTION keep_confirmation();

INSERT INTO confirmation (topic, key)
SELECT 'registry.' || aggregatetype, aggregateid FROM latest_version
WHERE aggregatetype IN ('agencies', 'programmes', 'responsibilities');

ALTER TABLE revision ADD COLUMN entered_centrally boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN revision.entered_centrally IS 'Whether the central registry office wrote what belongs to an agency';

ALTER TABLE outbox ALTER COLUMN payload DROP NOT NULL;
ALTER TABLE parked_event ALTER COLUMN payload DROP NOT NULL;
COMMENT ON COLUMN outbox.payload IS 'Null if the fact was deleted; its last version stays in latest_version';

DROP TRIGGER outbox_versions_grow ON outbox;
CREATE TRIGGER outbox_versions_grow AFTER INSERT ON outbox FOR EACH ROW
    WHEN (NEW.payload IS NOT NULL) EXECUTE FUNCTION keep_latest_version();

CREATE INDEX parked_event_fact ON parked_event (aggregatetype, aggregateid);

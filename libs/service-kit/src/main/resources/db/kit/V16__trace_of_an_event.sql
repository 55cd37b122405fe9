ALTER TABLE outbox ADD COLUMN traceparent text;

COMMENT ON COLUMN outbox.traceparent IS 'The span that appended the event, as W3C Trace Context writes it; NULL if it was not traced';

DELETE FROM idempotency_key WHERE status IS NULL;

ALTER TABLE idempotency_key RENAME COLUMN taken_at TO answered_at;
ALTER TABLE idempotency_key ALTER COLUMN status SET NOT NULL, ALTER COLUMN body SET NOT NULL;
ALTER INDEX idempotency_key_taken_at RENAME TO idempotency_key_answered_at;

COMMENT ON TABLE idempotency_key IS 'What was answered to POSTs that may be sent again, kept in the transaction of what they did';

CREATE TABLE audit_entry (
    id            bigint      NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at            timestamptz NOT NULL,
    result        text        NOT NULL,
    method        text,
    path          text        NOT NULL,
    request_id    text,
    status        integer,
    reason        text,
    stored        text[]      NOT NULL,
    versions      bigint[]    NOT NULL,
    stored_count  bigint      NOT NULL,
    name          text,
    roles         text[],
    agency        text,
    address       text,
    forwarded_for text,
    salt          bytea,
    person_hash   bytea       NOT NULL,
    position      bigint      UNIQUE,
    hash          bytea,
    CHECK ((position IS NULL) = (hash IS NULL))
);

COMMENT ON TABLE audit_entry IS 'Writes and refusals. Each entry gets a position, and a hash over itself and the hash of the position before';
COMMENT ON COLUMN audit_entry.salt IS 'With name, roles, agency, address and forwarded_for, it gives person_hash; a redaction removes all six';

CREATE INDEX audit_entry_without_position ON audit_entry (id) WHERE position IS NULL;
CREATE INDEX audit_entry_stored ON audit_entry USING gin (stored);
CREATE INDEX audit_entry_name ON audit_entry (name, position);

CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place  text[] := ARRAY['position', 'hash'];
    person text[] := ARRAY['name', 'roles', 'agency', 'address', 'forwarded_for', 'salt'];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.position IS NULL AND to_jsonb(NEW) - place = to_jsonb(OLD) - place THEN
            RETURN NEW;
        END IF;
        IF to_jsonb(NEW) - person = to_jsonb(OLD) - person
            AND num_nulls(NEW.name, NEW.roles, NEW.agency, NEW.address, NEW.forwarded_for, NEW.salt) = 6 THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'An entry of the audit trail is neither changed nor deleted';
END
$$;

CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
CREATE TRIGGER audit_trail_kept BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_entry();

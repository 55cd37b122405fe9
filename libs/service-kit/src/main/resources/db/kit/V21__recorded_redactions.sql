ALTER TABLE audit_entry ADD COLUMN redaction text;

COMMENT ON COLUMN audit_entry.redaction IS 'Which redaction removed the person: the key of the fact "redaction" that the entry of that redaction has stored';

CREATE OR REPLACE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    undone audit_entry;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        undone := NEW;
        undone.position := OLD.position;
        undone.hash := OLD.hash;
        IF OLD.position IS NULL AND undone *= OLD
            -- A position out of order would be the end of the trail from then on.
            AND (NEW.position = 1 OR EXISTS (SELECT FROM audit_entry e WHERE e.position = NEW.position - 1)) THEN
            RETURN NEW;
        END IF;
        undone := NEW;
        undone.name := OLD.name;
        undone.roles := OLD.roles;
        undone.agency := OLD.agency;
        undone.address := OLD.address;
        undone.forwarded_for := OLD.forwarded_for;
        undone.salt := OLD.salt;
        undone.redaction := OLD.redaction;
        IF undone *= OLD AND OLD.redaction IS NULL AND NEW.redaction IS NOT NULL
            AND num_nulls(NEW.name, NEW.roles, NEW.agency, NEW.address, NEW.forwarded_for, NEW.salt) = 6 THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'An entry of the audit trail is neither changed nor deleted';
END
$$;

-- Redactions of earlier versions were not recorded. One entry accounts for all of them, computed as RedactedPositions and AuditRecord do.
DO $$
DECLARE
    author  text   := 'database migration';
    salt    bytea  := uuid_send(gen_random_uuid());
    digest  bytea  := '';
    entries bigint := 0;
    first   bigint;
    last    bigint;
    key     text;
BEGIN
    FOR last IN
        SELECT e.position FROM audit_entry e
        WHERE e.position IS NOT NULL AND e.redaction IS NULL
            AND num_nulls(e.name, e.roles, e.agency, e.address, e.forwarded_for, e.salt) = 6
        ORDER BY e.position
    LOOP
        first := coalesce(first, last);
        entries := entries + 1;
        digest := sha256(int8send(length(digest)) || digest || int8send(last));
        key := first || '-' || last || '-' || encode(digest, 'hex');
    END LOOP;
    IF entries > 0 THEN
        UPDATE audit_entry e SET redaction = key
        WHERE e.position IS NOT NULL AND e.redaction IS NULL
            AND num_nulls(e.name, e.roles, e.agency, e.address, e.forwarded_for, e.salt) = 6;
        INSERT INTO audit_entry (at, result, path, stored, versions, stored_count, name, roles, salt, person_hash)
        VALUES (now(), 'stored', '', ARRAY['redaction ' || key], ARRAY[entries], 1, author, '{}', salt,
            sha256(int8send(length(salt)) || salt || int8send(length(author)) || convert_to(author, 'UTF8')
                || int8send(0) || int8send(-1) || int8send(-1) || int8send(-1)));
    END IF;
END
$$;

-- Not validated: whether a row from before breaks these rules is for the verification to tell, and no reason not to start.
ALTER TABLE audit_entry
    ADD CONSTRAINT audit_entry_result CHECK (result IN ('stored', 'nothing-stored', 'refused')) NOT VALID,
    ADD CONSTRAINT audit_entry_stored CHECK (
        coalesce(array_ndims(stored), 1) = 1 AND coalesce(array_ndims(versions), 1) = 1
        AND cardinality(stored) = cardinality(versions) AND cardinality(stored) <= stored_count
        AND array_position(stored, NULL) IS NULL AND array_position(versions, NULL) IS NULL) NOT VALID,
    ADD CONSTRAINT audit_entry_person CHECK (
        num_nulls(name, roles, salt) IN (0, 3) AND coalesce(array_ndims(roles), 1) = 1 AND array_position(roles, NULL) IS NULL
        AND (redaction IS NULL OR num_nulls(name, roles, agency, address, forwarded_for, salt) = 6)) NOT VALID,
    ADD CONSTRAINT audit_entry_hashes CHECK (octet_length(person_hash) = 32 AND octet_length(hash) = 32) NOT VALID;

CREATE INDEX audit_entry_result ON audit_entry (result, position);
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_redactions ON audit_entry (position) WHERE stored[1] LIKE 'redaction %';

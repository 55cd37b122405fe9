ALTER TABLE responsibility
    ALTER COLUMN agency DROP NOT NULL,
    ADD COLUMN agency_kind text,
    ADD COLUMN agency_level text,
    ADD COLUMN bindingness text NOT NULL DEFAULT 'must' CHECK (bindingness IN ('must', 'may')),
    ADD CONSTRAINT responsibility_holder CHECK ((agency IS NULL) = (agency_kind IS NOT NULL) AND (agency_kind IS NULL) = (agency_level IS NULL));

ALTER TABLE responsibility_history
    ALTER COLUMN agency DROP NOT NULL,
    ADD COLUMN agency_kind text,
    ADD COLUMN agency_level text,
    ADD COLUMN bindingness text NOT NULL DEFAULT 'must';

COMMENT ON COLUMN responsibility.agency IS 'NULL if a class of agencies holds it';
COMMENT ON COLUMN responsibility.agency_kind IS 'The kind of the agencies of the class that holds it; NULL if one agency does';
COMMENT ON COLUMN responsibility.agency_level IS 'The government level of the territories that the agencies of the class serve';
COMMENT ON COLUMN responsibility.bindingness IS 'must, or may if the agency need not do it: then it closes no gap and overlaps nothing';

-- Few rows: one duty of a class stands for those of all its agencies.
CREATE INDEX responsibility_class ON responsibility (agency_kind, agency_level) INCLUDE (programme) WHERE agency_kind IS NOT NULL;
CREATE INDEX responsibility_class_programme ON responsibility (programme) WHERE agency_kind IS NOT NULL;

CREATE TABLE kind_of_agency (
    agency text NOT NULL,
    kind   text NOT NULL,
    PRIMARY KEY (agency, kind)
);

COMMENT ON TABLE kind_of_agency IS 'Every kind that the copy of an agency has ever had, so that a change of the agency makes what its classes hold stale';

INSERT INTO kind_of_agency (agency, kind)
SELECT DISTINCT key, state ->> 'kind'
FROM copied_fact, jsonb_array_elements(fact -> 'otherStates' || jsonb_build_array(fact)) state
WHERE topic = 'registry.agencies';

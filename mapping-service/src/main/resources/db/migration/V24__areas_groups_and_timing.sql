ALTER TABLE finding
    ADD COLUMN benefits   varchar[] NOT NULL DEFAULT '{}',
    ADD COLUMN valid_from date,
    ADD COLUMN valid_to   date;

COMMENT ON COLUMN finding.benefits IS 'Of a duplication, the one benefit; empty for a pair of programmes, which earlier versions found';
COMMENT ON COLUMN finding.valid_from IS 'The first day of the extent';
COMMENT ON COLUMN finding.valid_to IS 'The first day after all of the extent; null if a part of it has no end';

UPDATE finding SET (valid_from, valid_to) = (
    SELECT min(CAST(box ->> 'validFrom' AS date)),
        CASE WHEN every(box ->> 'validTo' IS NOT NULL) THEN max(CAST(box ->> 'validTo' AS date)) END
    FROM jsonb_array_elements(extent) box);

CREATE INDEX finding_valid_to ON finding (valid_to);
CREATE INDEX finding_pairs ON finding (scope) WHERE type = 'duplication' AND status <> 'resolved' AND cardinality(benefits) = 0;

-- A box said "everyone-else" for the people in none of the groups that the facts name. Now it says which groups. Unresolved findings are detected anew
-- below, and get theirs from the facts. Resolved ones are not: for them, these are the groups that the facts name today.
CREATE TEMPORARY TABLE named_group ON COMMIT DROP AS
WITH state (programme, fact) AS (
    SELECT key, state
    FROM copied_fact, jsonb_array_elements(fact -> 'otherStates' || jsonb_build_array(fact)) state
    WHERE topic = 'registry.programmes'),
named (subject, code) AS (
    SELECT 'programme/' || programme, jsonb_array_elements_text(fact #> '{population,groups}') FROM state
    UNION
    SELECT 'programme/' || programme, unnest(groups) FROM responsibility
    UNION
    SELECT 'contingency/' || contingency, jsonb_array_elements_text(fact #> '{population,groups}')
    FROM state, jsonb_array_elements_text(fact -> 'contingencies') contingency)
SELECT subject, array_agg(code) AS codes FROM named GROUP BY subject;

UPDATE finding SET extent = (
    SELECT jsonb_agg(
        CASE WHEN box -> 'groups' ? 'everyone-else'
            THEN box || jsonb_build_object('groups', CAST('[]' AS jsonb), 'groupsExcept', (
                SELECT coalesce(jsonb_agg(DISTINCT code ORDER BY code), '[]')
                FROM named_group, unnest(codes) code
                WHERE (subject = 'contingency/' || contingency OR subject = ANY (ARRAY(SELECT 'programme/' || p FROM unnest(programmes) p)))
                    AND NOT box -> 'groups' ? code))
            ELSE box END
        ORDER BY place)
    FROM jsonb_array_elements(extent) WITH ORDINALITY AS boxes (box, place))
WHERE extent @? '$[*].groups[*] ? (@ == "everyone-else")';

-- Everything is detected anew: each finding gets its new form, and an event with it.
DELETE FROM detected;
-- A subject that no longer exists is known by its row alone.
UPDATE detected_contingency SET signature = gen_random_uuid();

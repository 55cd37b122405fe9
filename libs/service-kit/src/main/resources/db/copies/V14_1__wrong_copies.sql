-- Messages were once stored without a check. A copy that lacks a field which every fact has is deleted; it is fetched again if its owner has the fact.
WITH required (topic, fields) AS (VALUES
    ('registry.agencies', ARRAY['code', 'kind', 'level', 'name', 'otherStates', 'predecessors', 'successors', 'territory', 'version']),
    ('registry.agency-changes', ARRAY['code', 'effectiveDate', 'from', 'to', 'type', 'version']),
    ('registry.territories', ARRAY['code', 'level', 'name', 'otherStates', 'version']),
    ('registry.vocabularies', ARRAY['code', 'name', 'otherStates', 'source', 'version', 'vocabulary']),
    ('registry.rights', ARRAY['article', 'code', 'instrument', 'name', 'otherStates', 'source', 'version']),
    ('registry.programmes', ARRAY['benefits', 'budgets', 'code', 'contingencies', 'legalBasis', 'lifeCycleStages', 'name', 'otherStates', 'owner', 'population', 'requiredFunctions', 'rights', 'scheme', 'targeting', 'territories', 'validFrom', 'version'])),
wrong AS (
    DELETE FROM copied_fact USING required
    WHERE copied_fact.topic = required.topic
        AND EXISTS (SELECT FROM unnest(fields) AS field WHERE coalesce(jsonb_typeof(fact -> field), 'null') = 'null')
    RETURNING copied_fact.topic)
UPDATE copied_topic SET stamp = stamp + 1 WHERE topic IN (SELECT topic FROM wrong);

DELETE FROM pending_reorganisation
WHERE NOT EXISTS (SELECT FROM copied_fact WHERE topic = 'registry.agency-changes' AND key = code);

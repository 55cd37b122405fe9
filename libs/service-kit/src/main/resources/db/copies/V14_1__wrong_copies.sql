-- Messages were once stored without a check. A copy that lacks a field which every fact has is deleted; the trigger of
-- V14 marks the copies as lost, so that it is fetched again if its owner has the fact.
DELETE FROM copied_fact USING (VALUES
    ('registry.agencies', ARRAY['code', 'kind', 'level', 'name', 'otherStates', 'predecessors', 'successors', 'territory', 'version']),
    ('registry.agency-changes', ARRAY['code', 'effectiveDate', 'from', 'to', 'type', 'version']),
    ('registry.territories', ARRAY['code', 'level', 'name', 'otherStates', 'version']),
    ('registry.vocabularies', ARRAY['code', 'name', 'otherStates', 'source', 'version', 'vocabulary']),
    ('registry.rights', ARRAY['article', 'code', 'instrument', 'name', 'otherStates', 'source', 'version']),
    ('registry.programmes', ARRAY['benefits', 'budgets', 'code', 'contingencies', 'legalBasis', 'lifeCycleStages', 'name', 'otherStates', 'owner', 'population', 'requiredFunctions', 'rights', 'scheme', 'targeting', 'territories', 'validFrom', 'version'])) AS required (topic, fields)
WHERE copied_fact.topic = required.topic
    AND EXISTS (SELECT FROM unnest(fields) AS field WHERE coalesce(jsonb_typeof(fact -> field), 'null') = 'null');

DELETE FROM pending_reorganisation
WHERE NOT EXISTS (SELECT FROM copied_fact WHERE topic = 'registry.agency-changes' AND key = code);

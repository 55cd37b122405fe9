-- The standard levels were announced before latest_version existed. Without rows there, they would not be announced again after Kafka has lost its topics.
INSERT INTO latest_version AS latest (aggregatetype, aggregateid, version)
SELECT 'government-levels', code, max(version) FROM government_level GROUP BY code
ON CONFLICT (aggregatetype, aggregateid) DO UPDATE SET version = excluded.version WHERE latest.version < excluded.version;

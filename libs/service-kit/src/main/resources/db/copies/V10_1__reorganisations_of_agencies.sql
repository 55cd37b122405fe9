CREATE INDEX copied_fact_from ON copied_fact USING gin ((fact -> 'from')) WHERE topic = 'registry.agency-changes';

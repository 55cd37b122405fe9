CREATE INDEX finding_type ON finding (type, status, id);
CREATE INDEX responsibility_territories ON responsibility USING gin (territories);

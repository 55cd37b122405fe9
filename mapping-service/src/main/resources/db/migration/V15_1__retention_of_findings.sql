CREATE INDEX finding_resolved ON finding (last_changed) WHERE status = 'resolved';

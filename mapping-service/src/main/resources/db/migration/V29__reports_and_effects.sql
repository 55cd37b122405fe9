CREATE INDEX finding_contingency ON finding (contingency) WHERE contingency IS NOT NULL;

ALTER TABLE finding_step
    ADD COLUMN effect    text CHECK (effect IN ('positive', 'negative')),
    ADD COLUMN effect_on text CHECK (effect_on IN ('implementation', 'outcomes', 'cost-effectiveness')),
    ADD CHECK (num_nonnulls(effect, effect_on) IN (0, 2)),
    ADD CHECK (effect IS NULL OR kind = 'comment');

COMMENT ON COLUMN finding_step.effect IS 'The potential effect of the finding that a comment is about: whether it helps or harms';
COMMENT ON COLUMN finding_step.effect_on IS 'What that effect is on (GAO-15-49SP)';

CREATE TABLE finding_option (
    id       text        NOT NULL PRIMARY KEY,
    finding  text        NOT NULL REFERENCES finding ON DELETE CASCADE,
    name     text        NOT NULL,
    at       timestamptz NOT NULL,
    author   text        NOT NULL,
    scenario jsonb       NOT NULL,
    UNIQUE (finding, name)
);

COMMENT ON TABLE finding_option IS 'Scenarios by which coordination units compare ways to deal with findings';

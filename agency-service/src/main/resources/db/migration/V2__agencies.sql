CREATE TABLE government_level (
    state      uuid      NOT NULL PRIMARY KEY,
    code       text      NOT NULL,
    since      date,
    until      date,
    holds      daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    name       jsonb     NOT NULL,
    rank       smallint  NOT NULL CHECK (rank >= 0),
    valid_from date,
    valid_to   date CHECK (valid_to > valid_from),
    version    bigint    NOT NULL,
    UNIQUE (code, holds WITHOUT OVERLAPS)
);

COMMENT ON TABLE government_level IS 'One row for each state of a level; the states of one level follow each other without gap';

CREATE UNIQUE INDEX government_level_code ON government_level (code, since) NULLS NOT DISTINCT;

CREATE TABLE territory (
    state      uuid      NOT NULL PRIMARY KEY,
    code       text      NOT NULL,
    since      date,
    until      date,
    holds      daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    name       jsonb     NOT NULL,
    level      text      NOT NULL,
    parent     text CHECK (parent <> code),
    valid_from date,
    valid_to   date CHECK (valid_to > valid_from),
    version    bigint    NOT NULL,
    UNIQUE (code, holds WITHOUT OVERLAPS),
    FOREIGN KEY (level, PERIOD holds) REFERENCES government_level (code, PERIOD holds) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (parent, PERIOD holds) REFERENCES territory (code, PERIOD holds) DEFERRABLE INITIALLY DEFERRED
);

COMMENT ON TABLE territory IS 'One row for each state of a territory; the states of one territory follow each other without gap';

CREATE UNIQUE INDEX territory_code ON territory (code, since) NULLS NOT DISTINCT;
CREATE INDEX territory_parent ON territory (parent);
CREATE INDEX territory_name ON territory USING gin (words_of_names(name));

CREATE TABLE agency (
    state             uuid      NOT NULL PRIMARY KEY,
    code              text      NOT NULL,
    since             date,
    until             date,
    holds             daterange NOT NULL GENERATED ALWAYS AS (daterange(since, until)) STORED,
    name              jsonb     NOT NULL,
    kind              text      NOT NULL,
    level             text      NOT NULL,
    territory         text      NOT NULL,
    parent            text CHECK (parent <> code),
    contact_point     jsonb,
    grievance_channel jsonb,
    predecessors      varchar[] NOT NULL,
    successors        varchar[] NOT NULL,
    valid_from        date,
    valid_to          date CHECK (valid_to > valid_from),
    version           bigint    NOT NULL,
    UNIQUE (code, holds WITHOUT OVERLAPS),
    FOREIGN KEY (level, PERIOD holds) REFERENCES government_level (code, PERIOD holds) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (territory, PERIOD holds) REFERENCES territory (code, PERIOD holds) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (parent, PERIOD holds) REFERENCES agency (code, PERIOD holds) DEFERRABLE INITIALLY DEFERRED
);

COMMENT ON TABLE agency IS 'One row for each state of an agency; the states of one agency follow each other without gap';

CREATE UNIQUE INDEX agency_code ON agency (code, since) NULLS NOT DISTINCT;
CREATE INDEX agency_territory ON agency (territory);
CREATE INDEX agency_parent ON agency (parent);
CREATE INDEX agency_name ON agency USING gin (words_of_names(name));

CREATE TABLE agency_change (
    code           text      NOT NULL PRIMARY KEY,
    type           text      NOT NULL,
    from_agencies  varchar[] NOT NULL,
    to_agencies    varchar[] NOT NULL,
    effective_date date      NOT NULL,
    transfers      jsonb     NOT NULL,
    legal_basis    jsonb     NOT NULL
);

CREATE TABLE government_level_history (LIKE government_level, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));
CREATE TABLE territory_history (LIKE territory, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));
CREATE TABLE agency_history (LIKE agency, revision bigint NOT NULL REFERENCES revision, revision_type smallint NOT NULL, PRIMARY KEY (state, revision));

ALTER TABLE government_level_history DROP COLUMN until, DROP COLUMN holds;
ALTER TABLE territory_history DROP COLUMN until, DROP COLUMN holds;
ALTER TABLE agency_history DROP COLUMN until, DROP COLUMN holds;

CREATE INDEX government_level_history_code ON government_level_history (code);
CREATE INDEX territory_history_code ON territory_history (code);
CREATE INDEX agency_history_code ON agency_history (code);

INSERT INTO government_level (state, code, name, rank, version) VALUES
    (gen_random_uuid(), 'supranational', '{"en": "Supranational", "es": "Supranacional", "fr": "Supranational", "pt": "Supranacional"}', 0, 1),
    (gen_random_uuid(), 'national',      '{"en": "National", "es": "Nacional", "fr": "National", "pt": "Nacional"}', 1, 1),
    (gen_random_uuid(), 'state',         '{"en": "State", "es": "Estatal", "fr": "Régional", "pt": "Estadual"}', 2, 1),
    (gen_random_uuid(), 'municipal',     '{"en": "Municipal", "es": "Municipal", "fr": "Communal", "pt": "Municipal"}', 3, 1);

WITH installation AS (INSERT INTO revision (at, author) VALUES (now(), 'agency-service') RETURNING id)
INSERT INTO government_level_history (state, code, name, rank, version, revision, revision_type)
SELECT state, code, name, rank, version, installation.id, 0 FROM government_level, installation;

INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
SELECT gen_random_uuid(), 'government-levels', code, 'org.interagency.government-level.registered.v1',
       jsonb_build_object('code', code, 'name', name, 'rank', rank, 'validFrom', valid_from, 'validTo', valid_to,
                          'version', version, 'since', since, 'until', until, 'otherStates', jsonb_build_array())
FROM government_level;

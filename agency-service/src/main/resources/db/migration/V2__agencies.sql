CREATE TABLE government_level (
    code     text     NOT NULL PRIMARY KEY,
    name     jsonb    NOT NULL,
    rank     smallint NOT NULL CHECK (rank >= 0),
    valid_to date,
    version  bigint   NOT NULL
);

INSERT INTO government_level (code, name, rank, version) VALUES
    ('supranational', '{"en": "Supranational", "es": "Supranacional", "fr": "Supranational", "pt": "Supranacional"}', 0, 1),
    ('national',      '{"en": "National", "es": "Nacional", "fr": "National", "pt": "Nacional"}', 1, 1),
    ('state',         '{"en": "State", "es": "Estatal", "fr": "Régional", "pt": "Estadual"}', 2, 1),
    ('municipal',     '{"en": "Municipal", "es": "Municipal", "fr": "Communal", "pt": "Municipal"}', 3, 1);

INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
SELECT gen_random_uuid(), 'government-levels', code, 'org.interagency.government-level.registered.v1',
       jsonb_build_object('code', code, 'name', name, 'rank', rank, 'validTo', valid_to, 'version', version)
FROM government_level;

CREATE TABLE territory (
    code     text   NOT NULL PRIMARY KEY,
    name     jsonb  NOT NULL,
    level    text   NOT NULL REFERENCES government_level,
    parent   text   REFERENCES territory DEFERRABLE INITIALLY DEFERRED CHECK (parent <> code),
    valid_to date,
    version  bigint NOT NULL
);

CREATE INDEX territory_parent ON territory (parent);

CREATE TABLE agency (
    code       text   NOT NULL PRIMARY KEY,
    name       jsonb  NOT NULL,
    kind       text   NOT NULL,
    level      text   NOT NULL REFERENCES government_level,
    territory  text   NOT NULL REFERENCES territory,
    parent     text   REFERENCES agency DEFERRABLE INITIALLY DEFERRED CHECK (parent <> code),
    valid_from date,
    valid_to   date CHECK (valid_to > valid_from),
    version    bigint NOT NULL
);

CREATE INDEX agency_territory ON agency (territory);
CREATE INDEX agency_parent ON agency (parent);

CREATE TABLE programme (
    code               text    NOT NULL PRIMARY KEY,
    name               jsonb   NOT NULL,
    owner              text    NOT NULL,
    scheme             text    NOT NULL,
    targeting          text    NOT NULL,
    rights             varchar[] NOT NULL,
    contingencies      varchar[] NOT NULL,
    benefits           varchar[] NOT NULL,
    age_from           integer NOT NULL,
    age_to             integer NOT NULL CHECK (0 <= age_from AND age_from < age_to),
    groups             varchar[] NOT NULL,
    territories        varchar[] NOT NULL CHECK (cardinality(territories) > 0),
    valid_from         date    NOT NULL,
    valid_to           date CHECK (valid_to > valid_from),
    required_functions varchar[] NOT NULL,
    cofog              text,
    budgets            jsonb   NOT NULL,
    legal_basis        jsonb   NOT NULL,
    version            bigint  NOT NULL
);

CREATE INDEX programme_owner ON programme (owner);

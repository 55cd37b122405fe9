CREATE TABLE pending_reorganisation (
    seq  bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text   NOT NULL UNIQUE
);

COMMENT ON TABLE pending_reorganisation IS 'Reorganisations of which a copy is kept and which are not yet carried out, in the order in which they are to be';

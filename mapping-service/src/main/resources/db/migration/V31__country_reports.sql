CREATE TABLE country_line (
    country    text        NOT NULL,
    line       text        NOT NULL,
    version    bigint      NOT NULL,
    written_at timestamptz NOT NULL,
    author     text        NOT NULL,
    about_year integer,
    amount     numeric,
    unit       text,
    wording    text,
    citation   text,
    url        text,
    PRIMARY KEY (country, line, version),
    CHECK (num_nonnulls(about_year, citation) IN (0, 2)),
    CHECK (num_nonnulls(amount, wording) = num_nonnulls(about_year)),
    CHECK ((amount IS NULL) = (unit IS NULL)),
    CHECK (about_year IS NOT NULL OR url IS NULL)
);

COMMENT ON TABLE country_line IS 'What countries have said in the lines of their reports that the registry cannot compute; rows are only added';
COMMENT ON COLUMN country_line.about_year IS 'The year that it is about; null if all that had been said in the line was withdrawn';

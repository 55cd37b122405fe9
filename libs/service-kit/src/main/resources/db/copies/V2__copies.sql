CREATE TABLE copied_fact (
    topic   text   NOT NULL,
    key     text   NOT NULL,
    version bigint NOT NULL,
    fact    jsonb  NOT NULL,
    PRIMARY KEY (topic, key)
);

COMMENT ON TABLE copied_fact IS 'The newest version heard of each fact that another service owns; the topic can rebuild it';

CREATE TABLE copied_fact (
    topic   text   NOT NULL,
    key     text   NOT NULL,
    version bigint NOT NULL,
    fact    jsonb  NOT NULL,
    PRIMARY KEY (topic, key)
);

COMMENT ON TABLE copied_fact IS 'The newest version heard of each fact that another service owns; the topic can rebuild it';

CREATE TABLE copied_topic (
    topic text   NOT NULL PRIMARY KEY,
    stamp bigint NOT NULL
);

COMMENT ON COLUMN copied_topic.stamp IS 'How often copies of the topic were added or replaced';

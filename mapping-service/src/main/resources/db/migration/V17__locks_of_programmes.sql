CREATE TABLE programme_lock (
    programme text NOT NULL PRIMARY KEY
);
COMMENT ON TABLE programme_lock IS 'Who changes the findings about a programme locks its row here, and not its copy, so that newer copies are stored meanwhile';

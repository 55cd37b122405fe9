CREATE SEQUENCE measured_function_stamp;

CREATE TABLE measured_function (
    programme text   NOT NULL,
    function  text   NOT NULL,
    stamp     bigint NOT NULL DEFAULT nextval('measured_function_stamp') UNIQUE,
    measure   bytea  NOT NULL,
    PRIMARY KEY (programme, function)
);

COMMENT ON TABLE measured_function IS 'How much of what a programme requires is answered for, on all days; written by detection';
COMMENT ON COLUMN measured_function.stamp IS 'A new one whenever the measure changes, so that a copy in memory is compared by it';

CREATE INDEX finding_version_resolved ON finding_version (left(content ->> 'lastChanged', 10)) WHERE change = 'resolved';

-- Everything is detected anew, and measured with it.
DELETE FROM detected;

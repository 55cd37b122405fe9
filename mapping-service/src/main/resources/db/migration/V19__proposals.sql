CREATE TABLE proposal (
    id               text        NOT NULL PRIMARY KEY,
    responsibility   text        NOT NULL,
    programme        text        NOT NULL,
    function         text        NOT NULL,
    agency           text        NOT NULL,
    role             text        NOT NULL,
    request          jsonb       NOT NULL,
    status           text        NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'withdrawn')),
    proposed_at      timestamptz NOT NULL,
    proposing_agency text,
    proposed_by      text        NOT NULL,
    closed_at        timestamptz,
    closing_agency   text,
    closed_by        text,
    reason           text,
    CHECK ((status = 'open') = (closed_at IS NULL)),
    CHECK ((closed_by IS NULL) = (closed_at IS NULL)),
    CHECK ((status = 'refused') = (reason IS NOT NULL))
);

COMMENT ON TABLE proposal IS 'Responsibilities that agencies propose to others; none of them counts as a responsibility';
COMMENT ON COLUMN proposal.responsibility IS 'The id of the responsibility that the request asks for';
COMMENT ON COLUMN proposal.agency IS 'Who would hold the responsibility, and answers the proposal';
COMMENT ON COLUMN proposal.proposing_agency IS 'Null for the central registry office';
COMMENT ON COLUMN proposal.closing_agency IS 'Null for the central registry office, and while the proposal is open';

CREATE UNIQUE INDEX proposal_open ON proposal (responsibility) WHERE status = 'open';
CREATE INDEX proposal_for_gaps ON proposal (programme, function, id) WHERE status = 'open' AND role = 'accountable';
CREATE INDEX proposal_agency ON proposal (agency, status, id);
CREATE INDEX proposal_programme ON proposal (programme, status, id);
CREATE INDEX proposal_status ON proposal (status, id);
CREATE INDEX proposal_proposed_at ON proposal (proposed_at, id);

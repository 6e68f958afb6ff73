-- Projection "evidence": what was said of each lock, the latest counts; and where the copy of its sighting stands.
CREATE TABLE evidence_said (
    place BIGINT PRIMARY KEY,
    lock_id UUID NOT NULL,
    said_millis BIGINT NOT NULL,
    said_counter INTEGER NOT NULL,
    sighting UUID NOT NULL,
    plate VARCHAR(64) NOT NULL,
    case_number VARCHAR(100) NOT NULL,
    until_millis BIGINT NOT NULL,
    second_officer VARCHAR(200) NOT NULL,
    lifted BOOLEAN NOT NULL,
    officer VARCHAR(4000) NOT NULL,
    reason VARCHAR(4000) NOT NULL
);

CREATE TABLE evidence_copy (
    place BIGINT PRIMARY KEY,
    lock_id UUID NOT NULL
);

-- Projection "members": what members have said of members and groups; who belongs is folded from it.
CREATE TABLE member_statement (
    origin VARCHAR(64) NOT NULL,
    epoch INTEGER NOT NULL,
    sequence BIGINT NOT NULL,
    hlc_millis BIGINT NOT NULL,
    hlc_counter INTEGER NOT NULL,
    event_type VARCHAR(64) NOT NULL,
    officer VARCHAR(4000) NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (origin, epoch, sequence)
);

-- Where this station calls its peers; follows nothing, and stays here.
CREATE TABLE peer_address (
    origin VARCHAR(64) PRIMARY KEY,
    host VARCHAR(255) NOT NULL,
    port INTEGER NOT NULL
);

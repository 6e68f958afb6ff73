-- Feeds that were ended for good, because their origin forked or was revoked. last_hash is empty where nobody said it.
CREATE TABLE feed_end (
    feed INTEGER PRIMARY KEY,
    last_sequence BIGINT NOT NULL,
    last_hash BYTEA,
    why VARCHAR(400) NOT NULL
);

-- What stood after such an end: kept and shown to the administrator, part of no other table. As table event.
CREATE TABLE set_aside (
    place BIGINT PRIMARY KEY,
    previous BYTEA NOT NULL,
    hlc_millis BIGINT NOT NULL,
    hlc_counter INTEGER NOT NULL,
    event_type VARCHAR(64) NOT NULL,
    schema_version INTEGER NOT NULL,
    body_hash BYTEA NOT NULL,
    salt BYTEA,
    body BYTEA
);

CREATE TABLE fork_proof (
    feed INTEGER PRIMARY KEY,
    common BIGINT NOT NULL,
    proof BYTEA NOT NULL
);

-- Ranges without bodies. kind: 1 erased by their origin, never to be stored again; 2 retired by their origin, from
-- sequence 1, head_hash being that of the header at last_sequence; 3 let go of here alone.
CREATE TABLE gone (
    feed INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    first_sequence BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL,
    head_hash BYTEA,
    PRIMARY KEY (feed, kind, first_sequence, last_sequence)
);

-- Feeds of which something was taken back: the tables that follow them are rebuilt, then the row goes.
CREATE TABLE taken_back (
    feed INTEGER PRIMARY KEY,
    times INTEGER NOT NULL
);

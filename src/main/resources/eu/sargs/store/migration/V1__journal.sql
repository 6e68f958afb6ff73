-- Feeds by a short number of this database's own; elsewhere a feed is known by its four parts.
CREATE TABLE feed (
    feed INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    origin VARCHAR(64) NOT NULL,
    epoch INTEGER NOT NULL,
    scope VARCHAR(64) NOT NULL,
    lane INTEGER NOT NULL,
    UNIQUE (origin, epoch, scope, lane)
);

-- place = feed * 2^40 + sequence: one key, so that rows stand in the order they are read and no second index slows the
-- writer. salt and body are empty where an event was erased.
CREATE TABLE event (
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

CREATE TABLE signed_head (
    place BIGINT PRIMARY KEY,
    head_hash BYTEA NOT NULL,
    signature BYTEA NOT NULL
);

-- How far a follower or a projection has come in each feed.
CREATE TABLE checkpoint (
    follower VARCHAR(64) NOT NULL,
    feed INTEGER NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (follower, feed)
);

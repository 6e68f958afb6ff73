-- Who may see what, and whose it is. In a home from before, everything is its own and in scope station.

-- Projection "watchlist", now with where, by whom and when each change was written, and with what other stations
-- propose. It is built anew.
DROP TABLE watch_change;

CREATE TABLE watch_change (
    change_id UUID PRIMARY KEY,
    event_type VARCHAR(64) NOT NULL,
    scope VARCHAR(64) NOT NULL,
    origin VARCHAR(64) NOT NULL,
    officer VARCHAR(4000) NOT NULL,
    at_millis BIGINT NOT NULL,
    body BYTEA NOT NULL
);

DELETE FROM watch_replaced;

CREATE TABLE watch_proposal (
    proposal UUID PRIMARY KEY,
    scope VARCHAR(64) NOT NULL,
    origin VARCHAR(64) NOT NULL,
    at_millis BIGINT NOT NULL,
    body BYTEA NOT NULL
);

-- answer_id: of its event. Also answers to proposals that have not come yet.
CREATE TABLE watch_answer (
    answer_id VARCHAR(200) PRIMARY KEY,
    proposal UUID NOT NULL,
    origin VARCHAR(64) NOT NULL,
    at_millis BIGINT NOT NULL,
    at_counter INTEGER NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX watch_answer_proposal ON watch_answer (proposal);

DELETE FROM checkpoint WHERE follower = 'watchlist';

-- Projection "alert": who told of a hit and in which scope, for an end must reach all who know of it; and the hits that
-- were old when they arrived from elsewhere. It is built anew, with the sighting's and the entry's station in its copies.
DELETE FROM alert_hit;
DELETE FROM alert_end;
DELETE FROM alert_end_hit;
DELETE FROM alert_taking;

CREATE TABLE alert_telling (
    hit VARCHAR(64) NOT NULL,
    scope VARCHAR(64) NOT NULL,
    origin VARCHAR(64) NOT NULL,
    late BOOLEAN NOT NULL,
    PRIMARY KEY (hit, scope, origin)
);

CREATE TABLE alert_late (
    hit VARCHAR(64) PRIMARY KEY
);

DELETE FROM checkpoint WHERE follower = 'alert';

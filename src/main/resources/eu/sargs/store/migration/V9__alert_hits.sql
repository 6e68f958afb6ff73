-- Projection "alert": what was said of hits, ends and takings, as sets, so that it is the same in whatever order it came.
-- The alerts themselves are folded from it when they are read. It is built anew.
DROP TABLE alert;
DROP TABLE alert_hit;

-- raises: the alert this hit would raise by itself. ended: some end covers it.
CREATE TABLE alert_hit (
    hit VARCHAR(64) PRIMARY KEY,
    raises VARCHAR(64) NOT NULL,
    entry UUID NOT NULL,
    sighting UUID NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    refined BOOLEAN NOT NULL,
    said_millis BIGINT NOT NULL,
    said_counter INTEGER NOT NULL,
    said_by VARCHAR(80) NOT NULL,
    ended BOOLEAN NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX alert_hit_raises ON alert_hit (raises);
CREATE INDEX alert_hit_sighting ON alert_hit (sighting);
CREATE INDEX alert_hit_raised ON alert_hit (raised_at);
CREATE INDEX alert_hit_open ON alert_hit (ended, entry);

CREATE TABLE alert_end (
    end_id VARCHAR(200) PRIMARY KEY,
    at_millis BIGINT NOT NULL,
    at_counter INTEGER NOT NULL,
    body BYTEA NOT NULL
);

-- Hits that were ended, also those that have not come yet.
CREATE TABLE alert_end_hit (
    end_id VARCHAR(200) NOT NULL,
    hit VARCHAR(64) NOT NULL,
    PRIMARY KEY (end_id, hit)
);

CREATE INDEX alert_end_hit_hit ON alert_end_hit (hit);

CREATE TABLE alert_taking (
    alert VARCHAR(64) NOT NULL,
    at_millis BIGINT NOT NULL,
    at_counter INTEGER NOT NULL,
    officer VARCHAR(200) NOT NULL,
    PRIMARY KEY (alert, at_millis, at_counter, officer)
);

DELETE FROM checkpoint WHERE follower = 'alert';

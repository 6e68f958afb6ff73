-- Projection "alert". body: the hit that is shown, with copies of its sighting and of the entry as it stood.
CREATE TABLE alert (
    alert VARCHAR(64) PRIMARY KEY,
    entry UUID NOT NULL,
    first_seen TIMESTAMP WITH TIME ZONE NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    hits INTEGER NOT NULL,
    late BOOLEAN NOT NULL,
    body BYTEA NOT NULL,
    taken_by VARCHAR(200),
    taken_at TIMESTAMP WITH TIME ZONE,
    closed_by VARCHAR(200),
    closed_at TIMESTAMP WITH TIME ZONE,
    outcome VARCHAR(20),
    note VARCHAR(2000)
);

CREATE INDEX alert_raised ON alert (raised_at);
CREATE INDEX alert_entry ON alert (entry, first_seen);
CREATE INDEX alert_closed ON alert (closed_at);

CREATE TABLE alert_hit (
    hit VARCHAR(64) PRIMARY KEY,
    alert VARCHAR(64) NOT NULL,
    sighting UUID NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX alert_hit_sighting ON alert_hit (sighting);

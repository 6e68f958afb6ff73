-- Projection "shift": what was said of shifts, from which they are folded when they are read.
CREATE TABLE shift_said (
    place BIGINT PRIMARY KEY,
    event_type VARCHAR(64) NOT NULL,
    at_millis BIGINT NOT NULL,
    at_counter INTEGER NOT NULL,
    officer VARCHAR(4000) NOT NULL,
    seat VARCHAR(4000) NOT NULL,
    -- Whether it tells who is on shift, and not what they wrote.
    signing BOOLEAN NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX shift_said_at ON shift_said (signing, at_millis DESC);

-- The log of a shift asks what was done in a time.
CREATE INDEX alert_end_at ON alert_end (at_millis);
CREATE INDEX alert_handling_at ON alert_handling (at_millis);

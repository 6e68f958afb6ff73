-- Projection "alert": what was done about open alerts besides opening and ending them. It is built anew, for a version that
-- did not know them stored such events of other stations and left them out of its tables.
CREATE TABLE alert_handling (
    handling VARCHAR(200) PRIMARY KEY,
    alert VARCHAR(64) NOT NULL,
    type VARCHAR(64) NOT NULL,
    at_millis BIGINT NOT NULL,
    at_counter INTEGER NOT NULL,
    teller VARCHAR(64) NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX alert_handling_alert ON alert_handling (alert);

DELETE FROM checkpoint WHERE follower = 'alert';

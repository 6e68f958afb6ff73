-- Projection "deed": by what the deeds of lanes duty, list and record are found. What they say stands in their events.
CREATE TABLE deed (
    place BIGINT PRIMARY KEY,
    at_millis BIGINT NOT NULL,
    kind SMALLINT NOT NULL,
    -- Empty where the event's body was erased.
    officer VARCHAR(4000) NOT NULL,
    -- With look-alike signs folded; empty where it was about none, as subject.
    plate VARCHAR(64) NOT NULL,
    -- Id of the entry, sighting or alert.
    subject VARCHAR(64) NOT NULL
);

CREATE INDEX deed_at ON deed (at_millis DESC, place DESC);
CREATE INDEX deed_officer ON deed (officer, at_millis DESC, place DESC);
CREATE INDEX deed_kind ON deed (kind, at_millis DESC, place DESC);
CREATE INDEX deed_plate ON deed (plate, at_millis DESC, place DESC);
CREATE INDEX deed_subject ON deed (subject, at_millis DESC, place DESC);

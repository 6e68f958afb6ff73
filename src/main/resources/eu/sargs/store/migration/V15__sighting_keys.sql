-- Projection "sighting", built anew, with numbers for keys: an index entry for each sighting less, and narrow ones.
-- place: the event that last told of it; events come in their order, so the table grows at its end.
-- plate_day: its day and plate in one number (store.PlateDay). seen: milliseconds since 1970 UTC.
DROP TABLE sighting;

CREATE TABLE sighting (
    place BIGINT PRIMARY KEY,
    sighting UUID NOT NULL,
    seen BIGINT NOT NULL,
    plate_day BIGINT NOT NULL
);

CREATE INDEX sighting_id ON sighting (sighting);
CREATE INDEX sighting_plate ON sighting (plate_day);

DELETE FROM checkpoint WHERE follower IN ('sighting', 'sighting/passed-by');

-- Projection "sighting", built anew. place: the event that last told of the sighting, as table event has it. Its body is
-- kept once, there: a copy of each would be written, enciphered and pushed through the cache with it.
DROP TABLE sighting;

CREATE TABLE sighting (
    sighting UUID PRIMARY KEY,
    seen_day INTEGER NOT NULL,
    seen_from TIMESTAMP WITH TIME ZONE NOT NULL,
    folded VARCHAR(16) NOT NULL,
    place BIGINT NOT NULL
);

CREATE INDEX sighting_seen ON sighting (seen_from);
CREATE INDEX sighting_plate ON sighting (seen_day, folded);

DELETE FROM checkpoint WHERE follower = 'sighting';

-- Projection "sighting", built anew. seen_day: whole days since 1970 UTC. It leads the index of plates, so that new rows
-- go into the few pages of their days and not into all there are: a look-up goes through the days from the last one on.
DROP TABLE sighting;

CREATE TABLE sighting (
    sighting UUID PRIMARY KEY,
    seen_day INTEGER NOT NULL,
    seen_from TIMESTAMP WITH TIME ZONE NOT NULL,
    folded VARCHAR(16) NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX sighting_seen ON sighting (seen_from);
CREATE INDEX sighting_plate ON sighting (seen_day, folded);

DELETE FROM checkpoint WHERE follower = 'sighting';

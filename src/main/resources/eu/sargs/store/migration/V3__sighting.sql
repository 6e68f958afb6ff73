-- Projection "sighting". folded: the plate with its look-alike signs made equal, for look-ups.
CREATE TABLE sighting (
    sighting UUID PRIMARY KEY,
    seen_from TIMESTAMP WITH TIME ZONE NOT NULL,
    folded VARCHAR(16) NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX sighting_seen ON sighting (seen_from);
CREATE INDEX sighting_folded ON sighting (folded, seen_from);

-- Projection "coverage": times a camera saw nothing; blind_to is empty while it lasts.
CREATE TABLE blind (
    camera VARCHAR(24) NOT NULL,
    blind_from TIMESTAMP WITH TIME ZONE NOT NULL,
    blind_to TIMESTAMP WITH TIME ZONE,
    cause VARCHAR(40) NOT NULL,
    PRIMARY KEY (camera, blind_from)
);

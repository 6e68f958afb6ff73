-- Events that came here without their bodies, and whether their origin had retired those by then; else a station on the
-- way had let go of them.
CREATE TABLE came_bare (
    feed INTEGER NOT NULL,
    first_sequence BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL,
    retired BOOLEAN NOT NULL,
    PRIMARY KEY (feed, first_sequence)
);

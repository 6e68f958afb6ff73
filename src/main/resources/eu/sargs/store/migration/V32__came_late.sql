-- Events whose bodies came later than their headers, and that the tables which follow have not taken yet.
CREATE TABLE came_late (
    feed INTEGER NOT NULL,
    first_sequence BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL,
    PRIMARY KEY (feed, first_sequence)
);

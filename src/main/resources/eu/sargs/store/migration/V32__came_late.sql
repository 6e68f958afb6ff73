-- Events whose bodies came later than their headers, and that those who follow have not taken yet: tables, and who answers.
CREATE TABLE came_late (
    reader VARCHAR(16) NOT NULL,
    feed INTEGER NOT NULL,
    first_sequence BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL,
    PRIMARY KEY (reader, feed, first_sequence)
);

-- From which event on peers brought back a feed of this home's own key; what stands before was written in this home.
CREATE TABLE brought (
    feed INTEGER PRIMARY KEY,
    first_sequence BIGINT NOT NULL
);

-- Consecutive events of another station's feed that came together, many in one row (store.EventBlock); as far as table
-- event holds the others of a feed. place: of the last of them, as in table event; events: how many they are.
CREATE TABLE event_block (
    place BIGINT PRIMARY KEY,
    events INTEGER NOT NULL,
    content BYTEA NOT NULL
);

-- Projection "watchlist": entries not removed.
CREATE TABLE watch_entry (
    entry UUID PRIMARY KEY,
    pattern VARCHAR(16) NOT NULL,
    body BYTEA NOT NULL
);

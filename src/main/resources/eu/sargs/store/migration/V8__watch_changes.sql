-- Projection "watchlist": the changes that no other is known to take the place of, mostly one an entry. It is built anew.
DROP TABLE watch_entry;

CREATE TABLE watch_change (
    change_id UUID PRIMARY KEY,
    event_type VARCHAR(64) NOT NULL,
    body BYTEA NOT NULL
);

-- Changes that were replaced, also those that have not come yet.
CREATE TABLE watch_replaced (
    change_id UUID PRIMARY KEY
);

DELETE FROM checkpoint WHERE follower = 'watchlist';

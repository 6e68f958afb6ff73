-- Which keys follow which, as the events at these places say: asked when somebody erases or retires what an older key wrote.
CREATE TABLE succession (
    place BIGINT PRIMARY KEY,
    hlc_millis BIGINT NOT NULL,
    hlc_counter INTEGER NOT NULL,
    next_key VARCHAR(64) NOT NULL
);

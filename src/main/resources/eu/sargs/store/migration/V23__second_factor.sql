-- What a telephone shares with this station, sealed with the home's key (Base64); and the last half minute whose code was used.
ALTER TABLE credential ADD COLUMN second_factor VARCHAR(200);
ALTER TABLE credential ADD COLUMN second_step BIGINT DEFAULT 0 NOT NULL;

-- A password that somebody else set, to be changed before it opens anything.
ALTER TABLE credential ADD COLUMN renew BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE credential ADD COLUMN last_sign_in TIMESTAMP WITH TIME ZONE;

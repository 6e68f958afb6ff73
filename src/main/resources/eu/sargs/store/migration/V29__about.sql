-- Deeds are also found by the account they were done to. Of what was written before, the table is built anew.
ALTER TABLE deed ADD COLUMN about VARCHAR(100) DEFAULT '' NOT NULL;
CREATE INDEX deed_about ON deed (about, at_millis DESC, place DESC);
DELETE FROM deed;
DELETE FROM checkpoint WHERE follower = 'deed';

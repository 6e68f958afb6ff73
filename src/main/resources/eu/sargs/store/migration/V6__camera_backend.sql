-- What opens a camera's stream and decodes it: DIRECT or VLC.
ALTER TABLE camera ADD COLUMN backend VARCHAR(8) DEFAULT 'DIRECT' NOT NULL;

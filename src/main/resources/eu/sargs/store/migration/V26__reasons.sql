-- Projection "reason": what was said of each reason of the agency's list, the latest counts.
CREATE TABLE reason_said (
    place BIGINT PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    said_millis BIGINT NOT NULL,
    said_counter INTEGER NOT NULL,
    -- Retired; else it is offered with these words, empty where nobody wrote them.
    retired BOOLEAN NOT NULL,
    case_wanted BOOLEAN NOT NULL,
    lv VARCHAR(100) NOT NULL,
    lt VARCHAR(100) NOT NULL,
    en VARCHAR(100) NOT NULL,
    ru VARCHAR(100) NOT NULL
);

-- Deeds are also found by the reason that was chosen and by the case that was named; the case in upper case. Of what was
-- written before there was a list, only locks of evidence name a case, so the table is built anew.
ALTER TABLE deed ADD COLUMN reason_code VARCHAR(40) DEFAULT '' NOT NULL;
ALTER TABLE deed ADD COLUMN case_number VARCHAR(100) DEFAULT '' NOT NULL;
CREATE INDEX deed_reason ON deed (reason_code, at_millis DESC, place DESC);
CREATE INDEX deed_case ON deed (case_number, at_millis DESC, place DESC);
DELETE FROM deed;
DELETE FROM checkpoint WHERE follower = 'deed';

-- Whose password somebody else set last, who did, and when: for a while the two count as one person.
ALTER TABLE credential ADD COLUMN hand VARCHAR(32);
ALTER TABLE credential ADD COLUMN hand_at TIMESTAMP WITH TIME ZONE;

-- When an account was opened again at the machine, without its password.
ALTER TABLE credential ADD COLUMN recovered_at TIMESTAMP WITH TIME ZONE;

-- Roles instead of one mark. Accounts of before keep what they had: all did what a supervisor does, administrators the rest.
-- As words with commas between, in the order of the roles.
ALTER TABLE account ADD COLUMN roles VARCHAR(200) DEFAULT '' NOT NULL;
UPDATE account SET roles = CASE WHEN administrator THEN 'supervisor,administrator' ELSE 'supervisor' END;
ALTER TABLE account DROP COLUMN administrator;

-- What became of accounts since they were opened; the latest counts. All are kept, so that it is the same in whatever order they come.
CREATE TABLE account_change (
    account VARCHAR(32) NOT NULL,
    said_millis BIGINT NOT NULL,
    said_counter INTEGER NOT NULL,
    -- Origin key and epoch.
    writer VARCHAR(80) NOT NULL,
    roles VARCHAR(200),
    locked BOOLEAN,
    PRIMARY KEY (account, said_millis, said_counter, writer)
);

-- This machine's own set-up, not part of the journal: logins never leave the machine.
CREATE TABLE camera (
    camera VARCHAR(24) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    road VARCHAR(40) NOT NULL,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    heading DOUBLE PRECISION NOT NULL,
    url VARCHAR(2000) NOT NULL,
    transport VARCHAR(8) NOT NULL,
    login_name VARCHAR(200) NOT NULL,
    login_password VARCHAR(200) NOT NULL,
    recognised BOOLEAN NOT NULL
);

-- Projection "account".
CREATE TABLE account (
    account VARCHAR(32) PRIMARY KEY,
    name VARCHAR(80) NOT NULL,
    administrator BOOLEAN NOT NULL
);

-- Not a projection: password hashes never enter the journal.
CREATE TABLE credential (
    account VARCHAR(32) PRIMARY KEY,
    password_hash VARCHAR(200) NOT NULL,
    failures INTEGER NOT NULL,
    locked_until TIMESTAMP WITH TIME ZONE
);

-- Not a projection: sign-ins refused at a seat that were not put on record one by one, until they are told with their number.
CREATE TABLE sign_in_refusal (
    seat VARCHAR(200) NOT NULL,
    -- Empty for names that nobody has, which are not kept.
    account VARCHAR(32) NOT NULL,
    refusal VARCHAR(40) NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- How many there were since, and when; no times where there was none.
    untold INTEGER NOT NULL,
    first_at TIMESTAMP WITH TIME ZONE,
    last_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (seat, account, refusal)
);

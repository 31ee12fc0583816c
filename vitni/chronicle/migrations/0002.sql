-- The store keeps which facts the account was made from. Both tables begin empty: the next joining makes the account anew.

CREATE TABLE joined_reading (
    number INTEGER NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE joined_judgement (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The chronicle file, version 2. Facts first: kept for ever, superseded, never edited.
-- `record` columns hold the whole value as JSON (chronicle/codec.py); the other columns repeat what SQL users ask for.

CREATE TABLE report (
    id        TEXT NOT NULL PRIMARY KEY,      -- the file name, or the archive's id
    digest    TEXT NOT NULL UNIQUE,           -- SHA-256 of the delivered bytes
    title     TEXT,
    outlet    TEXT,
    agency    TEXT,
    published TEXT,                           -- ISO day, NULL where the report does not tell
    text      TEXT NOT NULL,                  -- frozen: every start and end counts characters in it
    record    TEXT NOT NULL,                  -- everything but the text
    original  BLOB NOT NULL                   -- the delivered bytes
) STRICT;

CREATE TABLE reading (
    number INTEGER NOT NULL PRIMARY KEY,      -- the newest reading of a report (highest number) is the current one
    report TEXT NOT NULL REFERENCES report (id),
    reader TEXT NOT NULL,                     -- version of reader and model
    record TEXT NOT NULL,                     -- everything but the claims
    UNIQUE (report, reader)
) STRICT;

CREATE TABLE claim (
    reading  INTEGER NOT NULL REFERENCES reading (number),
    position INTEGER NOT NULL,                -- order in the report's text
    id       TEXT NOT NULL,
    report   TEXT NOT NULL REFERENCES report (id),
    language TEXT NOT NULL,
    "start"  INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    words    TEXT NOT NULL,
    act      TEXT NOT NULL,
    mode     TEXT,
    meaning  TEXT NOT NULL,
    standing TEXT NOT NULL,
    record   TEXT NOT NULL,
    PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_act ON claim (act, mode);

CREATE TABLE judgement (
    id     TEXT NOT NULL PRIMARY KEY,
    kind   TEXT NOT NULL,
    who    TEXT NOT NULL,
    at     TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

-- Derived: replaced as a whole by every joining, rebuildable from the facts at any time. `position` keeps the order.

CREATE TABLE event (
    position INTEGER NOT NULL PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    act      TEXT NOT NULL,
    mode     TEXT,
    standing TEXT NOT NULL,
    "start"  TEXT,                            -- ISO days, half-open; NULL where open or unknown
    "end"    TEXT,
    place    TEXT,
    content_of TEXT,                          -- the event that speaks of this one
    record   TEXT NOT NULL
) STRICT;
CREATE INDEX event_start ON event ("start");
CREATE INDEX event_content_of ON event (content_of);

CREATE TABLE telling (
    claim TEXT NOT NULL PRIMARY KEY,
    event TEXT NOT NULL REFERENCES event (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_event ON telling (event);

CREATE TABLE disagreement (
    position INTEGER NOT NULL PRIMARY KEY,
    id       TEXT NOT NULL,
    event    TEXT NOT NULL,
    field    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    verdict  TEXT,                            -- NULL while open
    record   TEXT NOT NULL
) STRICT;

CREATE TABLE commitment (
    position INTEGER NOT NULL PRIMARY KEY,
    id       TEXT NOT NULL,
    event    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    state    TEXT NOT NULL,
    record   TEXT NOT NULL
) STRICT;
CREATE INDEX commitment_event ON commitment (event);

CREATE TABLE entity (
    position INTEGER NOT NULL PRIMARY KEY,
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    country  TEXT,
    record   TEXT NOT NULL
) STRICT;

CREATE TABLE anchor (
    position INTEGER NOT NULL PRIMARY KEY,
    report   TEXT NOT NULL,
    record   TEXT NOT NULL
) STRICT;

-- The facts the account was made from: what is missing here is not in it yet, what is here and superseded must leave it.

CREATE TABLE joined_reading (
    number INTEGER NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE joined_judgement (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What to ask: SELECT * FROM claims WHERE act = 'CONSULT';

CREATE VIEW current_reading AS
    SELECT max(number) AS number, report FROM reading GROUP BY report;

CREATE VIEW claims AS
    SELECT claim.id, claim.act, claim.mode, claim.standing, claim.report, claim.language,
           claim."start", claim."end", claim.words, telling.event
    FROM claim
    JOIN current_reading ON current_reading.number = claim.reading
    LEFT JOIN telling ON telling.claim = claim.id;

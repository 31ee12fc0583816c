-- The chronicle file, version 3. Facts first: kept for ever, superseded, never edited.
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

-- Derived: kept up to date by every joining, rebuildable from the facts at any time.

CREATE TABLE event (
    id       TEXT NOT NULL PRIMARY KEY,
    day      TEXT NOT NULL,                   -- the first it can have been on, else 'undated': events are ordered by day, id
    act      TEXT NOT NULL,
    mode     TEXT,
    standing TEXT NOT NULL,
    "start"  TEXT,                            -- ISO days, half-open; NULL where open or unknown
    "end"    TEXT,
    place    TEXT,
    content_of TEXT,                          -- the event that speaks of this one
    record   TEXT NOT NULL
) STRICT;
CREATE INDEX event_day ON event (day);
CREATE INDEX event_start ON event ("start");
CREATE INDEX event_content_of ON event (content_of);

CREATE TABLE telling (
    claim TEXT NOT NULL PRIMARY KEY,
    event TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_event ON telling (event);

CREATE TABLE disagreement (
    event    TEXT NOT NULL,
    place    INTEGER NOT NULL,                -- among those of the event
    id       TEXT NOT NULL,
    field    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    verdict  TEXT,                            -- NULL while open
    record   TEXT NOT NULL,
    PRIMARY KEY (event, place)
) STRICT;

CREATE TABLE commitment (
    event    TEXT NOT NULL PRIMARY KEY,
    later    INTEGER NOT NULL,                -- 0: due some day or on a condition, listed before the others
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    state    TEXT NOT NULL,
    record   TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
    id       TEXT NOT NULL PRIMARY KEY,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    country  TEXT,
    record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE anchor (
    report   TEXT NOT NULL PRIMARY KEY,
    record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the account was made from: what is missing here is not in it yet, what is here and superseded must leave it.

CREATE TABLE joined_reading (
    number INTEGER NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE joined_judgement (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE joined_by (
    rules TEXT NOT NULL PRIMARY KEY           -- the rules and world tables it was made by: others make all of it anew
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

-- For the next joining alone (vitni/renewal): what it must know of claims that are joined already to touch only what a new
-- report touches. Numbers follow the order of arrival and mean nothing else.

CREATE TABLE prepared (                       -- a claim made ready to be compared
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, -- never given twice
    claim  TEXT NOT NULL,
    undated INTEGER NOT NULL,                 -- 1: as it stood before a day was inferred for its report
    report TEXT NOT NULL,
    reading INTEGER NOT NULL,
    position INTEGER NOT NULL,                -- of the claim in its reading
    place  INTEGER NOT NULL,                  -- of the claim in the report's text
    told   TEXT,                              -- first day the report can be of
    speech INTEGER NOT NULL,
    sure   INTEGER NOT NULL,                  -- 0: the report's own day or calendar is in doubt
    outer  TEXT,                              -- the claim it is the content of
    part   INTEGER,                           -- lowest number of the tellings it is joined with, claim by claim
    whole  INTEGER,                           -- the same, with those joined by the order of two stories
    record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX prepared_claim ON prepared (claim, undated);
CREATE INDEX prepared_report ON prepared (report);
CREATE INDEX prepared_outer ON prepared (outer) WHERE outer IS NOT NULL;
CREATE INDEX prepared_part ON prepared (part) WHERE part IS NOT NULL;
CREATE INDEX prepared_whole ON prepared (whole) WHERE whole IS NOT NULL;

CREATE TABLE block (                          -- where partners of a telling are looked for
    key    INTEGER NOT NULL,
    coming INTEGER NOT NULL,
    day    INTEGER NOT NULL,                  -- -1: near all days; below: near a day of every year
    number INTEGER NOT NULL,
    PRIMARY KEY (key, coming, day, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE likely (                         -- pairs more likely one occurrence than not, both ways round
    number INTEGER NOT NULL,
    other  INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (number, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE retelling (                      -- reports of which one tells the other's facts in their order
    first  TEXT NOT NULL,
    second TEXT NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX retelling_second ON retelling (second);

CREATE TABLE translated (
    first  TEXT NOT NULL,
    second TEXT NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX translated_second ON translated (second);

CREATE TABLE draft (                          -- an event by the lowest number of its tellings
    whole  INTEGER NOT NULL PRIMARY KEY,
    event  TEXT NOT NULL UNIQUE,
    wanted TEXT NOT NULL,                     -- the id it would like
    day    TEXT NOT NULL,
    first  TEXT NOT NULL                      -- its first claim by id
) STRICT;
CREATE INDEX draft_wanted ON draft (wanted);

CREATE TABLE concern (                        -- under which names events settle each other's commitments
    key    TEXT NOT NULL,
    day    INTEGER NOT NULL,                  -- 0: told on a day nobody knows
    whole  INTEGER NOT NULL,
    PRIMARY KEY (key, day, whole)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_whole ON concern (whole);

CREATE TABLE met (                            -- names that a report uses, but for those the world tables hold
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    country TEXT NOT NULL,                    -- '' where none
    entity  TEXT NOT NULL,                    -- '' where the report knows none
    report  TEXT NOT NULL,
    PRIMARY KEY (kind, country, name, entity, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX met_report ON met (report);
CREATE INDEX met_entity ON met (entity);

CREATE TABLE known_as (                       -- the entity that all reports together know a name by
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    country TEXT NOT NULL,
    alone   TEXT NOT NULL,                    -- as names of its kind and state alone tell
    entity  TEXT NOT NULL,
    slug    TEXT NOT NULL,
    PRIMARY KEY (kind, country, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_as_entity ON known_as (entity);
CREATE INDEX known_as_slug ON known_as (slug);

CREATE TABLE lesson (                         -- who holds which office, as a report taught
    entity  TEXT NOT NULL,
    report  TEXT NOT NULL,
    place   INTEGER NOT NULL,
    office  TEXT NOT NULL,                    -- '' where none
    country TEXT NOT NULL,
    day     TEXT,                             -- of publication
    record  TEXT NOT NULL,
    PRIMARY KEY (entity, report, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX lesson_report ON lesson (report);
CREATE INDEX lesson_office ON lesson (office, country, day, entity);

CREATE TABLE called (                         -- parties that a report names by their office alone
    office  TEXT NOT NULL,
    country TEXT NOT NULL,
    report  TEXT NOT NULL,
    PRIMARY KEY (office, country, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX called_report ON called (report);

CREATE TABLE known_entity (                   -- who is known by reports alone
    id     TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE names_entity (                   -- entities that a report's claims name, in the end
    entity TEXT NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (entity, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_entity_report ON names_entity (report);

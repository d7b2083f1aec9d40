-- Check-ins and care: one log of what was answered and shown, and what stands beside it.

-- Lines are added, never changed: the rules of care read them in the order of `seq`. `at` is ISO 8601
-- with the offset it was written in; `fields` is a JSON object with what the kind has besides.
CREATE TABLE care_event (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL,
    at        TEXT NOT NULL,
    logged_at TEXT,
    fields    TEXT NOT NULL
) STRICT;

-- The words to a check-in stand apart from the log, so that they go when the person takes them away.
CREATE TABLE check_in_note (
    check_in_id TEXT PRIMARY KEY,
    note        BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A check-in that was begun and not saved: a JSON object, at most one.
CREATE TABLE check_in_draft (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    draft BLOB NOT NULL
) STRICT;

CREATE TABLE plan_part (
    position INTEGER PRIMARY KEY,
    heading  BLOB NOT NULL,
    words    BLOB NOT NULL
) STRICT;

CREATE TABLE trusted_person (
    position INTEGER PRIMARY KEY,
    name     BLOB NOT NULL,
    reach    BLOB NOT NULL,
    words    BLOB NOT NULL
) STRICT;

-- Dates a person wants to see beside their check-ins, 'YYYY-MM-DD'.
CREATE TABLE marked_day (
    id    INTEGER PRIMARY KEY,
    day   TEXT NOT NULL,
    words BLOB NOT NULL
) STRICT;

-- What a person typed for a visit (medicines, questions), by name.
CREATE TABLE visit_note (
    name  TEXT PRIMARY KEY,
    words BLOB NOT NULL
) STRICT, WITHOUT ROWID;

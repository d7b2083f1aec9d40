-- The Remember room. Nothing of it is in the search index, and no entry leads to it.

-- `day` is a day, a month, a year ('2026-03-14', '2026-03', '2026'), or empty. A loss that was taken away
-- stays with its photos, 'removed', until the room is left: so it can be brought back whole.
CREATE TABLE loss (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name     BLOB NOT NULL,
    day      TEXT NOT NULL,
    letter   BLOB NOT NULL,
    removed  INTEGER NOT NULL
) STRICT;

CREATE TABLE loss_words (
    loss_id  TEXT NOT NULL REFERENCES loss (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    who      BLOB NOT NULL,
    words    BLOB NOT NULL
) STRICT;

-- A photo of a loss, as `entry_photo` is for entries. One that was taken away stays as a loss does.
CREATE TABLE loss_photo (
    loss_id  TEXT NOT NULL REFERENCES loss (id),
    position INTEGER NOT NULL,
    photo_id TEXT NOT NULL UNIQUE REFERENCES photo (id),
    removed  INTEGER NOT NULL,
    PRIMARY KEY (loss_id, photo_id)
) STRICT, WITHOUT ROWID;

-- `loss_id` is empty where the candle was lit for all, or for none by name.
CREATE TABLE candle_day (
    position INTEGER PRIMARY KEY,
    day      TEXT NOT NULL,
    loss_id  TEXT NOT NULL
) STRICT;

CREATE TABLE kept_date (
    position INTEGER PRIMARY KEY,
    day      TEXT NOT NULL,
    words    BLOB NOT NULL,
    yearly   INTEGER NOT NULL,
    note     INTEGER NOT NULL,
    plan     BLOB NOT NULL
) STRICT;

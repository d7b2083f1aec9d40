-- What stands beside an entry: a letter's addressee and seal, the prompt it answers, a star, photos,
-- earlier versions; and what belongs to writing: own templates, words the spelling knows.

-- Tied, like tags, to the key that sorts by time. `to_whom` is in the person's own words.
CREATE TABLE letter (
    entry_key INTEGER PRIMARY KEY REFERENCES entry (sort_key) ON UPDATE CASCADE ON DELETE CASCADE,
    to_whom   BLOB NOT NULL,
    sealed_at TEXT
) STRICT;

-- The prompt as it was read: the content of a later version may say it differently, or not at all.
CREATE TABLE answered_prompt (
    entry_key INTEGER PRIMARY KEY REFERENCES entry (sort_key) ON UPDATE CASCADE ON DELETE CASCADE,
    prompt_id TEXT NOT NULL,
    words     BLOB NOT NULL
) STRICT;

CREATE TABLE favourite (
    entry_key INTEGER PRIMARY KEY REFERENCES entry (sort_key) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;

-- What an entry said before, 'kept_at' the instant it was last changed to that, 'letters' how
-- long it is. 'stays': something large went after it, so that it is never thinned out. 'text' is UTF-8.
CREATE TABLE entry_version (
    id       INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    kept_at  TEXT NOT NULL,
    letters  INTEGER NOT NULL,
    stays    INTEGER NOT NULL,
    text     BLOB NOT NULL
) STRICT;

CREATE INDEX entry_version_by_entry ON entry_version (entry_id, id);

-- Photos, re-encoded without what a camera writes into them. `words` say what is on it (alt text).
-- The picture itself stands apart, so that a strip of thumbnails touches no other page.
CREATE TABLE photo (
    id        TEXT PRIMARY KEY,
    added_at  TEXT NOT NULL,
    media     TEXT NOT NULL,
    width     INTEGER NOT NULL,
    height    INTEGER NOT NULL,
    words     BLOB NOT NULL,
    thumbnail BLOB NOT NULL
) STRICT;

CREATE TABLE photo_file (
    photo_id TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
    picture  BLOB NOT NULL
) STRICT;

-- A photo belongs to one entry (or, later, to something else that is kept). Positions may have gaps.
-- One that was taken away stays until `removed_at` is as long ago as the bin keeps things.
CREATE TABLE entry_photo (
    entry_key  INTEGER NOT NULL REFERENCES entry (sort_key) ON UPDATE CASCADE ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    photo_id   TEXT NOT NULL UNIQUE REFERENCES photo (id),
    removed_at TEXT,
    PRIMARY KEY (entry_key, photo_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE template (
    id       INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name     BLOB NOT NULL,
    text     BLOB NOT NULL
) STRICT;

-- Words the spelling check takes as right.
CREATE TABLE known_word (
    word BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Days of the year, 'MM-DD', that On this day never brings up.
CREATE TABLE muted_day (
    day TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Entries that search knows as they were: their tags were renamed, or the index holds more than it used
-- to. They are put in anew in short steps.
CREATE TABLE search_behind (
    entry_key INTEGER PRIMARY KEY REFERENCES entry (sort_key) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;

INSERT INTO search_behind (entry_key) SELECT sort_key FROM entry WHERE binned_at IS NULL;

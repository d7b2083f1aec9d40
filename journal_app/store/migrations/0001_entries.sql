-- Entries, their tags and what search knows of them; settings.

-- The primary key sorts by time (diary day, minute, sequence: domain.entry.sort_key), so that a
-- page of the list lies together on disk and newest first needs no sorting. It moves when the
-- person changes an entry's date; `id` never does.
-- `text` is UTF-8 as bytes: substr() and length() of TEXT stop at a NUL, and a lone surrogate that
-- a keyboard let through has to come back as it was. It stands last: reading a row without it
-- touches no overflow page.
-- Days are 'YYYY-MM-DD'; instants are ISO 8601 with the offset they were written in.
CREATE TABLE entry (
    sort_key   INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    day        TEXT NOT NULL,
    at         TEXT NOT NULL,
    written_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    kind       TEXT NOT NULL,
    binned_at  TEXT,
    text       BLOB NOT NULL
) STRICT;

-- The calendar reads days from this index alone; SQLite needs binned_at, always NULL, in it to see
-- that it may.
CREATE INDEX entry_by_day ON entry (day, binned_at) WHERE binned_at IS NULL;
CREATE INDEX entry_in_bin ON entry (binned_at) WHERE binned_at IS NOT NULL;

CREATE TABLE tag (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Tied to the key that sorts by time, so that the entries of one tag come newest first from the
-- index below; the key's rare moves cascade.
CREATE TABLE entry_tag (
    entry_key INTEGER NOT NULL REFERENCES entry (sort_key) ON UPDATE CASCADE ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    tag_id    INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (entry_key, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_tag_by_tag ON entry_tag (tag_id, entry_key);

-- Values are JSON texts.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Its rowid is entry.sort_key; only entries outside the bin are in it. The words come folded and
-- separated (store/search.py), so the tokenizer has only to split them.
CREATE VIRTUAL TABLE search USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    tokenize = 'ascii',
    prefix = '2 3'
);

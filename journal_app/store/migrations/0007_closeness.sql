-- Closeness: where a person is with it, and their own form of texts that came with the app.

-- `place` is 'not_yet', 'some', 'would_like', 'dont_know', or empty: not said.
CREATE TABLE closeness_note (
    position INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    place    TEXT NOT NULL,
    words    BLOB NOT NULL
) STRICT;

-- `place` is where the text stands: the name of a talk, or of a card.
CREATE TABLE own_words (
    position   INTEGER PRIMARY KEY,
    place      TEXT NOT NULL,
    instead_of BLOB NOT NULL,
    words      BLOB NOT NULL
) STRICT;

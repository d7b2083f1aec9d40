-- The Coping room: who knows, a letter about time off, and how heavy it was before and after an exercise.

-- `knows` is 'knows', 'not', 'later', or empty: the person has not said.
CREATE TABLE telling (
    position INTEGER PRIMARY KEY,
    name     BLOB NOT NULL,
    knows    TEXT NOT NULL,
    draft    BLOB NOT NULL
) STRICT;

-- What was filled in, as it was typed; at most one. `level` and `wishes` (parted by spaces) are ids.
CREATE TABLE leave_letter (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    level   TEXT NOT NULL,
    wishes  TEXT NOT NULL,
    to_whom BLOB NOT NULL,
    first   BLOB NOT NULL,
    last    BLOB NOT NULL,
    name    BLOB NOT NULL,
    own     BLOB NOT NULL
) STRICT;

-- Only turns of which both was noted. `before` and `after` from 0, light, to 3.
CREATE TABLE exercise_turn (
    position INTEGER PRIMARY KEY,
    exercise TEXT NOT NULL,
    at       TEXT NOT NULL,
    before   INTEGER NOT NULL,
    after    INTEGER NOT NULL
) STRICT;

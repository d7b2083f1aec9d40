-- The Coping room: who knows, a letter about time off, and how heavy it was before and after an exercise.

-- `knows` is 'knows', 'not', 'later', or empty: the person has not said.
CREATE TABLE telling (
    position INTEGER PRIMARY KEY,
    name     BLOB NOT NULL,
    knows    TEXT NOT NULL,
    draft    BLOB NOT NULL
) STRICT;

-- What was filled in, by the name of the field.
CREATE TABLE leave_letter (
    name  TEXT PRIMARY KEY,
    words BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Only turns of which both was noted. `before` and `after` from 0, light, to 3.
CREATE TABLE exercise_turn (
    position INTEGER PRIMARY KEY,
    exercise TEXT NOT NULL,
    at       TEXT NOT NULL,
    before   INTEGER NOT NULL,
    after    INTEGER NOT NULL
) STRICT;

-- A few words of a day about the body, and what was taken on it. The day is a label, 'YYYY-MM-DD'.
CREATE TABLE body_note (
    day       TEXT PRIMARY KEY,
    words     BLOB NOT NULL,
    medicines BLOB NOT NULL
) STRICT, WITHOUT ROWID;

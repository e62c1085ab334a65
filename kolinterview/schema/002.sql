-- Ways of saying a point that the user has kept: the words of an answer whose mark was corrected by hand.
CREATE TABLE exemplar (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    framework TEXT NOT NULL,
    point     TEXT NOT NULL,
    text      TEXT NOT NULL,
    attempt   INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    at        TEXT NOT NULL,
    UNIQUE (attempt, point)
);

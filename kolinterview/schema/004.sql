-- The values that a question of numbers was asked with: JSON, {} for any other question.
ALTER TABLE attempt ADD COLUMN given TEXT NOT NULL DEFAULT '{}';

-- Mock interviews: what was asked for, and when it was over ('' until then). Their answers are those of the session.
CREATE TABLE mock (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    session  TEXT NOT NULL UNIQUE,
    at       TEXT NOT NULL,
    lang     TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
    outline  TEXT NOT NULL,
    minutes  INTEGER NOT NULL,
    pace     REAL NOT NULL,                                       -- how many times the suggested time an answer has
    seed     INTEGER NOT NULL,
    level    TEXT NOT NULL,
    audience TEXT NOT NULL,
    aloud    INTEGER NOT NULL,
    ended    TEXT NOT NULL DEFAULT '',
    finished INTEGER NOT NULL DEFAULT 0                           -- it came to its end, and was not given up
);

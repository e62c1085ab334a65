-- How well each point is remembered, in each language: can be made again from the attempts. `last` is UTC, ISO 8601.
CREATE TABLE memory (
    framework  TEXT NOT NULL,
    point      TEXT NOT NULL,
    lang       TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
    stability  REAL NOT NULL,
    difficulty REAL NOT NULL,
    last       TEXT NOT NULL,
    PRIMARY KEY (framework, point, lang)
) WITHOUT ROWID;

CREATE INDEX attempt_by_framework ON attempt (framework, lang, at, id);

-- The interview that is prepared for: one row, or none. `day` is its date where the user is, ISO 8601.
CREATE TABLE interview (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    day     TEXT NOT NULL,
    company TEXT NOT NULL,
    minutes INTEGER NOT NULL                                      -- that an evening has
);

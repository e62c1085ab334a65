-- One row for each answer, or skipped question. Times are UTC, ISO 8601; seconds is the time spent typing.
CREATE TABLE attempt (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    session   TEXT NOT NULL,
    at        TEXT NOT NULL,
    question  TEXT NOT NULL,
    framework TEXT NOT NULL,
    lang      TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
    state     TEXT NOT NULL CHECK (state IN ('answered', 'skipped')),
    answer    TEXT NOT NULL,
    seconds   REAL NOT NULL,
    parent    INTEGER REFERENCES attempt (id) ON DELETE CASCADE,  -- set when this answers a follow-up to that attempt
    probe     TEXT NOT NULL DEFAULT ''                            -- and then the point that was followed up
);

CREATE INDEX attempt_by_question ON attempt (question, id);

-- What became of each point: `found` by the matcher, `state` as it stands, `by` whom (match, hand, probe).
CREATE TABLE mark (
    attempt INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    point   TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('covered', 'unsure', 'missed')),
    found   TEXT NOT NULL CHECK (found IN ('covered', 'unsure', 'missed')),
    by      TEXT NOT NULL CHECK (by IN ('match', 'hand', 'probe')),
    quote   TEXT NOT NULL,
    hits    TEXT NOT NULL,                                        -- JSON: [[start, end], …] into quote
    PRIMARY KEY (attempt, point)
);

-- What the history adds up to at a point is kept with its memory, so that nobody has to read every mark for it: times
-- asked, times covered, and how the last time went.
DROP TABLE IF EXISTS memory;

CREATE TABLE memory (
    framework  TEXT NOT NULL,
    point      TEXT NOT NULL,
    lang       TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
    stability  REAL NOT NULL,
    difficulty REAL NOT NULL,
    last       TEXT NOT NULL,
    asked      INTEGER NOT NULL,
    covered    INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('covered', 'unsure', 'missed')),
    PRIMARY KEY (framework, point, lang)
) WITHOUT ROWID;

-- The newest answers in a language, however long ago that was; and what they add up to by question.
CREATE INDEX IF NOT EXISTS attempt_asked ON attempt (lang) WHERE probe = '';

CREATE INDEX IF NOT EXISTS attempt_answered ON attempt (lang, question, at, seconds)
    WHERE state = 'answered' AND probe = '';

DROP INDEX IF EXISTS attempt_by_question;

-- The answers of a session; and what goes with an answer when it goes.
CREATE INDEX IF NOT EXISTS attempt_by_session ON attempt (session);

CREATE INDEX IF NOT EXISTS attempt_by_parent ON attempt (parent) WHERE parent IS NOT NULL;

"""The history file."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolinterview import database, memories, memory, mocks, tally
from kolinterview.errors import NoSuchAttempt, NoSuchExemplar, StoreCorrupt, StoreTooNew, StoreTrouble
from kolinterview.marks import Mark
from kolinterview.memory import Memory, Review
from kolinterview.store import Attempt, Exemplar, Interview, Store
from kolinterview.tally import Answers, Correction, Tally, Turn

COVERED = Mark("audience", "covered", "covered", "match", "我先看受众匹配", ((3, 7),))
MISSED = Mark("views", "missed", "missed")
ATTEMPT = Attempt(
    session="20261123T090000-abcdef",
    at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    question="screening-how",
    framework="choosing",
    lang="zh",
    state="answered",
    answer="我先看受众匹配",
    seconds=61.3,
    marks=(COVERED, MISSED),
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
STATE = st.sampled_from(["covered", "unsure", "missed"])
MARK = st.builds(
    Mark,
    point=TEXT,
    state=STATE,
    found=STATE,
    by=st.sampled_from(["match", "hand", "probe"]),
    quote=TEXT,
    hits=st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999))).map(tuple),
)
ANY_ATTEMPT = st.builds(
    Attempt,
    session=TEXT,
    at=st.datetimes(
        datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))])
    ),
    question=TEXT,
    framework=TEXT,
    lang=st.sampled_from(["zh", "en"]),
    state=st.sampled_from(["answered", "skipped"]),
    answer=TEXT,
    seconds=st.floats(0, 1e6),
    marks=st.lists(MARK, unique_by=lambda mark: mark.point).map(lambda marks: tuple(sorted(marks, key=_as_utf8))),
    probe=TEXT,
    parent=st.just(0),
    given=st.dictionaries(TEXT, st.floats(0, 1e9), max_size=3),
    id=st.just(0),
)


def _as_utf8(mark: Mark) -> bytes:
    return mark.point.encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "history.db")


def with_version(path: Path, version: int) -> bytes:
    """A sound SQLite file of that schema version, with something in it; its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE something (x)")
        db.execute(f"PRAGMA user_version = {version}")
    db.close()
    return path.read_bytes()


# --- what goes in comes out ---


@given(ANY_ATTEMPT)
def test_an_attempt_comes_back_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, attempt: Attempt) -> None:
    """Every text, mark and offset survives; time is kept to the second, in UTC, and seconds to the tenth."""
    store = Store(tmp_path_factory.mktemp("store") / "history.db")
    id = store.add(attempt).id
    at = attempt.at.astimezone(UTC).replace(microsecond=0)
    assert store.attempt(id) == attempt._replace(id=id, at=at, seconds=round(attempt.seconds, 1))


def test_marks_keep_the_order_of_the_framework(store: Store) -> None:
    """The points come back in the order in which they were marked, which is that of their numbers on the screen."""
    id = store.add(ATTEMPT._replace(marks=(MISSED, COVERED))).id
    assert store.attempt(id).marks == (MISSED, COVERED)


def test_the_newest_attempt_comes_first_and_ids_count_up(store: Store) -> None:
    """The list is newest first, and may be cut short."""
    ids = [store.add(ATTEMPT._replace(answer=answer)).id for answer in ("one", "two", "three")]
    assert ids == [1, 2, 3]
    assert [attempt.answer for attempt in store.attempts()] == ["three", "two", "one"]
    assert [attempt.answer for attempt in store.attempts(2)] == ["three", "two"]


def test_a_correction_replaces_these_marks_and_no_others(store: Store) -> None:
    """The user's word takes the place of the matcher's; what the matcher found is still there."""
    id = store.add(ATTEMPT).id
    store.correct(id, [MISSED.toggled()])
    assert store.attempt(id).marks == (COVERED, Mark("views", "covered", "missed", "hand"))


def test_a_follow_up_hangs_on_its_attempt_and_changes_it_in_one_go(store: Store) -> None:
    """The answer to a follow-up and what it wins for its parent are stored together."""
    parent = store.add(ATTEMPT).id
    won = MISSED.won_by_probe("看中位播放", ((1, 5),))
    mark = Mark("views", "covered", "covered", "match", "看中位播放", ((1, 5),))
    follow_up = ATTEMPT._replace(answer="看中位播放", marks=(mark,), parent=parent, probe="views")
    first = store.add(follow_up, [won])
    second = store.add(follow_up._replace(answer="还有"))
    assert store.follow_ups(parent) == [first, second]
    assert store.follow_ups(first.id) == []
    assert store.attempt(parent).marks == (COVERED, won)


def test_an_attempt_that_is_not_there_is_named(store: Store) -> None:
    """An unknown number is an error that says where the numbers are."""
    store.add(ATTEMPT)
    with pytest.raises(NoSuchAttempt) as caught:
        store.attempt(7)
    assert caught.value.sentence("zh") == "没有 7 号作答。看有哪些：kolinterview history list"


# --- what the history knows ---


def test_tallies_count_each_point_in_one_language_and_end_with_the_last_attempt(store: Store) -> None:
    """Asked, covered, and how the last time went; the other language and the follow-ups do not count."""
    first = store.add(ATTEMPT).id
    store.add(ATTEMPT._replace(marks=(COVERED._replace(state="unsure"), MISSED._replace(state="covered"))))
    store.add(ATTEMPT._replace(lang="en", marks=(MISSED,)))
    store.add(ATTEMPT._replace(framework="other", marks=(MISSED,)))
    store.add(ATTEMPT._replace(marks=(MISSED,), parent=first, probe="views"))
    assert tally.tallies(store, "zh") == {
        ("choosing", "audience"): Tally(2, 1, "unsure"),
        ("choosing", "views"): Tally(2, 1, "covered"),
        ("other", "views"): Tally(1, 0, "missed"),
    }
    assert tally.tallies(store, "en") == {("choosing", "views"): Tally(1, 0, "missed")}


def test_a_correction_of_an_older_attempt_is_counted_but_is_not_the_last_word(store: Store) -> None:
    """What was corrected changes the count; the last attempt still tells how the last time went."""
    first = store.add(ATTEMPT).id
    store.add(ATTEMPT)
    store.correct(first, [MISSED.toggled()])
    assert tally.tallies(store, "zh")["choosing", "views"] == Tally(2, 1, "missed")


def test_only_answers_are_counted_as_answered(store: Store) -> None:
    """Neither a skipped question nor a follow-up is an answer to the question."""
    first = store.add(ATTEMPT).id
    store.add(ATTEMPT)
    store.add(ATTEMPT._replace(state="skipped", answer="", marks=()))
    store.add(ATTEMPT._replace(parent=first, probe="views"))
    store.add(ATTEMPT._replace(question="screening-why", lang="en"))
    assert tally.answered(store) == {"screening-how": 2, "screening-why": 1}


# --- the file ---


def test_reading_makes_no_file(store: Store) -> None:
    """A history that was never written is empty, and stays away from the disk."""
    assert (store.attempts(), store.follow_ups(1), tally.tallies(store, "zh"), tally.answered(store)) == (
        [],
        [],
        {},
        {},
    )
    with pytest.raises(NoSuchAttempt):
        store.attempt(1)
    assert not store.path.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_the_history_is_the_users_alone(store: Store) -> None:
    """Folder and file are closed to everyone else from the start."""
    store.add(ATTEMPT)
    assert (store.path.parent.stat().st_mode & 0o777, store.path.stat().st_mode & 0o777) == (0o700, 0o600)


def test_an_empty_file_becomes_a_history(store: Store) -> None:
    """A file of no bytes, as a crash at the first start may leave, is no obstacle."""
    store.path.parent.mkdir()
    store.path.touch()
    assert store.attempts() == []
    assert store.add(ATTEMPT) == store.attempt(1)


def test_a_newer_versions_file_is_refused_and_left_alone(store: Store) -> None:
    """Neither reading nor writing touches a file whose schema this version does not know."""
    before = with_version(store.path, database.VERSION + 1)
    for call in (store.attempts, lambda: store.add(ATTEMPT), lambda: store.correct(1, [COVERED])):
        with pytest.raises(StoreTooNew) as caught:
            call()
        assert caught.value.sentence("en") == (
            f"{store.path} was written by a newer kolinterview. Please upgrade; the file is untouched."
        )
    assert store.path.read_bytes() == before


def _garbage(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a history at all " * 99)


def _other_schema(path: Path) -> None:
    with_version(path, database.VERSION)


def _damaged(path: Path) -> None:
    Store(path).add(ATTEMPT)
    sound = path.read_bytes()
    path.write_bytes(sound[:4096] + b"\xff" * (len(sound) - 4096))


CORRUPT = [
    (_garbage, "file is not a database"),
    (_other_schema, "no such table: attempt"),
    (_damaged, "database disk image is malformed"),
]


@pytest.mark.parametrize(("spoil", "why"), CORRUPT)
def test_a_corrupt_file_is_named_and_left_alone(store: Store, spoil: Callable[[Path], None], why: str) -> None:
    """What is no sound history is never written to, and the error says which file it is and what to do."""
    spoil(store.path)
    before = store.path.read_bytes()
    for call in (store.attempts, lambda: store.add(ATTEMPT)):
        with pytest.raises(StoreCorrupt) as caught:
            call()
    assert caught.value.sentence("en") == (
        f"{store.path} cannot be read as a history file ({why}). It is untouched; move it away to start afresh."
    )
    assert store.path.read_bytes() == before


def test_a_folder_in_the_files_place_is_said(store: Store) -> None:
    """What cannot be opened is expected trouble, in both languages."""
    store.path.mkdir(parents=True)
    for call in (store.attempts, lambda: store.add(ATTEMPT)):
        with pytest.raises(StoreTrouble) as caught:
            call()
    assert str(store.path) in caught.value.sentence("zh")
    assert "打不开，看看文件夹有没有写权限" in caught.value.sentence("zh")
    assert "it cannot be opened; may the folder be written to?" in caught.value.sentence("en")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file where the folder should be stops the writing with a sentence, not a traceback."""
    (tmp_path / "data").write_text("a file")
    store = Store(tmp_path / "data" / "history.db")
    assert store.attempts() == []
    with pytest.raises(StoreTrouble) as caught:
        store.add(ATTEMPT)
    assert "a file of that name is in the way" in caught.value.sentence("en")
    assert "那里已有一个同名的文件" in caught.value.sentence("zh")


def test_a_history_that_cannot_be_looked_for_is_said(tmp_path: Path) -> None:
    """A path that the system refuses even to look at is expected trouble for reading too."""
    with pytest.raises(StoreTrouble):
        Store(tmp_path / ("x" * 300) / "history.db").attempts()


def test_a_read_only_file_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history that may be read but not written is still read, and the writing says why it failed."""
    store.add(ATTEMPT)
    connect = sqlite3.connect
    uri = f"{store.path.as_uri()}?mode=ro"  # root may write to anything; SQLite itself is told not to
    monkeypatch.setattr(sqlite3, "connect", lambda path, **options: connect(uri, uri=True, **options))
    assert len(store.attempts()) == 1
    with pytest.raises(StoreTrouble) as caught:
        store.add(ATTEMPT)
    assert "the folder or file is read-only" in caught.value.sentence("en")
    assert "文件夹或文件是只读的" in caught.value.sentence("zh")


def test_a_full_disk_is_said_and_keeps_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer for which there is no room is refused in words; the history before it stays."""
    store.add(ATTEMPT)
    migrate = Store._migrate

    def fill(self: Store, db: sqlite3.Connection) -> None:
        migrate(self, db)
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")

    monkeypatch.setattr(Store, "_migrate", fill)
    with pytest.raises(StoreTrouble) as caught:
        store.add(ATTEMPT._replace(answer="长" * 99999))
    assert "the disk is full" in caught.value.sentence("en")
    assert len(store.attempts()) == 1


def test_a_file_that_another_program_keeps_locked_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After waiting its time the store gives up in words."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    store.add(ATTEMPT)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreTrouble) as caught:
        store.add(ATTEMPT)
    assert "another program keeps it locked" in caught.value.sentence("en")
    other.execute("ROLLBACK")
    other.close()
    assert store.add(ATTEMPT).id == 2


BAD = MISSED._replace(state="perhaps")  # type: ignore[arg-type]


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    """No attempt without its marks, no half of a correction."""
    id = store.add(ATTEMPT).id
    for call in (
        lambda: store.add(ATTEMPT._replace(marks=(COVERED, BAD))),
        lambda: store.add(ATTEMPT._replace(parent=id, probe="views"), [COVERED.toggled(), BAD]),
        lambda: store.correct(id, [COVERED.toggled(), BAD]),
        lambda: store.correct(99, [COVERED]),
    ):
        with pytest.raises(StoreTrouble):
            call()
    assert store.attempts() == [ATTEMPT._replace(id=id)]


def test_a_first_start_that_fails_half_way_can_be_tried_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The schema is made whole or not at all."""
    folder = store.path.parent / "schema"
    folder.mkdir(parents=True)
    sound = (database.SCHEMA / "001.sql").read_text(encoding="utf-8")
    (folder / "001.sql").write_text(sound + ";\n\nnonsense", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(database, "SCHEMA", folder)
        with pytest.raises(StoreTrouble):
            store.add(ATTEMPT)
    assert store.attempts() == []
    assert store.add(ATTEMPT).id == 1


# --- several at once ---


def test_sessions_that_start_at_once_both_get_their_answer_in(tmp_path: Path) -> None:
    """Whoever comes second to a new file waits, and then finds it made."""
    barrier = Barrier(2)

    def start(store: Store) -> int:
        barrier.wait()
        return store.add(ATTEMPT).id

    with ThreadPoolExecutor(2) as pool:
        for number in range(20):
            store = Store(tmp_path / str(number) / "history.db")
            assert sorted(pool.map(start, [store, store])) == [1, 2]


def test_processes_that_write_at_once_lose_nothing(store: Store) -> None:
    """Two programs at the same new history each find all their answers in it."""
    code = (
        "import sys; from pathlib import Path\n"
        "sys.path.insert(0, sys.argv[1]); from test_store import ATTEMPT; from kolinterview.store import Store\n"
        "for n in range(10): Store(Path(sys.argv[2])).add(ATTEMPT._replace(session=sys.argv[3], answer=str(n)))"
    )
    arguments = [sys.executable, "-c", code, str(Path(__file__).parent), str(store.path)]
    running = [subprocess.Popen([*arguments, name]) for name in ("a", "b")]
    assert [process.wait(60) for process in running] == [0, 0]
    kept = store.attempts()
    for name in ("a", "b"):
        assert [one.answer for one in kept if one.session == name] == [str(n) for n in reversed(range(10))]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE mark SET state = 'misSed'",
        "UPDATE mark SET found = 'x'",
        "UPDATE mark SET by = 'iatch'",
        "UPDATE mark SET quote = X'00'",
        "UPDATE attempt SET answer = X'00'",
        "UPDATE attempt SET at = 'x'",
    ],
)
def test_what_the_program_has_not_written_is_damage(store: Store, damage: str) -> None:
    """A flipped bit is named as such when it is read, before it is shown or counted."""
    store.add(ATTEMPT._replace(marks=(COVERED,)))
    with sqlite3.connect(store.path) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute(damage)
    db.close()
    with pytest.raises(StoreCorrupt):
        store.attempts()


def test_what_failed_halfway_keeps_nobody_waiting(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as an error is looked at, so is the cursor in it; the file is free all the same."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    for framework in ("a", "b"):
        store.add(ATTEMPT._replace(framework=framework))
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE attempt SET at = 'x' WHERE framework = 'a'")
    db.close()
    with pytest.raises(StoreCorrupt) as caught:
        store.rebuild()
    assert store.add(ATTEMPT._replace(framework="c")).id
    assert caught.value


# --- what the user has taught ---

KEPT = Exemplar("choosing", "views", "掐头去尾的平均", 1, datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
BY_HAND = MISSED.toggled()._replace(quote=KEPT.text, hits=((0, 7),))


def test_a_wording_is_kept_with_its_mark(store: Store) -> None:
    """One transaction: the words that said it stand in the mark, and in the list."""
    assert store.exemplars() == []
    store.add(ATTEMPT)
    assert store.keep(KEPT, BY_HAND) == KEPT._replace(id=1)
    assert store.exemplars() == [KEPT._replace(id=1)]
    assert store.words_kept() == {("choosing", "views"): [KEPT.text]}
    assert store.attempt(1).marks == (COVERED, BY_HAND)


def test_an_answer_gives_one_wording_of_a_point(store: Store) -> None:
    """Choosing again is choosing instead."""
    store.add(ATTEMPT)
    store.keep(KEPT, BY_HAND)
    store.keep(KEPT._replace(text="另一句"), BY_HAND)
    assert [kept.text for kept in store.exemplars()] == ["另一句"]


def test_a_wording_is_forgotten_by_its_number_or_with_its_mark(store: Store) -> None:
    """A number that is not there is said to be none, and no file is made for it."""
    with pytest.raises(NoSuchExemplar):
        store.forget(1)
    assert not store.path.exists()
    store.add(ATTEMPT)
    store.keep(KEPT, BY_HAND)
    store.forget(1)
    with pytest.raises(NoSuchExemplar):
        store.forget(1)
    store.keep(KEPT, BY_HAND)
    store.correct(1, [BY_HAND._replace(state="missed", by="match")])
    assert store.exemplars() == []


def test_wordings_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    """Questions and feedback must come even where the history is broken: nothing rests, and nothing was taught."""
    (tmp_path / "history.db").write_bytes(b"nonsense" * 200)
    broken = Store(tmp_path / "history.db")
    assert broken.words_kept() == {}
    assert tally.lately(broken, "zh") == []


def test_corrections_are_counted_by_point(store: Store) -> None:
    """What was added, what was taken away, of how many; the most often overruled first, and follow-ups left out."""
    assert tally.corrections(store) == []
    for _ in range(3):
        store.add(ATTEMPT)
    store.correct(1, [MISSED.toggled()])
    store.correct(2, [MISSED.toggled(), COVERED.toggled()])
    store.add(ATTEMPT._replace(parent=1, probe="views", marks=(MISSED.toggled(),)))
    assert tally.corrections(store) == [
        Correction("choosing", "views", 3, 2, 0),
        Correction("choosing", "audience", 3, 0, 1),
    ]


def test_a_history_of_the_first_version_is_brought_up_to_date(store: Store) -> None:
    """Nothing in it is lost, and it can be taught."""
    path = store.path
    path.parent.mkdir(parents=True)
    with sqlite3.connect(path) as db:
        db.executescript((database.SCHEMA / "001.sql").read_text(encoding="utf-8"))
        db.execute("PRAGMA user_version = 1")
        db.execute(
            "INSERT INTO attempt (session, at, question, framework, lang, state, answer, seconds)"
            " VALUES ('s', '2026-11-23T09:00:00+00:00', 'q', 'choosing', 'zh', 'answered', '答', 1)"
        )
    db.close()
    assert [attempt.answer for attempt in store.attempts()] == ["答"]
    store.keep(KEPT, BY_HAND)
    assert store.exemplars() == [KEPT._replace(id=1)]


# --- what is remembered ---

HOUR = timedelta(hours=1)


def memories_of(store: Store) -> dict[str, dict[tuple[str, str], Memory]]:
    return {lang: store.remembered(lang) for lang in ("zh", "en")}  # type: ignore[arg-type]


def test_every_answer_moves_the_memory_of_its_points_in_its_language(store: Store) -> None:
    """FSRS after these marks at these times; the other language knows nothing of it."""
    second = ATTEMPT._replace(at=ATTEMPT.at + 30 * HOUR, marks=(MISSED._replace(state="covered", by="hand"),))
    store.add(ATTEMPT)
    store.add(second)
    views = memory.of([Review("missed", "match", ATTEMPT.at), Review("covered", "hand", second.at)])
    audience = memory.of([Review("covered", "match", ATTEMPT.at)])
    assert memories_of(store) == {"zh": {("choosing", "audience"): audience, ("choosing", "views"): views}, "en": {}}


def test_a_corrected_mark_changes_the_memory_it_should_and_no_other(store: Store) -> None:
    """Of that point, in that language; answers that came later still count."""
    first = store.add(ATTEMPT).id
    store.add(ATTEMPT._replace(lang="en"))
    store.add(ATTEMPT._replace(at=ATTEMPT.at + 48 * HOUR))
    before = memories_of(store)
    store.correct(first, [MISSED.toggled()])
    after = memories_of(store)
    assert after["en"] == before["en"]
    assert after["zh"]["choosing", "audience"] == before["zh"]["choosing", "audience"]
    assert after["zh"]["choosing", "views"] == memory.of(
        [Review("covered", "hand", ATTEMPT.at), Review("missed", "match", ATTEMPT.at + 48 * HOUR)]
    )
    store.correct(first, [MISSED])
    assert memories_of(store) == before


def test_a_point_won_by_its_follow_up_is_hard_and_the_follow_up_no_review_of_its_own(store: Store) -> None:
    """It counts once, for the answer it follows."""
    parent = store.add(ATTEMPT).id
    won = MISSED.won_by_probe("中位播放", ((0, 4),))
    store.add(ATTEMPT._replace(parent=parent, probe="views", marks=(MISSED._replace(state="covered"),)), [won])
    assert store.remembered("zh")["choosing", "views"] == memory.of([Review("covered", "probe", ATTEMPT.at)])


def test_a_skipped_question_is_no_review(store: Store) -> None:
    """Nothing was said, nothing is known."""
    store.add(ATTEMPT._replace(state="skipped", answer="", marks=()))
    assert store.remembered("zh") == {}


def test_a_history_from_before_gets_its_memories_with_the_new_schema(store: Store) -> None:
    """Answers of an earlier version are remembered as if it had known how."""
    store.add(ATTEMPT)
    expected = memories_of(store)
    with sqlite3.connect(store.path) as db:
        db.executescript(
            "DROP TABLE memory; DROP TABLE interview; DROP INDEX attempt_by_framework;"
            "DROP TABLE mock; ALTER TABLE attempt DROP COLUMN given; PRAGMA user_version = 2;"
        )
    db.close()
    assert memories_of(Store(store.path)) == expected


STEP = st.one_of(
    st.tuples(
        st.just("answer"),
        st.sampled_from(["zh", "en"]),
        st.integers(-5, 60),  # hours since the last; a clock may be set back
        st.lists(STATE, min_size=1, max_size=3),
    ),
    st.tuples(st.just("correct"), st.integers(0, 30), st.integers(0, 2)),
    st.tuples(st.just("probe"), st.integers(0, 30), st.integers(0, 2), STATE),
    st.tuples(st.just("keep"), st.integers(0, 30), st.integers(0, 2)),
)


@given(st.lists(STEP, max_size=12))
@settings(max_examples=60, deadline=None)
def test_made_again_from_the_answers_the_memories_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    """Answers, corrections and follow-ups in any order: `history rebuild` gives the identical state."""
    store = Store(tmp_path_factory.mktemp("memories") / "history.db")
    attempts: list[Attempt] = []
    at = ATTEMPT.at
    for kind, *step in steps:
        if kind == "answer":
            lang, hours, states = step
            at += hours * HOUR + timedelta(milliseconds=1)
            marks = tuple(Mark(f"point-{n}", state, state) for n, state in enumerate(states))
            attempts.append(store.add(ATTEMPT._replace(lang=lang, at=at, marks=marks)))
        elif attempts:
            attempt = attempts[step[0] % len(attempts)]
            mark = attempt.marks[step[1] % len(attempt.marks)]
            if kind == "correct":
                store.correct(attempt.id, [mark.toggled()])
            elif kind == "keep":
                said = mark._replace(state="covered", by="hand", quote="x")
                store.keep(Exemplar(attempt.framework, mark.point, "x", attempt.id, at), said)
            else:
                won = [mark.won_by_probe("x", ())] if step[2] == "covered" else []
                parent = attempt.id if step[0] % 2 else 0  # the answer it follows may not have been stored
                follow_up = attempt._replace(parent=parent, probe=mark.point, marks=(mark._replace(state=step[2]),))
                store.add(follow_up, won)
    kept = memories_of(store)
    assert store.rebuild() == sum(map(len, kept.values()))
    assert memories_of(store) == kept


def test_what_has_no_review_any_more_has_no_memory(store: Store) -> None:
    """A memory is nothing but its reviews."""
    store.add(ATTEMPT)
    with store.transaction() as db:
        db.execute("DELETE FROM mark WHERE point = 'views'")
        memories.again(db, "choosing", "zh", ["audience", "views"])
    assert list(store.remembered("zh")) == [("choosing", "audience")]


def test_one_interview_is_kept_at_most(store: Store) -> None:
    """A new one takes the place of the old; none is kept where none was said."""
    assert store.interview() is None
    for interview in (Interview(date(2026, 12, 1), "", 30), Interview(date(2026, 12, 4), "某公司", 45)):
        store.prepare_for(interview)
        assert store.interview() == interview
    store.prepare_for(None)
    assert store.interview() is None


# --- what it adds up to ---


def test_turns_are_the_answers_in_their_order_without_skips_and_follow_ups(store: Store) -> None:
    """Each with its time and what it covered."""
    parent = store.add(ATTEMPT).id
    store.add(ATTEMPT._replace(parent=parent, probe="views", marks=(MISSED,)))
    store.add(ATTEMPT._replace(state="skipped", answer="", marks=()))
    store.add(ATTEMPT._replace(question="screening-why", seconds=9.0, marks=(MISSED,)))
    store.add(ATTEMPT._replace(lang="en"))
    assert tally.turns(store, "zh") == [
        Turn("screening-how", ATTEMPT.at, 61.3, 1, 2),
        Turn("screening-why", ATTEMPT.at, 9.0, 0, 1),
    ]


def test_turns_go_back_only_so_far_and_what_answers_add_up_to_goes_all_the_way(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long history is not read through for how someone types now."""
    monkeypatch.setattr(tally, "FAR_BACK", 2)
    for seconds in (10.0, 20.0, 30.0):
        store.add(ATTEMPT._replace(at=ATTEMPT.at - timedelta(seconds=seconds), seconds=seconds))
    store.add(ATTEMPT._replace(state="skipped", answer="", marks=()))
    store.add(ATTEMPT._replace(parent=1, probe="views", marks=(MISSED,)))
    assert [turn.seconds for turn in tally.turns(store, "zh")] == [20.0, 30.0]
    assert tally.answers(store, "zh") == {ATTEMPT.question: Answers(3, 60.0, ATTEMPT.at - timedelta(seconds=10))}
    assert tally.answers(store, "en") == {}


def test_the_question_asked_last_comes_first_even_when_skipped(store: Store) -> None:
    """Each once, by language."""
    for question in ("screening-how", "screening-why", "screening-how"):
        store.add(ATTEMPT._replace(question=question))
    store.add(ATTEMPT._replace(question="outreach-first", state="skipped", answer="", marks=()))
    store.add(ATTEMPT._replace(question="screening-why", lang="en"))
    assert tally.lately(store, "zh") == ["outreach-first", "screening-how", "screening-why"]
    assert tally.lately(store, "en") == ["screening-why"]


def test_the_best_words_for_a_point_are_those_of_the_answer_that_covered_most(store: Store) -> None:
    """The later of equals; the other language, and what covered nothing, have none."""
    both = (COVERED, Mark("views", "covered", "missed", "hand", "看中位播放", ()))
    texts = [
        ("先看人群", (COVERED._replace(quote="先看人群"), MISSED)),
        ("都看", both),
        ("再看人群", (COVERED, MISSED)),
    ]
    for answer, marks in texts:
        store.add(ATTEMPT._replace(answer=answer, marks=marks))
    store.add(ATTEMPT._replace(lang="en", answer="x", marks=(MISSED,)))
    assert tally.best_words(store, "zh") == {
        ("choosing", "audience"): COVERED.quote,
        ("choosing", "views"): "看中位播放",
    }
    assert tally.best_answers(store, "zh") == {"screening-how": "都看"}
    assert (tally.best_words(store, "en"), tally.best_answers(store, "en")) == ({}, {})
    store.add(ATTEMPT._replace(answer="后来", marks=(both[0]._replace(quote="后来"), both[1])))
    assert tally.best_answers(store, "zh") == {"screening-how": "后来"}
    assert tally.best_words(store, "zh")["choosing", "audience"] == "后来"


def test_the_best_is_looked_for_among_the_newest_answers_on_a_framework(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one said long ago and many times since is not one's own way of saying it any more."""
    monkeypatch.setattr(tally, "NEWEST", 2)
    other = ATTEMPT._replace(framework="other", question="outreach-first", answer="别的")
    store.add(other)
    for hours, answer in enumerate(("全都说到", "后来", "再后来")):
        marks = (COVERED._replace(quote=answer), MISSED._replace(state="missed" if hours else "covered"))
        store.add(ATTEMPT._replace(at=ATTEMPT.at + hours * HOUR, answer=answer, marks=marks))
    assert tally.best_answers(store, "zh") == {"screening-how": "再后来", "outreach-first": "别的"}
    assert tally.best_words(store, "zh")["choosing", "audience"] == "再后来"


class Planned(Store):
    """A history that keeps how SQLite goes about each query."""

    steps: ClassVar[list[str]] = []

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        self.steps += [step for *_, step in super().rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        return super().rows(sql, values)


def test_no_history_is_too_long_for_what_commands_ask_of_it(store: Store) -> None:
    """Each query finds what it wants by an index; none goes through all the answers, or all their marks."""
    store.add(ATTEMPT)
    planned = Planned(store.path)
    for query in (
        tally.lately, tally.tallies, tally.turns, tally.answers, tally.best_words, tally.best_answers, Store.remembered
    ):  # fmt: skip
        query(planned, "zh")
    tally.answered(planned)
    mocks.counted(planned)
    planned.follow_ups(1)
    planned.of_session(ATTEMPT.session)
    assert [step for step in planned.steps if re.match("SCAN (attempt|mark)", step)] == []

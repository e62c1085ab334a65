"""The answer being typed, on disk."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview.draft import Draft, DraftFile, discard, left_over, read, rescue

DRAFT = Draft("screening-how", "zh", "先看受众", 12.5)
FOLLOW_UP = Draft("screening-how", "zh", "看中位播放", 3.0, parent=7, probe="views")
SAVE_AND_WAIT = """
import sys
from pathlib import Path
from kolinterview.draft import Draft, DraftFile

file = DraftFile(Path(sys.argv[1]), "killed")
file.save(Draft("screening-how", "zh", "先看受众", 12.5))
print("saved", flush=True)
sys.stdin.read()
"""
UNREADABLE = {
    "cut short": '{"question": "screening-how", "la',
    "nothing": "",
    "no draft": "[1, 2]",
    "null": "null",
    "a field too few": '{"question": "screening-how", "lang": "zh", "text": "x"}',
    "a field too many": '{"question": "q", "lang": "zh", "text": "x", "seconds": 1, "newer": 1}',
    "not UTF-8": b"\xff\xfe",
}
WRONG_TYPES = {
    "a text that is none": '{"question": "q", "lang": "zh", "text": 5, "seconds": 1}',
    "nested too deep": "[" * 99999,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- one session's draft ---


@given(st.text(st.characters(exclude_categories=["Cs"])), st.floats(0, 1e6), st.integers(0, 10**9))
def test_a_draft_comes_back_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory, text: str, seconds: float, parent: int
) -> None:
    """Every character survives; a draft of mere blanks is none."""
    folder = tmp_path_factory.mktemp("drafts")
    draft = Draft("screening-how", "en", text, seconds, parent, "views")
    file = DraftFile(folder, "one")
    file.save(draft)
    file.close()
    assert left_over(folder) == ([(folder / "one.json", draft)] if text.strip() else [])


def test_the_last_save_counts_and_dropping_leaves_nothing(folder: Path) -> None:
    """Each keystroke takes the place of the one before; a stored answer needs no draft."""
    file = DraftFile(folder, "one")
    file.save(DRAFT)
    file.save(FOLLOW_UP)
    assert json.loads(file.path.read_text(encoding="utf-8")) == {
        "question": "screening-how",
        "lang": "zh",
        "text": "看中位播放",
        "seconds": 3.0,
        "parent": 7,
        "probe": "views",
        "given": {},
    }
    file.drop()
    file.drop()
    file.close()
    file.close()
    assert names(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_drafts_are_the_users_alone(folder: Path) -> None:
    """Nobody else may read the folder or what is in it."""
    DraftFile(folder, "one").save(DRAFT)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {
        "one.json": 0o600,
        "one.lock": 0o600,
    }


def test_the_disk_itself_is_waited_for_at_most_once_a_second(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first save is flushed through, the next one when a second has gone by."""
    now, flushed = [0.0], list[float]()
    monkeypatch.setattr(os, "fsync", lambda _: flushed.append(now[0]))
    file = DraftFile(folder, "one", lambda: now[0])
    for now[0] in (100.0, 100.5, 100.9, 101.0, 101.9, 102.0):
        file.save(DRAFT)
    assert flushed == [100.0, 101.0, 102.0]


def test_typing_goes_on_where_drafts_cannot_be_kept(tmp_path: Path) -> None:
    """A folder that cannot be made breaks the draft, not the session; once there is one, drafts are kept again."""
    (tmp_path / "drafts").write_text("a file")
    file = DraftFile(tmp_path / "drafts", "one")
    file.save(DRAFT)
    file.drop()
    assert file.broken
    (tmp_path / "drafts").unlink()
    file.save(DRAFT)
    assert not file.broken
    assert file.path.exists()


def test_a_save_that_fails_keeps_the_one_before(folder: Path) -> None:
    """Half a draft never takes the place of a whole one."""
    file = DraftFile(folder, "one")
    file.save(DRAFT)
    (folder / "one.tmp").mkdir()
    file.save(DRAFT._replace(text="more"))
    assert file.broken
    file.close()
    assert left_over(folder) == [(file.path, DRAFT)]


def test_what_is_set_aside_takes_no_others_place(folder: Path) -> None:
    """Not even where one that was set aside before has been taken up since: there may be others behind it."""
    file = DraftFile(folder, "one")
    asides = [file.set_aside(DRAFT._replace(text=text)) for text in ("a", "b")]
    assert asides[0]
    discard(asides[0])
    file.set_aside(DRAFT._replace(text="c"))
    file.set_aside(DRAFT._replace(text="d"))
    file.close()
    assert {draft.text for _, draft in left_over(folder)} == {"b", "c", "d"}


def test_an_answer_set_aside_is_offered_while_its_session_goes_on(folder: Path) -> None:
    """What could not be stored stays as a draft of its own; the next answers have theirs."""
    file = DraftFile(folder, "one")
    for number in range(3):
        file.save(DRAFT._replace(text=str(number)))
        os.utime(file.path, (number, number))
        if number < 2:
            file.set_aside(DRAFT._replace(text=str(number)))
    assert [draft.text for _, draft in left_over(folder)] == ["0", "1"]
    file.close()
    assert [draft.text for _, draft in left_over(folder)] == ["0", "1", "2"]


def test_what_cannot_be_set_aside_is_nowhere(tmp_path: Path, folder: Path) -> None:
    """And says so: where the folder cannot be, and where only an older text is on the disk."""
    folder.write_text("a file")
    assert DraftFile(folder, "one").set_aside(DRAFT) is None
    file = DraftFile(tmp_path / "others", "one")
    file.save(DRAFT)
    (tmp_path / "others" / "one.tmp").mkdir()  # as if the disk were full from here on
    assert file.set_aside(DRAFT._replace(text="more")) is None
    assert read(file.path) == DRAFT


def test_what_is_on_the_disk_already_can_be_set_aside_though_the_disk_is_full(folder: Path) -> None:
    """A file needs no room to be renamed."""
    file = DraftFile(folder, "one")
    file.save(DRAFT)
    (folder / "one.tmp").mkdir()
    aside = file.set_aside(DRAFT._replace(seconds=13.0))
    assert aside
    assert read(aside) == DRAFT


def test_half_a_draft_is_not_left_lying_about(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What did not fit on the disk does not take up its last bytes."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(json, "dump", full)
    file = DraftFile(folder, "one")
    assert not file.save(DRAFT)
    assert names(folder) == ["one.lock"]


# --- where its folder takes no draft ---


def test_a_rescued_draft_is_whole_and_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among the system's temporary files, a name of its own each time, and read by nobody else."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first, second = rescue(FOLLOW_UP), rescue(DRAFT)
    assert first
    assert second
    assert (read(first), read(second)) == (FOLLOW_UP, DRAFT)
    assert {first.parent, second.parent} == {tmp_path}
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o777 for path in (first, second)} == {0o600}


def test_what_cannot_be_rescued_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder, or no room in it: no path is told, and no empty file stays."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert rescue(DRAFT) is None

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, "fsync", full)
    assert rescue(DRAFT) is None
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize(
    "damage",
    [
        {"seconds": "x"}, {"seconds": None}, {"seconds": 10**400}, {"question": []}, {"probe": 3}, {"text": None},
        {"given": {"fee": "x"}}, {"given": [1]}, {"given": {"fee": float("inf")}}, {"more": 1},
        {"seconds": "5"}, {"seconds": True}, {"given": {"fee": "3"}}, {"parent": 1.5},
        {"parent": "1"}, {"parent": 10**30}, {"text": "half a \ud800"},
    ],
)  # fmt: skip
def test_a_damaged_draft_is_not_read(folder: Path, damage: dict[str, object]) -> None:
    """Whatever was done to it by hand, no start fails on it, and it stays where it is."""
    folder.mkdir()
    file = folder / "a.json"
    file.write_text(json.dumps(DRAFT._asdict() | damage), encoding="utf-8")
    assert read(file) is None
    assert left_over(folder) == []
    assert file.exists()


# --- what dead sessions left ---


def test_a_living_sessions_draft_is_not_offered(folder: Path) -> None:
    """Two windows never fight for one answer."""
    file = DraftFile(folder, "one")
    file.save(DRAFT)
    assert left_over(folder) == []
    assert file.path.exists()
    file.close()
    assert left_over(folder) == [(file.path, DRAFT)]


def test_a_lock_that_could_not_be_had_at_first_is_taken_later(folder: Path) -> None:
    """Once the disk lets it, a session holds what it types."""
    file = DraftFile(folder, "one")
    (folder / "one.lock").mkdir(parents=True)
    file.save(DRAFT)
    assert file.broken
    (folder / "one.lock").rmdir()
    file.save(DRAFT)
    assert left_over(folder) == []


def test_a_killed_programs_draft_is_offered(folder: Path) -> None:
    """kill -9 takes no word with it, and nobody's draft is offered before."""
    command = [sys.executable, "-c", SAVE_AND_WAIT, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as typing:
        assert typing.stdout
        assert typing.stdout.readline().strip() == b"saved"
        assert left_over(folder) == []
        typing.kill()
        typing.wait()
    assert left_over(folder) == [(folder / "killed.json", DRAFT)]


def test_the_oldest_draft_comes_first(folder: Path) -> None:
    """Whatever their names, drafts are offered in the order in which they were left."""
    for name, age in (("b", 1), ("c", 2), ("a", 3)):
        file = DraftFile(folder, name)
        file.save(DRAFT._replace(text=name))
        file.close()
        os.utime(file.path, (age, age))
    assert [draft.text for _, draft in left_over(folder)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    "content",
    [*UNREADABLE.values(), *(pytest.param(content) for content in WRONG_TYPES.values())],
    ids=[*UNREADABLE, *WRONG_TYPES],
)
def test_a_draft_that_cannot_be_read_is_passed_over_and_left_alone(folder: Path, content: str | bytes) -> None:
    """It keeps nobody from the others, and it is still there for whoever wants to look."""
    file = DraftFile(folder, "good")
    file.save(DRAFT)
    file.close()
    bad = folder / "bad.json"
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert left_over(folder) == [(folder / "good.json", DRAFT)]
    assert bad.read_bytes() == (content if isinstance(content, bytes) else content.encode())


def test_a_draft_that_cannot_be_locked_is_not_offered(folder: Path) -> None:
    """What cannot be taken over for sure is left alone."""
    DraftFile(folder, "one").save(DRAFT)
    held = folder / "two.json"
    (folder / "one.json").replace(held)
    (folder / "two.lock").mkdir()
    assert left_over(folder) == []
    assert held.exists()


def test_a_draft_that_vanishes_meanwhile_is_passed_over(folder: Path) -> None:
    """A draft that another session threw away between the look and the reading is none."""
    folder.mkdir()
    (folder / "gone.json").symlink_to(folder / "nowhere")
    assert left_over(folder) == []


def test_a_folder_that_is_not_there_has_no_drafts(folder: Path) -> None:
    """The first start finds nothing and makes nothing."""
    assert left_over(folder) == []
    assert not folder.exists()


def test_the_locks_of_the_dead_are_swept_those_of_the_living_are_not(folder: Path) -> None:
    """A session that died between two answers leaves nothing for good; one that lives keeps its lock."""
    living = DraftFile(folder, "living")
    living.save(DRAFT)
    living.drop()
    (folder / "dead.lock").touch()
    (folder / "dead.tmp").touch()
    assert left_over(folder) == []
    assert names(folder) == ["living.lock"]


def test_throwing_a_draft_away_takes_all_that_belongs_to_it(folder: Path) -> None:
    """Nothing stays of it, and a second time does no harm; other drafts are not touched."""
    for name in ("one", "two"):
        file = DraftFile(folder, name)
        file.save(DRAFT)
        file.close()
    left_over(folder)
    (folder / "one.tmp").touch()
    discard(folder / "one.json")
    discard(folder / "one.json")
    assert [path for path, _ in left_over(folder)] == [folder / "two.json"]
    assert [name for name in names(folder) if name.startswith("one")] == []

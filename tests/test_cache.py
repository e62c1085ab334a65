"""The bank as JSON: as good as the YAML, and never in the way."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from conftest import SMALL_FRAMEWORKS, SMALL_QUESTIONS, write_bank

from kolinterview import cache, house, load
from kolinterview.bank import Bank
from kolinterview.errors import DataProblems

OWN = "frameworks: [{id: mine, title: 我的, points: [{id: one, text: 一}]}]\n"

# What may lie in the place of the cache; KEY is the right key, SUM the checksum of the rest, BANK the right lines.
SPOILT = [
    "",
    "{",
    "null",
    "[]\n",
    "{}",
    "[KEY]",
    "[KEY, 0]",
    "[KEY, 0]\nBANK",
    "[KEY, SUM]\n",
    "[KEY, SUM]\nnull",
    "[KEY, SUM]\n{}",
    '[KEY, SUM]\n{"frameworks": ["a"]}',
    '[KEY, SUM]\n{"topics": [], "questions": {}, "frameworks": [], "concepts": {}}',
    '[KEY, SUM]\n{"topics": {"a": {}}, "questions": {}, "frameworks": [], "concepts": {}}',
    '[KEY, SUM]\n{"topics": {}, "questions": {"a": {"id": "a"}}, "frameworks": [], "concepts": {}}',
    '[KEY, SUM]\n{"topics": {}, "questions": {"a": ["a"]}, "frameworks": [], "concepts": {}}',
    "[[0], SUM]\nBANK",
    "[" * 100_000,
    "\ud800",
]


def edit(folder: Path, old: str, new: str) -> None:
    """The questions changed as any program may do it: size and time stay as they were."""
    assert len(old.encode()) == len(new.encode())
    file = folder / "questions.yaml"
    stat = file.stat()
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, reading YAML is an error."""

    def fail(*_: object) -> None:
        raise AssertionError("the YAML is read")

    return lambda: monkeypatch.setattr(load, "load", fail)


def ask(bank: Bank) -> str:
    return bank.questions["outreach-first"].ask.zh


def test_the_kept_bank_is_the_bank(tmp_path: Path, bank: Bank, unread: Callable[[], None]) -> None:
    """Every record of the built-in bank comes back as it was."""
    data = house.built_in()
    cache.keep([data], [], tmp_path / "cache")
    unread()
    kept = cache.load([data], [], tmp_path / "cache")
    assert kept == bank
    assert list(kept.questions) == list(bank.questions)
    assert list(kept.frameworks) == list(bank.frameworks)


def test_a_question_keeps_the_points_it_asks_for(tmp_path: Path) -> None:
    """Lists come back from JSON as the tuples they were."""
    some = SMALL_QUESTIONS.replace("level: senior", "level: senior\n    points: [views]")
    folder = write_bank(tmp_path / "b", some)
    first, second = (cache.load([folder], [], tmp_path / "cache") for _ in range(2))
    assert first.questions["screening-why"].points == second.questions["screening-why"].points == ("views",)
    assert hash(second.questions["screening-why"]) == hash(first.questions["screening-why"])


def test_unchanged_files_are_not_read_again(tmp_path: Path, unread: Callable[[], None]) -> None:
    """From the second start on there is no YAML to read."""
    folder = write_bank(tmp_path / "b")
    before = cache.load([folder], [], tmp_path / "cache")
    unread()
    assert cache.load([folder], [], tmp_path / "cache") == before


def test_a_changed_file_is_read_again(tmp_path: Path, unread: Callable[[], None]) -> None:
    """An edit shows at once, even one that leaves size and time as they were, and is kept from then on."""
    folder = write_bank(tmp_path / "b")
    cache.load([folder], [], tmp_path / "cache")
    edit(folder, "怎么写", "写什么")
    assert ask(cache.load([folder], [], tmp_path / "cache")) == "第一封邮件写什么？"
    unread()
    assert ask(cache.load([folder], [], tmp_path / "cache")) == "第一封邮件写什么？"


def test_what_comes_along_is_kept_beside_it(tmp_path: Path, unread: Callable[[], None]) -> None:
    """What the build has kept is used wherever it is installed, and no longer when the YAML has changed."""
    built = write_bank(tmp_path / "built")
    cache.keep([built], [], built)
    installed = built.rename(tmp_path / "installed")
    edit(installed, "怎么写", "写什么")
    assert ask(cache.load([installed], [], tmp_path / "cache")) == "第一封邮件写什么？"
    edit(installed, "写什么", "怎么写")
    (tmp_path / "cache" / "bank.jsonl").unlink()
    unread()
    bank = cache.load([installed], [], tmp_path / "cache")
    assert ask(bank) == "第一封邮件怎么写？"
    assert {framework.home for framework in bank.frameworks.values()} == {str(installed)}
    assert list((tmp_path / "cache").iterdir()) == []


def test_another_folder_is_another_bank(tmp_path: Path) -> None:
    """A bank of one's own counts, also with one of its files missing, and so does the file that appears later."""
    small, own = write_bank(tmp_path / "small"), tmp_path / "own"
    own.mkdir()
    (own / "answer_frameworks.yaml").write_text(OWN, encoding="utf-8")
    assert "mine" not in cache.load([small], [], tmp_path / "cache").frameworks
    assert "mine" in cache.load([small], [own], tmp_path / "cache").frameworks
    (own / "questions.yaml").write_text("topics: [{id: new, zh: 新}]\n", encoding="utf-8")
    assert "new" in cache.load([small], [own], tmp_path / "cache").topics


def test_another_shape_of_the_records_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unread: Callable[[], None]
) -> None:
    """What an older version kept is not taken for this one's."""
    folder = write_bank(tmp_path / "b")
    cache.load([folder], [], tmp_path / "cache")
    monkeypatch.setattr(cache, "SHAPE", cache.SHAPE + 1)
    unread()
    with pytest.raises(AssertionError, match="the YAML is read"):
        cache.load([folder], [], tmp_path / "cache")


@pytest.mark.parametrize("spoilt", SPOILT, ids=[text[:40] for text in SPOILT])
def test_a_spoilt_cache_is_made_anew(spoilt: str, tmp_path: Path) -> None:
    """Whatever lies there, the bank comes, and the next start has a sound cache."""
    folder, file = write_bank(tmp_path / "b"), tmp_path / "cache" / "bank.jsonl"
    right = cache.load([folder], [], file.parent)
    sound = file.read_bytes()
    key = json.dumps(json.loads(sound.partition(b"\n")[0])[0])
    lying = spoilt.replace("KEY", key).encode("utf-8", "surrogatepass").replace(b"BANK", sound.partition(b"\n")[2])
    file.write_bytes(lying.replace(b"SUM", str(crc32(lying.partition(b"\n")[2])).encode()))
    assert cache.load([folder], [], file.parent) == right
    assert file.read_bytes() == sound


def test_a_flipped_bit_is_no_other_bank(tmp_path: Path) -> None:
    """A byte that the disk has changed is seen at once, not when its framework is asked for."""
    folder, file = write_bank(tmp_path / "b"), tmp_path / "cache" / "bank.jsonl"
    right = cache.load([folder], [], file.parent)
    sound = file.read_bytes()
    for at in range(0, len(sound), 7):
        file.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert cache.load([folder], [], file.parent) == right


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    """A file where the folder should be, or a folder where the file should be: the YAML is read, nothing left over."""
    folder = write_bank(tmp_path / "b")
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "cache" / "bank.jsonl").mkdir(parents=True)
    for place in ("file", "cache"):
        assert cache.load([folder], [], tmp_path / place) == load.load([folder])
    assert [file.name for file in (tmp_path / "cache").iterdir()] == ["bank.jsonl"]


def test_a_bank_with_faults_is_not_kept(tmp_path: Path) -> None:
    """They are told at every start until they are gone."""
    folder = write_bank(tmp_path / "b", frameworks=SMALL_FRAMEWORKS.replace("<audience>", "<zzz>"))
    for _ in range(2):
        with pytest.raises(DataProblems):
            cache.load([folder], [], tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such folder names")
def test_a_folder_whose_name_is_no_utf8_is_no_trouble(tmp_path: Path, unread: Callable[[], None]) -> None:
    """An old disk's Latin-1 or GBK folder name is a path like any other, and its bank is kept."""
    folder = write_bank(tmp_path / os.fsdecode(b"caf\xe9"))
    cache.load([folder], [], tmp_path / "cache")
    unread()
    assert cache.load([folder], [], tmp_path / "cache").frameworks["choosing"].home == str(folder)

"""What is shipped, run where nothing else of the project is."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the sdist, freshly built."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_wheel_runs_alone_from_another_folder(dist: Path, tmp_path: Path) -> None:
    """Installed with its runtime dependencies only, it finds its bank, its schema and its words, and drills."""
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = dist.glob("*.whl")
    # A coverage hook for subprocesses would need coverage there, which is just what must not be there.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    subprocess.run([scripts / "pip", "install", "-q", wheel], check=True, env=env, capture_output=True)
    for line, input, expected in (
        ("bank check --lang en", "", "All fine"),
        ("drill --question screening-criteria --lang zh --yes", "先看受众匹配。\n.\n", "4 个要点，答到 1 个"),
        ("review --topic screening --lang zh", "", "✓ 受众匹配"),
        ("review --format html --lang en", "", "<!DOCTYPE html>"),
        ("drill --pick weak --lang en --yes", "", "Nothing was handed in this time."),
    ):
        command = [scripts / "kolinterview", *line.split()]
        done = subprocess.run(
            command, input=input, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=True
        )
        assert expected in done.stdout
        assert done.stderr == ""
    kept = list((tmp_path / "env").rglob("kolinterview/data/bank.jsonl"))
    assert kept, "the bank is kept when the wheel is built, so that its YAML need not be read at the first start"


def test_the_sdist_holds_what_the_tests_need(dist: Path) -> None:
    """Whoever unpacks the sdist can build the wheel and run the tests."""
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "data/questions.yaml",
        "data/answer_frameworks.yaml",
        "kolinterview/schema/001.sql",
        "kolinterview/templates/sheet.html.j2",
    } <= names
    assert {"tests/conftest.py", "docs/architecture.md", "README.zh-CN.md", "LICENSE", "pyproject.toml"} <= names

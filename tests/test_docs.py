"""Documentation that cannot lie."""

from __future__ import annotations

import inspect
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer
from conftest import Run

from kolinterview import helps, house, load, settings, words
from kolinterview.cli import app
from kolinterview.lang import Both
from kolinterview.words import ahead, aloud, history, mock, numbers, sheet

ROOT = Path(__file__).parent.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
ROOT_COMMAND = typer.main.get_command(app)


def blocks(file: Path, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def transcripts(file: Path) -> list[tuple[str, str]]:
    """Each `$ command` of the console blocks, with the output that the README shows for it."""
    found = []
    for block in blocks(file, "console"):
        for entry in block.split("$ ")[1:]:
            command, _, output = entry.partition("\n")
            found.append((command.split("  #")[0].strip(), output.strip()))
    return found


TRANSCRIPTS = [entry for readme in READMES.values() for entry in transcripts(readme)]


@pytest.mark.parametrize(("command", "output"), TRANSCRIPTS, ids=[command for command, _ in TRANSCRIPTS])
def test_every_command_of_the_readmes_runs_and_prints_what_they_show(command: str, output: str) -> None:
    """A reader who types what the README says sees what the README says."""
    program = f"{shlex.quote(sys.executable)} -m kolinterview"
    line = re.sub(r"(?:(?<=\| )|^)kolinterview", lambda _: program, command)
    done = subprocess.run(["/bin/sh", "-c", line], input="", capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if "screning" in command else 0)
    if output:
        assert (done.stdout + done.stderr).strip() == output


def test_both_readmes_show_the_same_commands() -> None:
    """The Chinese README has the same set-up lines, settings and commands as the English one."""
    for kind in ("sh", "powershell"):
        assert blocks(READMES["en"], kind) == blocks(READMES["zh"], kind)
    english, chinese = ([command.split()[0] for command, _ in transcripts(file)] for file in READMES.values())
    assert english == chinese
    english, chinese = (re.findall("^#+ ", file.read_text(encoding="utf-8"), re.MULTILINE) for file in READMES.values())
    assert english == chinese


def test_ci_runs_the_readmes_own_test_command() -> None:
    """What CI runs is what the README tells people to run."""
    command = next(line for block in blocks(READMES["en"], "sh") for line in block.splitlines() if "pytest" in line)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("readme", READMES.values(), ids=READMES)
def test_the_settings_of_the_readmes_are_the_defaults(readme: Path, home: Path) -> None:
    """The sample config.yaml is valid, names every setting, and changes nothing but the bank."""
    (home / "my-bank").mkdir(parents=True)
    (home / "config.yaml").write_text(blocks(readme, "yaml")[0], encoding="utf-8")
    paths = settings.paths({"KOLINTERVIEW_HOME": str(home)})
    sample, default = settings.load(paths, {}), settings.Settings("zh")
    assert set(sample.origins) == set(settings.SETTINGS)
    assert sample.banks == (home / "my-bank",)
    for name in set(settings.SETTINGS) - {"banks"}:
        assert getattr(sample, name) == getattr(default, name)


def test_the_bank_shown_in_the_architecture_loads(tmp_path: Path) -> None:
    """The format as documented is the format as read."""
    questions, frameworks = blocks(ROOT / "docs" / "architecture.md", "yaml")[0].split("# answer_frameworks.yaml\n")
    (tmp_path / "questions.yaml").write_text(questions, encoding="utf-8")
    (tmp_path / "answer_frameworks.yaml").write_text(frameworks, encoding="utf-8")
    assert load.load([tmp_path]).questions["screening-criteria"].checked == "2026-11-23"


def commands(command: object, path: str = "") -> list[tuple[str, typer.core.TyperCommand]]:
    below = [
        entry
        for name, sub in getattr(command, "commands", {}).items()
        for entry in commands(sub, f"{path} {name}".strip())
    ]
    return [(path, command), *below]  # type: ignore[list-item]


COMMANDS = commands(ROOT_COMMAND)


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[path or "kolinterview" for path, _ in COMMANDS])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_explains_itself_and_each_of_its_options(
    path: str, command: typer.core.TyperCommand, lang: str, run: Run
) -> None:
    """--help names what a command does and every option and argument it has, in both languages."""
    shown = re.sub(r"\s+", "", run(f"{path} --help --lang {lang}").out)
    assert re.sub(r"\s+", "", helps.COMMANDS[path].of(lang)) in shown  # type: ignore[arg-type]
    for param in command.params:
        name = max(param.opts, key=len) if param.param_type_name == "option" else str(param.metavar)
        shown_as = name if name.startswith("--") else helps.METAVARS[name].of(lang)  # type: ignore[arg-type]
        assert shown_as in shown
        assert re.sub(r"\s+", "", helps.of_option(path, name).of(lang)) in shown  # type: ignore[arg-type]


def test_no_help_is_left_over() -> None:
    """Every entry of `helps` belongs to a command or an option that exists."""
    paths = {path for path, _ in COMMANDS}
    names = {"--help"}
    for path, command in COMMANDS:
        for param in command.params:
            name = max(param.opts, key=len) if param.param_type_name == "option" else str(param.metavar)
            names |= {name, f"{path} {name}"}
    assert set(helps.COMMANDS) == paths
    assert set(helps.METAVARS) == {param.metavar for _, command in COMMANDS for param in command.params} - {None}
    assert set(helps.OPTIONS) <= names


WORDS = {
    "words": words,
    "ahead": ahead,
    "sheet": sheet,
    "spoken": aloud,
    "said": mock,
    "about_numbers": numbers,
    "of_history": history,
}
RATES = {"zh", "en"}
"""Fields of which each language shows its own."""


def every_both() -> dict[str, Both]:
    said = {
        f"{called}.{name}": value
        for called, module in WORDS.items()
        for name, value in vars(module).items()
        if name.isupper()
    }
    found = {name: value for name, value in said.items() if isinstance(value, Both)}
    for name, value in said.items():
        if isinstance(value, tuple) and not isinstance(value, Both):
            found |= {f"{name}[{index}]": both for index, both in enumerate(value)}
        if isinstance(value, dict):
            found |= {f"{name}[{key}]": both for key, both in value.items() if isinstance(both, Both)}
    return found | {f"help {key}": both for key, both in (helps.COMMANDS | helps.OPTIONS).items()}


@pytest.mark.parametrize(("name", "both"), every_both().items(), ids=list(every_both()))
def test_every_sentence_stands_in_both_languages_with_the_same_fields(name: str, both: Both) -> None:
    """Nothing on the screen is missing in one language, or has a hole that only the other fills."""
    assert both.zh
    assert both.en
    zh, en = (set(re.findall(r"\{(\w+)", text)) - RATES for text in both)
    assert zh == en, name


def test_every_word_is_used() -> None:
    """A sentence that nothing shows is deleted."""
    files = [file for kind in ("*.py", "*.j2") for file in (ROOT / "kolinterview").rglob(kind)]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    unused = [
        name
        for called, module in WORDS.items()
        for name in vars(module)
        if name.isupper()
        and not re.search(rf"\b(?:words|aloud|mock|{called})\.{name}\b|import {name}\b", code)
        and len(re.findall(rf"\b{name}\b", inspect.getsource(module))) < 2
    ]
    assert unused == []


def test_every_dependency_has_its_reason() -> None:
    """Each line of a dependency list in pyproject.toml says why it is there."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    needed = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    for requirement in needed:
        if not requirement.startswith("kolinterview"):
            assert re.search(rf'^ +"{re.escape(requirement)}",? +# \w+', text, re.MULTILINE), requirement


def test_the_built_in_bank_is_found_beside_a_checkout() -> None:
    """In a checkout the bank is data/ at the top."""
    assert house.built_in() == ROOT / "data"

"""The command that holds an interview: `kolinterview mock`."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kolinterview import values
from kolinterview.house import House
from kolinterview.options import MINUTES, SEED, Force, Format, Output, form_of

if TYPE_CHECKING:
    from kolinterview.mock import Mocking
    from kolinterview.mocks import Mock
    from kolinterview.report import Report

RESUME = "kolinterview mock --resume"
USUAL = "business"
"""The round, unless the user says otherwise."""


def mock(
    ctx: typer.Context,
    round: Annotated[str | None, typer.Option(metavar="ROUND")] = None,
    minutes: Annotated[str | None, typer.Option("--minutes", "-m", metavar="MINUTES")] = None,
    level: Annotated[str | None, typer.Option(metavar="LEVEL")] = None,
    audience: Annotated[str | None, typer.Option("--for", metavar="WHOM")] = None,
    clock: Annotated[str | None, typer.Option(metavar="WHERE")] = None,
    seed: Annotated[str | None, typer.Option(metavar="N")] = None,
    aloud: Annotated[bool, typer.Option("--aloud")] = False,
    coach: Annotated[bool, typer.Option("--coach")] = False,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    output: Output = None,
    format: Format = None,
    force: Force = False,
) -> None:
    from kolinterview import draft, sittings
    from kolinterview import mock as mocking
    from kolinterview.errors import BadUsage, FileThere, NothingToResume, TooShort
    from kolinterview.words import mock as words
    from kolinterview.words.aloud import NEEDS_TERMINAL

    house: House = ctx.obj
    settings = house.settings.with_option("clock", clock)
    form = form_of(format, output)
    if output and output.exists() and not force:
        raise FileThere(path=output)
    given = {"--round": round, "--minutes": minutes, "--level": level, "--for": audience, "--seed": seed}
    if resume and (names := [name for name, value in given.items() if value is not None]):
        raise BadUsage(what=words.RESUME_ALONE.fill(names=", ".join(names)), command=ctx.command_path)
    if aloud and not house.reader("off").interactive:
        raise BadUsage(what=NEEDS_TERMINAL, command=ctx.command_path)
    last = _unfinished(house)
    if resume and last is None:
        raise NothingToResume
    going = last and (resume or _is_to_go_on(house, last))
    if last and going:
        house.speak(last.lang)
        held = last
    else:
        held = _wanted(house, round, minutes, level, audience, seed, aloud=aloud)
        least = sittings.planned(house, settings, held).least
        if least > held.minutes and minutes is not None:
            raise TooShort(name=house.bank.outline(held.outline).name, least=least)
        held = _begun(house, replace(held, minutes=max(least, held.minutes)), instead_of=last)
    sitting = sittings.mock(house, settings, held, coach=coach)
    finished, walked_out = mocking.hold(sitting, draft.read(sitting.desk.draft.path))
    if finished:
        _over(house, sitting, finished=True)
        _report(house, sitting, output, form, force=force)
    else:
        _paused(house, sitting)
    if walked_out:
        raise typer.Exit(130)


def _unfinished(house: House) -> Mock | None:
    """The last mock that is not over, and goes on in no other window; none where the history cannot be read."""
    from kolinterview import draft, mocks
    from kolinterview.errors import StoreTrouble

    draft.sweep(house.paths.drafts / "mock")
    try:
        return next((mock for mock in mocks.all_of(house.store) if _can_go_on(house, mock)), None)
    except StoreTrouble as error:
        house.screen.complain(error.sentence(house.lang))
        return None


def _can_go_on(house: House, mock: Mock) -> bool:
    from kolinterview import draft, sittings

    return (
        mock.ended is None and mock.outline in house.bank.outlines and not draft.is_held(sittings.draft_of(house, mock))
    )


def _is_to_go_on(house: House, mock: Mock) -> bool:
    """Asked where someone is there to answer."""
    from kolinterview import mocks
    from kolinterview.ask import choice
    from kolinterview.words import mock as words

    reader = house.reader("off")
    if not reader.interactive:
        return False
    questions = mocks.counted(house.store).get(mock.session, (0, 0, 0))[0]
    when = mock.at.astimezone().strftime("%m-%d %H:%M")
    house.screen.tell(words.FOUND, name=house.bank.outlines[mock.outline].name, when=when, number=questions)
    while True:
        house.screen.tell(words.FOUND_KEYS, style="bold")
        typed = choice(reader)
        if typed in (None, "", "n"):
            return typed != "n"


def _wanted(
    house: House,
    round: str | None,
    minutes: str | None,
    level: str | None,
    audience: str | None,
    seed: str | None,
    *,
    aloud: bool,
) -> Mock:
    """The mock that the command line asks for; an English round is in English unless it says otherwise."""
    from random import Random

    from kolinterview import sittings
    from kolinterview.bank import AUDIENCES, LEVELS
    from kolinterview.mocks import Mock

    outlines = house.bank.outlines
    chosen = outlines[values.choice(list(outlines)).take("--round", round or USUAL)]
    if chosen.id == "english" and not house.lang_is_said:
        house.speak("en")
    return Mock(
        session=house.session,
        at=house.now(),
        lang=house.lang,
        outline=chosen.id,
        minutes=MINUTES.take("--minutes", minutes) if minutes is not None else chosen.minutes,
        pace=1.0 if aloud else sittings.pace(house),
        seed=SEED.take("--seed", seed) if seed else Random().randrange(10**9),
        level=values.choice(LEVELS).take("--level", level) if level else "",
        audience=values.choice(AUDIENCES[1:]).take("--for", audience) if audience else "",
        aloud=aloud,
    )


def _begun(house: House, mock: Mock, *, instead_of: Mock | None) -> Mock:
    """The mock, kept in the history, where one that was not wanted any more is over; its id is 0 if it cannot be."""
    from kolinterview import draft, mocks, sittings
    from kolinterview.errors import StoreTrouble
    from kolinterview.words import mock as words

    try:
        if instead_of and house.reader("off").interactive:  # where nobody was asked, nobody has given it up
            mocks.end(house.store, instead_of, house.now(), finished=False)
            draft.discard(sittings.draft_of(house, instead_of))
        return mocks.begin(house.store, mock)
    except StoreTrouble as error:
        house.screen.tell(words.NOT_RESUMABLE, why=error)
        return mock


def _paused(house: House, sitting: Mocking) -> None:
    """How to go on; a mock in which nothing was written is over, and one that was not kept has its report now."""
    from kolinterview import draft
    from kolinterview.words import mock as words

    left = draft.read(sitting.desk.draft.path)
    if not sitting.desk.taken and not (left and left.text.strip()):
        sitting.desk.draft.drop()
        _over(house, sitting, finished=False)
        house.screen.tell(words.NOTHING_SAID)
    elif sitting.agenda.mock.id:
        house.screen.path(words.PAUSED, command=RESUME + (" --coach" if sitting.coach else ""))
    else:
        _report(house, sitting, None, "text", force=False)


def _over(house: House, sitting: Mocking, *, finished: bool) -> None:
    from kolinterview import mocks
    from kolinterview.errors import StoreTrouble

    with suppress(StoreTrouble):  # which was said with the answers
        mocks.end(house.store, sitting.agenda.mock, house.now(), finished=finished)


def _report(house: House, sitting: Mocking, output: Path | None, form: str, *, force: bool) -> None:
    """The report, the user's last word on its marks, and the file that was asked for."""
    from kolinterview import mock, report
    from kolinterview.show.report import print_report
    from kolinterview.words import mock as words

    held = sitting.agenda.mock

    def made() -> Report:
        return report.compose(house.bank, held, sitting.desk.taken, sitting.spent, house.option_for(held.lang))

    if not made().answered:
        house.screen.tell(words.NOTHING_SAID)
        return
    print_report(house.screen, made())
    if sitting.desk.reader.interactive:
        with suppress(KeyboardInterrupt):
            mock.correct(sitting.desk, sitting.room)
    if output:
        house.put(written(made(), form), output, force=force)
    if held.id:
        house.screen.path(words.SEE_AGAIN, command=f"kolinterview history mocks {held.id}")
    else:
        house.screen.tell(words.NOT_KEPT_AT_ALL)


def written(report: Report, form: str) -> str:
    """The report as a page of that form."""
    from kolinterview import pages
    from kolinterview.show.report import as_text

    if form == "html":
        return pages.report_html(report)
    return pages.report_markdown(report) if form == "markdown" else as_text(report)

"""A drill or a mock interview, sat down to: the desk with all that is on it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from kolinterview.desk import Desk
from kolinterview.draft import DraftFile
from kolinterview.errors import StoreTrouble
from kolinterview.house import House
from kolinterview.settings import Settings
from kolinterview.stage import Stage

if TYPE_CHECKING:
    from kolinterview.agenda import Agenda
    from kolinterview.mock import Mocking
    from kolinterview.mocks import Mock


def drill(house: House, settings: Settings, rng: Random, *, aloud: bool) -> Desk:
    """The desk for one drill of these settings, its answers typed or spoken."""
    from kolinterview.show.drilling import DrillScreen

    stage = DrillScreen(house.screen, settings.speaking_rate, aloud=aloud)
    return _desk(house, settings, stage, rng, house.paths.drafts / f"{house.session}.json", aloud=aloud)


def mock(house: House, settings: Settings, held: Mock, *, coach: bool) -> Mocking:
    """A mock interview at its desk, with what was answered before."""
    from kolinterview import report
    from kolinterview.mock import Mocking
    from kolinterview.show.interview import InterviewScreen

    rates, written = settings.speaking_rate, not house.bank.outline(held.outline).probes
    room = InterviewScreen(house.screen, rates, aloud=held.aloud, written=written)
    desk = _desk(house, settings, room, Random(held.seed), draft_of(house, held), aloud=held.aloud)
    sitting = Mocking(desk, planned(house, settings, held), room, coach=coach)
    with suppress(StoreTrouble):  # of which the start has told
        sitting.recall(report.of_session(house.bank, house.store.of_session(held.session), rates))
    return sitting


def planned(house: House, settings: Settings, held: Mock) -> Agenda:
    """How a mock is to go: by the bank, and by what had been asked lately when it began."""
    from kolinterview import agenda, tally

    resting = tally.lately(house.store, held.lang, held.at)
    return agenda.compose(house.bank, held, house.bank.outline(held.outline), settings.speaking_rate, resting)


def draft_of(house: House, held: Mock) -> Path:
    """Where the answer is kept that is being written in a mock; no drill is to offer it."""
    return house.paths.drafts / "mock" / f"{Path(held.session).name}.json"  # it may come from an import


def pace(house: House) -> float:
    """How many times the suggested time the user's typed answers take; the usual where that is not known."""
    from kolinterview import agenda, plan, tally

    with suppress(StoreTrouble):
        own = plan.typing_pace(house.bank, tally.turns(house.store, house.lang))
        return min(max(own, agenda.PACES[0]), agenda.PACES[1])
    return plan.TYPING


def _desk(house: House, settings: Settings, stage: Stage, rng: Random, draft: Path, *, aloud: bool) -> Desk:
    """The desk for a session that is named like its draft."""
    return Desk(
        bank=house.bank,
        stage=stage,
        reader=house.reader(settings.clock),
        store=house.store,
        draft=DraftFile(draft.parent, draft.stem, aside=house.paths.drafts),
        now=house.now,
        session=draft.stem,
        lang=house.lang,
        rates=settings.speaking_rate,
        rng=rng,
        limit=settings.limit,
        aloud=aloud,
    )

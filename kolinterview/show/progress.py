"""How far the user is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from kolinterview import dates, words
from kolinterview.bank import Topic
from kolinterview.lang import Both
from kolinterview.marks import State
from kolinterview.show.screen import Screen, prose
from kolinterview.stats import Progress, Stats
from kolinterview.store import Interview
from kolinterview.words import ahead, clock

STATES: tuple[State, ...] = ("covered", "unsure", "missed")


def print_stats(
    screen: Screen, found: Sequence[Stats], interview: Interview | None, chosen: Sequence[Topic] = ()
) -> None:
    """One block for each language, then the weakest points of the first; `chosen` are the topics asked for."""
    if interview:
        screen.tell(ahead.STATS_ON, style="dim", day=dates.named(interview.day))
    else:
        screen.tell(ahead.STATS_WEEK, style="dim")
    for stats in found:
        screen.print(Text())
        spoken = ahead.IN_LANG[stats.lang]
        screen.tell(
            ahead.STATS_RECALLED, style="bold", spoken=spoken, n=round(stats.all.recalled), points=stats.all.points
        )
        screen.print(_table(screen, stats))
        if stats.orphans:
            screen.tell(ahead.ORPHANED, style="dim", n=stats.orphans)
    _print_weakest(screen, found[0], chosen)


def _table(screen: Screen, stats: Stats) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    signs = "  ".join(screen.glyph(state) for state in STATES)
    heads = [words.COL_TOPIC, words.COL_RECALLED]
    if not screen.narrow:
        heads += [Both(f" {signs}", f" {signs}"), ahead.COL_USED, ahead.COL_DRILLED, ahead.COL_TREND]
    for number, head in enumerate(heads):
        table.add_column(screen.say(head), no_wrap=number > 0, max_width=None if number else 18)
    for progress in stats.topics:
        table.add_row(*_row(screen, progress))
    return table


def _row(screen: Screen, progress: Progress) -> list[Text]:
    share = progress.share
    counted = f" {round(share.recalled):>2}/{share.points}"
    row = [prose(screen.say(progress.topic.name)), screen.bar(share.part).append(counted, "default")]
    if screen.narrow:
        return row
    states = " ".join(f"{progress.states.get(state, 0):>2}" for state in STATES) if progress.states else ""
    row.append(Text(states))
    if progress.last is None:
        return [*row, Text(), Text(), Text()]
    used = Text(f"{clock(progress.seconds)}/{clock(progress.suggested)}")
    return [*row, used, Text(progress.last.astimezone().strftime("%m-%d")), screen.trend(progress.trend)]


def _print_weakest(screen: Screen, stats: Stats, chosen: Sequence[Topic]) -> None:
    if stats.weakest:
        screen.print(Text())
        screen.tell(ahead.WEAKEST_POINTS, style="bold")
        rows = Table.grid(padding=(0, 1))
        rows.add_column(no_wrap=True)
        rows.add_column(no_wrap=True, justify="right")
        rows.add_column(ratio=1)
        for weak in stats.weakest:
            said = prose(screen.say(weak.point.text)).append(f"  {weak.question.id}", "cyan")
            rows.add_row(screen.mark(weak.tally.last), f"{weak.recalled:.0%}", said)
        screen.print(rows)
        ids = dict.fromkeys(weak.question.id for weak in stats.weakest)
        command = " ".join(["kolinterview drill", *(f"-q {id}" for id in ids)])
        screen.path(ahead.DRILL_WEAKEST, command=command)
    if stats.unseen:
        topics = "".join(f" --topic {topic.id}" for topic in chosen)
        screen.path(ahead.NEVER_ASKED, n=stats.unseen, command=f"kolinterview drill --pick weak{topics}")

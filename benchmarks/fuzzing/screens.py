"""Every screen of a scene, and what is said of a name that nothing has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from fuzzing import hostile
from fuzzing.banks import small
from fuzzing.scenes import NOW, Scene, mock_report, sheet, taken
from fuzzing.terminal import check_sentence, check_shown, on_screen
from kolinterview import match, plan, settings, speech
from kolinterview.bank import Bank, Point
from kolinterview.draft import Draft
from kolinterview.errors import TOPIC, UnknownName
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.show import lists
from kolinterview.show.drilling import DrillScreen
from kolinterview.show.interview import InterviewScreen
from kolinterview.show.planning import print_plan
from kolinterview.show.report import print_mocks, print_report
from kolinterview.show.screen import Screen
from kolinterview.show.sheet import print_sheet
from kolinterview.speech import SPEAKING
from kolinterview.stage import Taken
from kolinterview.store import Exemplar
from kolinterview.values import Unfit


def check_scene(scene: Scene) -> None:
    """Every screen of it."""
    bank = scene.bank
    screens: list[Callable[[Screen, Scene], object]] = [
        _show_drill,
        _show_interview,
        lambda screen, scene: lists.history(screen, bank, scene.attempts, {"s1"}),
        lambda screen, scene: [lists.attempt(screen, bank, one, scene.attempts[-1:]) for one in scene.attempts],
        lambda screen, scene: lists.exemplars(screen, bank, [Exemplar("f", "p0", scene.words, 1, NOW, 3)]),
        lambda screen, scene: lists.questions(screen, bank),
        lambda screen, scene: lists.sources(screen, bank),
        _show_score,
        _show_plan,
        lambda screen, scene: print_sheet(screen, sheet(scene), "kolinterview review --all"),
        lambda screen, scene: print_report(screen, mock_report(scene)),
        lambda screen, scene: print_mocks(screen, bank, [mock_report(scene).mock], {"s1": (3, 2, 9)}),
    ]
    for show in screens:
        screen, read = on_screen(scene.lang, scene.width, scene.encoding, terminal=scene.terminal)
        show(screen, scene)
        # a sign of no width becomes a ? in an encoding that has it not
        check_shown(*read(), width=scene.width if scene.encoding == "utf-8" else 0)


def _show_drill(screen: Screen, scene: Scene) -> None:
    drill = DrillScreen(screen, SPEAKING)
    session = taken(scene)
    for one in session:
        question = one.question
        topic, framework = scene.bank.topics[question.topic], scene.bank.framework_of(question)
        drill.question(topic, question, 0, 1, 2)
        drill.resumed(topic, question, 60)
        drill.again(topic, question, 60)
        drill.draft_found(question.ask, Draft(question.id, scene.lang, scene.words, 9))
        drill.tell(Both("{text}", "{text}"), text=scene.words)
        if one.answered:
            drill.worked(question, one.attempt.answer)
            drill.feedback(framework, one, scene.bank.basis(framework.points, question.checked))
            drill.marks(framework, one.marks, {one.marks[0].point})
        drill.strong(framework)
        drill.follow_up(framework.points[0])
        drill.probed(framework.points[0], 1, "covered")
        drill.tick(framework, 9.0, 60)
        drill.tick_one(framework.points[0])
    drill.offer([scene.words, *(one.answer for one in scene.attempts if one.answer)][:3])
    weak = [(mark, _point(scene.bank, one, mark)) for one in session for mark in one.marks if mark.state != "covered"]
    drill.summary(session, weak[:5])


def _point(bank: Bank, one: Taken, mark: Mark) -> Point:
    return bank.framework_of(one.question).point(mark.point)


def _show_interview(screen: Screen, scene: Scene) -> None:
    interview = InterviewScreen(screen, SPEAKING)
    outline = scene.bank.outlines["hr"]
    interview.opening(outline, 30, coach=True)
    for one in taken(scene):
        interview.put(one.question, 1, 200.0)
    interview.closing(outline)


def _show_score(screen: Screen, scene: Scene) -> None:
    question = scene.bank.questions["q1"]
    framework = scene.bank.framework_of(question)
    explained = match.explain(scene.words, framework, scene.bank, {("f", "p0"): [scene.words]})
    whys = {mark.point: why for mark, why in explained}
    delivery = speech.delivery(scene.words)
    lists.score(screen, question, scene.words, framework, [mark for mark, _ in explained], whys, delivery)


def _show_plan(screen: Screen, scene: Scene) -> None:
    interview = plan.revised(None, NOW, date(2026, 12, 1), scene.company, 30)
    assert interview
    print_plan(screen, scene.bank, plan.compose(scene.bank, {}, interview, NOW, 1.0, {}))


def wrong_name(rng: Random) -> str:
    return hostile.text(rng, 6)


def check_wrong_name(name: str) -> None:
    """What is said of a name that nothing has."""
    check_sentence(UnknownName(TOPIC, name, small().topics, "kolinterview topics"))
    for kind in (settings.KINDS["clock"], settings.KINDS["count"]):
        try:
            kind.take("--x", name)
        except Unfit as error:
            check_sentence(error)

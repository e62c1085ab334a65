"""Bank + what is remembered + rng → the questions to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from random import Random

from kolinterview.bank import Bank, Question


def at_random(questions: Sequence[Question], count: int, rng: Random, lately: Sequence[str] = ()) -> list[Question]:
    """`count` of the questions in random order, or all there are: none comes twice in a session.

    `lately` are the ids of those asked, the last one first: up to half of the questions wait until others had a turn.
    """
    known = {question.id for question in questions}
    asked = [id for id in lately if id in known]
    resting = set(asked[: min(len(questions) // 2, max(0, len(questions) - count))])
    fresh = [question for question in questions if question.id not in resting]
    return rng.sample(fresh, min(count, len(fresh)))


def weakest_first(
    bank: Bank, questions: Sequence[Question], recalled: Mapping[tuple[str, str], float], rng: Random
) -> Iterator[Question]:
    """All of the questions, each the one with the most points likely to be forgotten of those that are left.

    `recalled` is the probability that a point, (framework, point), is recalled on the day; 0 where it has none. A point
    counts once in a session, a question half where its topic has had one, a third where it has had two: sessions are
    mixed. Ties fall at random.
    """
    points = {question.id: bank.points_of(question) for question in questions}
    forgotten = {point: 1 - recalled.get(point, 0.0) for names in points.values() for point in names}
    turns: Counter[str] = Counter()

    def worth(question: Question) -> float:
        return sum(forgotten[point] for point in points[question.id]) / (1 + turns[question.topic])

    shuffled = rng.sample(questions, len(questions))
    left = [(-worth(question), place, question) for place, question in enumerate(shuffled)]
    heapify(left)
    while left:
        before, place, question = heappop(left)
        if -worth(question) > before:  # worth only falls: only the first has to be looked at again
            heappush(left, (-worth(question), place, question))
            continue
        yield question
        turns[question.topic] += 1
        forgotten |= dict.fromkeys(points[question.id], 0.0)

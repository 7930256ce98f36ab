"""
One person's scores by one tool: the first, and the worst that counts now (SPEC §5.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import evolve, field, frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import Scored
from pbr.records import Score, Subject
from pbr.rules.parts.doubt import in_every_way
from pbr.rules.parts.nameless import subject_of
from pbr.rules.parts.words import Direction
from pbr.texts.folding import fold


@frozen
class Tool:
    """
    Which way a tool's scores are better, and by how much they must be.

    Raises `NotUnderstood` if that is not more than 0.
    """

    better: Direction
    by: Fraction

    def __attrs_post_init__(self) -> None:
        if self.by <= 0:
            fault = f"by {self.by} is not better"
            raise NotUnderstood(fault, 'write 1, or "0.5" in quotes')


Named = tuple[tuple[str, Tool], ...]


def _by_name(tools: Mapping[str, Tool] | Named) -> Named:
    return tuple([(fold(name), tool) for name, tool in dict(tools).items()])


@frozen
class Tools:
    """
    The tools whose scores count, by name. Iterating gives the names.
    """

    named: Named = field(converter=_by_name)

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self.named])

    def called(self, name: str) -> Tool:
        """
        The tool with a name: one of those listed.
        """
        return dict(self.named)[name]


def judged_by_tool(
    scores: Iterable[Score], tools: Tools, since: date
) -> tuple[Scored, ...]:
    """
    What each person's scores by each tool show, where they are to last from `since` on.

    > Each person, tool and domain is judged by itself, never one against another
    """
    series: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        series.setdefault((score.person_id, score.tool), []).append(score)
    found: dict[str, list[Scored]] = {}
    for (person, tool), theirs in series.items():
        quantity = _compared(theirs, tools.called(tool), since)
        found.setdefault(person, []).append(quantity)
    return tuple(
        [_unless_worse(each, of_one) for of_one in found.values() for each in of_one]
    )


def _unless_worse(quantity: Scored, of_one: Sequence[Scored]) -> Scored:
    """
    > unless the same person and domain is worse, by any amount, by another listed tool
    """
    if not quantity.is_enough:
        return quantity
    worse = [
        each for each in of_one if each.better_by is not None if each.better_by < 0
    ]
    return evolve(quantity, worse=tuple(worse)) if worse else quantity


def _compared(scores: Sequence[Score], tool: Tool, since: date) -> Scored:
    """
    How much better than the first a score has been on every day from `since` on.
    """
    sign = 1 if tool.better is Direction.UP else -1
    on_days: dict[date, list[Fraction]] = {}
    for score in scores:
        on_days.setdefault(score.scored_on, []).append(sign * score.score)
    days = sorted(on_days)
    subject, name = subject_of(scores[0]), scores[0].tool
    # > Scores that are all of one day show no change.
    if len(days) == 1:
        return Scored(subject, name, 1, None, None, None, tool.by)
    # > Of several scores on one day the worst counts on the latest day and the best on
    # > the first.
    value = {day: min(found) for day, found in on_days.items()}
    first = value[days[0]] = max(on_days[days[0]])
    # > no worse in the sustained months
    standing = max([day for day in days if day <= since], default=days[0])
    lowest = min([value[day] for day in days if day >= standing])
    better_by = lowest - first
    return Scored(
        subject, name, len(days), sign * first, sign * lowest, better_by, tool.by
    )


def not_scored(subject: Subject) -> Scored:
    """
    No score that counts.
    """
    return Scored(subject, None, 0, None, None, None, None)


class _Change(Enum):
    """
    What a person's scores by one tool may show.
    """

    ENOUGH = "better by enough"
    WORSE = "worse"
    NEITHER = "neither"


def turns_on_whose(
    sure: Sequence[Score], nameless: Sequence[Score], tools: Tools, since: date
) -> bool:
    """
    Whether it matters which of some scores that name nobody are the same person's.

    Each tool is looked at by itself. We leave open what one shows if more than eight of
    its scores name nobody (readings: "More than eight scores that name nobody leave it
    open").
    """
    shown = {
        name: _may_show(
            [row for row in sure if row.tool == name],
            [row for row in nameless if row.tool == name],
            tools.called(name),
            since,
        )
        for name in tools
    }
    may_be_met = any(
        _Change.ENOUGH in may
        and not any(
            others == {_Change.WORSE}
            for other, others in shown.items()
            if other != name
        )
        for name, may in shown.items()
    )
    may_be_short = any(_Change.WORSE in may for may in shown.values()) or not any(
        may == {_Change.ENOUGH} for may in shown.values()
    )
    return may_be_met and may_be_short


def _may_show(
    sure: list[Score], nameless: list[Score], tool: Tool, since: date
) -> set[_Change]:
    """
    All that one tool may show, whichever of the nameless scores are the person's.
    """
    ways = in_every_way(len(nameless), (False, True))
    if ways is None:
        return {*_Change}
    return {
        _change(
            [
                *sure,
                *[
                    row
                    for row, is_theirs in zip(nameless, way, strict=True)
                    if is_theirs
                ],
            ],
            tool,
            since,
        )
        for way in ways
    }


def _change(scores: list[Score], tool: Tool, since: date) -> _Change:
    if not scores:
        return _Change.NEITHER
    quantity = _compared(scores, tool, since)
    if quantity.is_enough:
        return _Change.ENOUGH
    is_worse = quantity.better_by is not None and quantity.better_by < 0
    return _Change.WORSE if is_worse else _Change.NEITHER

"""
Progress a practitioner can show: a score that improved, a signed statement.

> Whilst it is generally easier to capture data around 'hard' indicators, both are
> equally as valid in evidencing progress (Cambridgeshire, 19 May 2015, 5.7)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from pbr.findings import (
    Clause,
    Dated,
    Finding,
    Judgement,
    Reason,
    Scored,
    Why,
    met,
    not_met,
)
from pbr.periods import Period, months_up_to
from pbr.records import Family, Score, Statement
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import of_dates, of_event, of_months_from
from pbr.rules.parts.unasked import not_attached
from pbr.rules.parts.words import CountedFrom, Direction, Positive
from pbr.school import Calendar
from pbr.texts.folding import fold, fold_each

ANY_TOOL = "any"


@frozen
class ScoreImproved:
    """
    A score is at least `by` better than the first since attachment, and has stayed so.

    `tool` is the name of one tool, or "any": scores on two tools are never compared. We
    read "no worse in the sustained months" as true on every day of those months, by the
    latest score on that day (readings: "A sustained score is the score on every day").
    """

    name: ClassVar[str] = "score-improved"
    reads: ClassVar[Reads] = Reads(
        ("scores",),
        Holder.KEY_WORKER,
        words={"tool": ("scores.tool",), "domain": ("scores.domain",)},
        looks_for="domain",
    )

    clause: Clause
    tool: str = field(converter=fold)
    domain: str = field(converter=fold)
    by: Fraction
    direction: Direction
    sustained_months: int

    def examine(self, family: Family, on: date) -> Finding:
        """
        Compare scores of one tool, domain and person; the best counts (SPEC §5.7).
        """
        attached = family.attached_by(on)
        if attached is None:
            return not_attached(self, family, family.scores)

        def why_not(score: Score) -> Why | None:
            if score.scored_on > on:
                return Why.AFTER_THE_DAY
            if score.domain != self.domain or self.tool not in (ANY_TOOL, score.tool):
                return Why.OTHER_KIND
            return Why.BEFORE_ATTACHMENT if score.scored_on < attached else None

        read, passed_over = sifted(family.scores, why_not)
        series: dict[tuple[str, str], list[Score]] = {}
        for score in read:
            series.setdefault((score.tool, score.person_id), []).append(score)
        measures = [self._measured(scores, on) for scores in series.values()]
        best = max(
            measures, key=_closeness, default=Scored(0, None, None, None, self.by)
        )
        judged = self._judged(best)
        return Finding(self, family.subject, judged, best, read, passed_over)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        Attachment, each score, and when it has lasted through the sustained months.
        """
        yield from of_dates(family.attached_on)
        for score in family.scores:
            yield score.scored_on
            if self.sustained_months:
                yield from of_months_from(score.scored_on, self.sustained_months, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The day of the better score, which must last through the sustained months.
        """
        if not self.sustained_months:
            return Start(Starts.BETTER_SCORE, by)
        since = months_up_to(by, self.sustained_months).first
        return Start(Starts.BETTER_SCORE, since)

    def _judged(self, best: Scored) -> Judgement:
        if best.better_by is None:
            return not_met(Reason.NOT_ON_RECORD)
        return met() if best.better_by >= self.by else not_met(Reason.SHORT)

    def _measured(self, scores: list[Score], on: date) -> Scored:
        """
        How much better than the first the score has been through the sustained months.
        """
        by_day: dict[date, Fraction] = {}
        for score in scores:
            value = score.score if self.direction is Direction.UP else -score.score
            # > of two on one day the worse counts
            by_day[score.scored_on] = min(by_day.get(score.scored_on, value), value)
        days = sorted(by_day)
        if len(days) == 1:
            return Scored(1, None, None, None, self.by)
        # > the latest at least `by` better than the first, and no worse in the
        # > sustained months
        since = on
        if self.sustained_months:
            since = months_up_to(on, self.sustained_months).first
        standing = max([day for day in days if day <= since], default=days[0])
        lowest = min([by_day[day] for day in days if day >= standing])
        first = by_day[days[0]]
        sign = 1 if self.direction is Direction.UP else -1
        return Scored(len(days), sign * first, sign * lowest, lowest - first, self.by)


def _closeness(measure: Scored) -> tuple[bool, Fraction]:
    return measure.better_by is not None, measure.better_by or Fraction(0)


@frozen
class Stated:
    """
    Someone in a named role signed a statement in the latest `within_months` months.

    With `since` attachment, one from before it does not count: nothing that the
    programme did can have been the progress.
    """

    name: ClassVar[str] = "stated"
    reads: ClassVar[Reads] = Reads(
        ("statements",),
        Holder.KEY_WORKER,
        words={"about": ("statements.about",), "by_roles": ("statements.by_role",)},
        looks_for="about",
    )

    clause: Clause
    about: str = field(converter=fold)
    by_roles: tuple[str, ...] = field(converter=fold_each)
    within_months: Positive
    since: CountedFrom

    def examine(self, family: Family, on: date) -> Finding:
        """
        Made in the n months up to D (SPEC §5.7).
        """
        window = months_up_to(on, self.within_months)
        attached = family.attached_by(on)
        first = window.first
        if self.since is CountedFrom.ATTACHMENT:
            if attached is None:
                return not_attached(self, family, family.statements)
            first = max(first, attached)

        def why_not(statement: Statement) -> Why | None:
            if statement.made_on > on:
                return Why.AFTER_THE_DAY
            if statement.about != self.about:
                return Why.OTHER_KIND
            if statement.by_role not in self.by_roles:
                return Why.OTHER_ROLE
            if statement.made_on not in window:
                return Why.OUTSIDE_THE_WINDOW
            return None if statement.made_on >= first else Why.BEFORE_ATTACHMENT

        read, passed_over = sifted(family.statements, why_not)
        latest = max([statement.made_on for statement in read], default=None)
        judged = not_met(Reason.NOT_ON_RECORD) if latest is None else met()
        dated = Dated(latest, first, on)
        return Finding(self, family.subject, judged, dated, read, passed_over)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        Attachment, when a statement is made, and when it is too old.
        """
        yield from of_dates(family.attached_on)
        for statement in family.statements:
            yield from of_event(statement.made_on, self.within_months, asked)

"""
Progress a practitioner can show: a score that improved, a signed statement.

> Whilst it is generally easier to capture data around 'hard' indicators, both are
> equally as valid in evidencing progress (Cambridgeshire, 19 May 2015, 5.7)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from pbr.findings import (
    Clause,
    Finding,
    Judgement,
    NeedsPerson,
    Reason,
    Scored,
    Signed,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Period, months_up_to
from pbr.records import Family, Person, Score, Statement
from pbr.rules.parts.ages import dated_by_birth, of_any_ages
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.nameless import named_and_not, subject_of
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.scores import (
    Tools,
    judged_by_tool,
    not_scored,
    turns_on_whose,
)
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import (
    last_births,
    of_dates,
    of_event,
    of_months_from,
    of_unborn,
    of_unknown_births,
)
from pbr.rules.parts.unasked import not_attached
from pbr.rules.parts.words import CountedFrom, Positive
from pbr.school import Calendar
from pbr.texts.folding import fold, fold_each


@frozen
class ScoreImproved:
    """
    A score by one of `tools` is better than the first since attachment, and has stayed
    so.

    Each tool says which way is better and by how much. We read "no worse in the
    sustained months" as true on every day of those months, by the latest score on that
    day (readings: "A sustained score is the score on every day"), and "worse by another
    tool" in the same way (readings: "Worse by another tool is worse in the same
    months").
    """

    name: ClassVar[str] = "score-improved"
    reads: ClassVar[Reads] = Reads(
        ("scores",),
        Holder.KEY_WORKER,
        words={"tools": ("scores.tool",), "domain": ("scores.domain",)},
        looks_for="domain",
    )

    clause: Clause
    tools: Tools
    domain: str = field(converter=fold)
    sustained_months: int

    def examine(self, family: Family, on: date) -> Finding:
        """
        Compare scores of one tool, domain and person; the best counts (SPEC §5.7).
        """
        attached = family.attached_by(on)
        if attached is None:
            return not_attached(self, family, family.scores)

        def turns(person: Person) -> Iterator[date]:
            days = (attached, self._since(on) + ONE_DAY)
            rows = [row for row in family.scores if self._may_count(row, on)]
            return dated_by_birth(family, person, rows, days)

        def of_ages(known: Family) -> Finding:
            return self._compared(known, on, attached)

        return of_any_ages(self, family, on, turns, of_ages)

    def _may_count(self, score: Score, on: date) -> bool:
        is_of_kind = score.domain == self.domain and score.tool in (*self.tools,)
        return is_of_kind and score.scored_on <= on

    def _compared(self, family: Family, on: date, attached: date) -> Finding:
        listed = (*self.tools,)

        def why_not(score: Score) -> Why | None:
            day = family.day_of(score)
            if day > on:
                return Why.AFTER_THE_DAY
            if score.domain != self.domain:
                return Why.OTHER_DOMAIN
            if score.tool not in listed:
                return Why.OTHER_TOOL
            if family.is_before_its_person(score):
                return Why.OTHER_PERSON
            return Why.BEFORE_ATTACHMENT if day < attached else None

        read, passed_over = sifted(family.scores, why_not)
        sure, nameless = named_and_not(family, read)
        since = self._since(on)
        sure = tuple(map(family.since_birth, sure))
        quantities = judged_by_tool(sure, self.tools, since)
        best = max(quantities, key=_closeness, default=not_scored(family.subject))
        judged = _judged(best)
        theirs = tuple(map(family.since_birth, nameless))
        if theirs and turns_on_whose(sure, theirs, self.tools, since):
            judged = undetermined(Reason.WHOM, (NeedsPerson(nameless),))
        return Finding(self, family.subject, judged, best, read, passed_over)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        Attachment, each score, and when it has lasted through the sustained months.
        """
        yield from of_dates(family.attached_on)
        yield from of_unknown_births(family, asked)
        days = [family.day_of(score) for score in family.scores]
        births = (*last_births(family, asked), *of_unborn(family, family.scores, asked))
        for day in (*days, *births):
            yield day
            if self.sustained_months:
                yield from of_months_from(day, self.sustained_months, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The day of the better score, which must last through the sustained months.
        """
        return Start(Starts.BETTER_SCORE, self._since(by))

    def _since(self, on: date) -> date:
        """
        The first day on which the score must be better: the day itself, or months ago.
        """
        if not self.sustained_months:
            return on
        return months_up_to(on, self.sustained_months).first


def _judged(best: Scored) -> Judgement:
    if best.better_by is None:
        return not_met(Reason.NOT_ON_RECORD)
    if best.worse:
        return not_met(Reason.WORSE_BY_ANOTHER_TOOL)
    return met() if best.is_enough else not_met(Reason.SHORT)


def _closeness(quantity: Scored) -> tuple[bool, bool, bool, Fraction]:
    """
    What is better by enough comes first; then what would be, but for another tool.
    """
    better_by, needed = quantity.better_by, quantity.needed
    if better_by is None or needed is None:
        return False, False, False, Fraction(0)
    enough = quantity.is_enough
    return enough and not quantity.worse, enough, True, better_by / needed


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

        def turns(person: Person) -> Iterator[date]:
            days = (window.first, first)
            rows = [row for row in family.statements if self._may_count(row, on)]
            return dated_by_birth(family, person, rows, days)

        def of_ages(known: Family) -> Finding:
            return self._stated(known, window, first)

        return of_any_ages(self, family, on, turns, of_ages)

    def _may_count(self, statement: Statement, on: date) -> bool:
        is_of_kind = statement.about == self.about
        is_signed = statement.by_role in self.by_roles
        return is_of_kind and is_signed and statement.made_on <= on

    def _stated(self, family: Family, window: Period, first: date) -> Finding:
        def why_not(statement: Statement) -> Why | None:
            day = family.day_of(statement)
            if day > window.last:
                return Why.AFTER_THE_DAY
            if statement.about != self.about:
                return Why.ABOUT_SOMETHING_ELSE
            if statement.by_role not in self.by_roles:
                return Why.OTHER_ROLE
            if family.is_before_its_person(statement):
                return Why.OTHER_PERSON
            if day not in window:
                return Why.OUTSIDE_THE_WINDOW
            return None if day >= first else Why.BEFORE_ATTACHMENT

        read, passed_over = sifted(family.statements, why_not)
        sure, nameless = named_and_not(family, read)
        judged = met()
        if not sure:
            judged = not_met(Reason.NOT_ON_RECORD)
            if nameless:
                judged = undetermined(Reason.WHOM, (NeedsPerson(nameless),))
        signed = _signed(family, sure, first, window.last)
        return Finding(self, family.subject, judged, signed, read, passed_over)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        Attachment, when a statement is made, and when it is too old.
        """
        yield from of_dates(family.attached_on)
        yield from of_unknown_births(family, asked)
        days = [family.day_of(statement) for statement in family.statements]
        births = last_births(family, asked)
        unborn = of_unborn(family, family.statements, asked)
        for day in (*days, *births, *unborn):
            yield from of_event(day, self.within_months, asked)


def _signed(
    family: Family, statements: Sequence[Statement], since: date, until: date
) -> Signed:
    """
    The latest of some statements: who it is about, who made it and when.
    """
    if not statements:
        return Signed(None, None, None, since, until)
    latest = max(statements, key=family.day_of)
    day = family.day_of(latest)
    return Signed(subject_of(latest), latest.by_role, day, since, until)

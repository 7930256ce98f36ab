"""
Incidents that must be fewer than before, or none at all.

> Reductions in youth crime and anti-social behaviour … (reduction of 33 % over 6
> months); Reduction in domestic abuse … (reduction of 50 % over 6 months) (Bath and
> North East Somerset, about 2018, Measures of success)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import field, frozen

from pbr.findings import (
    Clause,
    Counted,
    Early,
    Fell,
    Finding,
    Judgement,
    Reason,
    Shown,
    met,
    neutral,
    not_met,
    undetermined,
)
from pbr.periods import (
    ONE_DAY,
    Days,
    Period,
    first_day_clear_of,
    months_before,
    months_up_to,
)
from pbr.records import Family, Record
from pbr.rules.parts.ages import of_any_ages
from pbr.rules.parts.checks import unchecked
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.counting import AgesAsked, incidents_in
from pbr.rules.parts.doubt import why_open
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.turning import (
    of_checked,
    of_event,
    of_months_from,
    of_unborn,
    of_unknown_births,
)
from pbr.rules.parts.unasked import not_asked_yet, not_attached
from pbr.rules.parts.words import Baseline, Leavers, Positive, Whose
from pbr.school import Calendar
from pbr.shares import Fall
from pbr.texts.folding import fold_each


@frozen
class IncidentsReduced:
    """
    Incidents in the latest `months` months fell by at least `by` from the baseline.

    We read "33%" as 33 in 100, not a third: 3 may become 2, and 100 may become 67
    (readings: "33% is 33 in 100, not a third").
    """

    name: ClassVar[str] = "incidents-reduced"
    reads: ClassVar[Reads] = Reads(
        ("incidents", "checks"),
        Holder.BY_KIND,
        words={"kinds": ("incidents.kind", "checks.kinds")},
    )

    clause: Clause
    kinds: tuple[str, ...] = field(converter=fold_each)
    by: Fall
    months: Positive
    whose: Whose
    baseline: Baseline
    leavers: Leavers

    def examine(self, family: Family, on: date) -> Finding:
        """
        B in the baseline, c in the months up to the day (SPEC §5.4).
        """
        window = months_up_to(on, self.months)
        if self.baseline is Baseline.PRECEDING:
            # > Baseline *preceding* = the n months before the window.
            return self._compared(
                family, on, months_before(window.first, self.months), window
            )
        rows: tuple[Record, ...] = (*family.incidents, *family.checks)
        attached = family.attached_by(on)
        if attached is None:
            return not_attached(self, family, rows)
        # > asked first, if the window would start before attachment, not met, too
        # > early by the days from D to the first day whose window starts on or after it
        if window.first < attached:
            until = first_day_clear_of(attached, self.months)
            early = Early((until - on).days, until)
            return not_asked_yet(self, family, rows, early)
        return self._compared(family, on, months_before(attached, self.months), window)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The edges of incidents and checks, and those of the baseline.
        """
        yield from _of_window(self, family, asked)
        if self.baseline is Baseline.PRECEDING:
            yield from self._of_preceding(family, asked)
        elif family.attached_on is not None:
            yield family.attached_on
            yield from of_months_from(family.attached_on, self.months, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        Attachment, if the baseline is before it; else the months compared.
        """
        first = months_up_to(by, self.months).first
        if self.baseline is Baseline.PRECEDING:
            return Start(Starts.MONTHS, first)
        return Start(Starts.ATTACHMENT, first)

    def _of_preceding(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The edges of incidents and checks in the months before the latest months.

        With every edge a day later, those are the `months` months up to the first of
        the latest months. So this finds when that first day passes each edge, and on
        which day it does.
        """
        firsts = Period(
            months_up_to(asked.first, self.months).first,
            months_up_to(asked.last, self.months).first,
        )
        checked = self._a_day_later(family.checked_days(self.kinds), asked)
        turns = [*of_checked(checked, self.months, firsts)]
        for incident in family.incidents:
            may_count = incident.kind in self.kinds or not incident.understood
            if may_count and incident.occurred_on <= asked.last:
                later = incident.occurred_on + ONE_DAY
                turns += of_event(later, self.months, firsts)
        for first in turns:
            yield from of_months_from(first, self.months, asked)

    @staticmethod
    def _a_day_later(days: Days, asked: Period) -> Days:
        periods = days.up_to(asked.last).periods()
        return Days.of(
            [(each.first + ONE_DAY, each.last + ONE_DAY) for each in periods]
        )

    def _compared(
        self, family: Family, on: date, baseline: Period, window: Period
    ) -> Finding:
        windows = (baseline, window)
        asked = AgesAsked(self, windows, family, on)

        def of_ages(known: Family) -> Finding:
            return self._counted(known, on, baseline, window)

        return of_any_ages(
            self, family, on, asked.turns, of_ages, answers=asked.answers
        )

    def _counted(
        self, family: Family, on: date, baseline: Period, window: Period
    ) -> Finding:
        windows = (baseline, window)
        evidence = incidents_in(windows, family, on, self)
        checked = family.checked_days(self.kinds)
        before, after = [
            evidence.range_in(each, all_checked=checked.covers(each))
            for each in windows
        ]
        fell = Fell(self.kinds, self.by, before, after, baseline, window)
        judged = _fallen(fell)
        if judged is None:
            needed = (*unchecked(family, self.kinds, windows), *evidence.doubts())
            # What is not there cannot fall.
            is_new = before.at_most == 0
            judged = undetermined(why_open(needed), needed, never_met=is_new)
        read, passed_over = evidence.read, evidence.passed_over
        return Finding(self, family.subject, judged, fell, read, passed_over)


def _fallen(fell: Fell) -> Judgement | None:
    """
    The judgement, or None if the evidence cannot tell.

    > It is met when the most in the window and the fewest in the baseline pass. It is
    > not met when the fewest in the window and the most in the baseline fail. It is not
    > applicable when both are none in every case, and else undetermined.
    """
    before, after = fell.before, fell.after
    if before.fewest and fell.shows is Shown.ENOUGH:
        return met()
    if fell.short_by:
        is_new = before.at_most == 0
        return not_met(Reason.NEW_PROBLEM if is_new else Reason.TOO_MANY)
    if before.at_most == 0 and after.at_most == 0:
        return neutral(Reason.NOTHING_TO_REDUCE)
    return None


@frozen
class NoneRecorded:
    """
    No incident of `kinds` in the latest `months` months, with every day checked.

    With a reduction under *at least one* this is "none, or down by 30%".
    """

    name: ClassVar[str] = "none-recorded"
    reads: ClassVar[Reads] = Reads(
        ("incidents", "checks"),
        Holder.BY_KIND,
        words={"kinds": ("incidents.kind", "checks.kinds")},
    )

    clause: Clause
    kinds: tuple[str, ...] = field(converter=fold_each)
    months: Positive
    whose: Whose
    leavers: Leavers

    def examine(self, family: Family, on: date) -> Finding:
        """
        No incident in the n months up to D, checked throughout (SPEC §5.5).
        """
        window = months_up_to(on, self.months)
        asked = AgesAsked(self, (window,), family, on)

        def of_ages(known: Family) -> Finding:
            return self._counted(known, on, window)

        return of_any_ages(
            self, family, on, asked.turns, of_ages, answers=asked.answers
        )

    def _counted(self, family: Family, on: date, window: Period) -> Finding:
        evidence = incidents_in((window,), family, on, self)
        checked = family.checked_days(self.kinds).covers(window)
        counted = Counted(
            self.kinds, evidence.range_in(window, all_checked=checked), 0, window
        )
        judged = met()
        if counted.short_by:
            judged = not_met(Reason.ON_RECORD)
        elif counted.shows is Shown.EITHER:
            needed = (*unchecked(family, self.kinds, (window,)), *evidence.doubts())
            judged = undetermined(why_open(needed), needed)
        read, passed_over = evidence.read, evidence.passed_over
        return Finding(self, family.subject, judged, counted, read, passed_over)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The edges of incidents and checks.
        """
        return _of_window(self, family, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The months in which there must be none.
        """
        return Start(Starts.MONTHS, months_up_to(by, self.months).first)


def _of_window(
    rule: IncidentsReduced | NoneRecorded, family: Family, asked: Period
) -> Iterator[date]:
    """
    When an incident enters and leaves the latest months, and when every day is checked.

    Whose incident it is was settled on its own day, if their birth dates are known.
    """
    for incident in family.incidents:
        if incident.kind in rule.kinds or not incident.understood:
            yield from of_event(incident.occurred_on, rule.months, asked)
    yield from of_unknown_births(family, asked)
    yield from of_unborn(family, family.incidents, asked)
    yield from of_checked(family.checked_days(rule.kinds), rule.months, asked)

"""
An order or programme that was completed, and a case that was closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import field, frozen

from pbr.findings import (
    Clause,
    Dated,
    Finding,
    Judgement,
    NeedsMeaning,
    Reason,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.records import Family, Person, Status
from pbr.rules.parts.ages import born_by, born_by_the_end, of_any_ages
from pbr.rules.parts.checks import sifted_checks, unchecked
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.doubt import meanings_needed, read_either_way
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import (
    of_dates,
    of_membership,
    of_months_from,
    of_unknown_births,
)
from pbr.rules.parts.unasked import not_attached
from pbr.rules.parts.words import Positive
from pbr.school import Calendar
from pbr.texts.folding import fold

COMPLETED, BREACHED = "completed", "breached"


@frozen
class Completed:
    """
    A `kind` order or programme was completed, and none of that kind breached since.

    We read a breach as a fact that must be absent, so that it needs a check from
    attachment on (readings: "Completed without breach needs a check").
    """

    name: ClassVar[str] = "completed"
    reads: ClassVar[Reads] = Reads(
        ("statuses", "checks"),
        Holder.KEY_WORKER,
        words={"kind": ("statuses.status", "checks.kinds")},
        always={"statuses.outcome": (COMPLETED, BREACHED)},
        looks_for="kind",
    )

    clause: Clause
    kind: str = field(converter=fold)

    def examine(self, family: Family, on: date) -> Finding:
        """
        Ended by D with outcome `completed`, no breach since attachment (SPEC §5.6).
        """
        attached = family.attached_by(on)
        if attached is None:
            return not_attached(self, family, (*family.statuses, *family.checks))
        programme = Period(attached, on)

        def turns(person: Person) -> Iterator[date]:
            return born_by_the_end(person, (self.kind,), on)

        def of_ages(known: Family) -> Finding:
            return self._examined(known, on, programme)

        return of_any_ages(self, family, on, turns, of_ages)

    def _examined(self, family: Family, on: date, programme: Period) -> Finding:

        def why_not(row: Status) -> Why | None:
            return self._why_not(row, family, programme)

        rows, others = sifted(family.statuses, why_not)
        checks, other_checks = sifted_checks(family, (self.kind,), (programme,))
        sure = [row for row in rows if row.understood and row.outcome_understood]
        ends = [row.ended_on for row in sure if row.outcome == COMPLETED]
        return Finding(
            self,
            family.subject,
            self._judged(rows, family, programme),
            Dated(max([end for end in ends if end], default=None), None, on),
            (*rows, *checks),
            (*others, *other_checks),
        )

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        Attachment, each row's dates, and the day after each run of checked days.
        """
        yield from of_dates(family.attached_on)
        for row in family.statuses:
            yield from of_dates(row.started_on, row.ended_on)
        # A breach without an end counts on the day itself, if its person is a member.
        for person in family.people:
            yield from of_membership(person, asked)
        if family.has_unknown_births:
            yield from of_unknown_births(family, asked)
            for row in family.statuses:
                yield from born_by(*of_dates(row.ended_on))
        for checked in family.checked_days((self.kind,)).up_to(asked.last).periods():
            yield checked.last + ONE_DAY

    def _why_not(self, row: Status, family: Family, programme: Period) -> Why | None:
        if row.started_on > programme.last:
            return Why.AFTER_THE_DAY
        if row.understood and row.status != self.kind:
            return Why.OTHER_KIND
        outcomes = [row.outcome] if row.outcome_understood else [COMPLETED, BREACHED]
        whys = [_why_not_ended(row, each, family, programme) for each in outcomes]
        return None if None in whys else whys[0]

    def _judged(
        self, rows: tuple[Status, ...], family: Family, programme: Period
    ) -> Judgement:
        """
        With each row that is not understood at its best, and at its worst.

        We read a row that may be a completion as one at its best (readings: "An order
        whose outcome is not understood may be completed").
        """
        best, worst = set[str](), set[str]()
        for row in rows:
            is_sure = row.understood and row.outcome_understood
            may_be = {row.outcome} if row.outcome_understood else {COMPLETED, BREACHED}
            may_be = {
                each
                for each in may_be
                if _why_not_ended(row, each, family, programme) is None
            }
            best |= may_be if is_sure else may_be & {COMPLETED}
            worst |= may_be if is_sure else may_be & {BREACHED}
        judged = [self._by(each, family, programme) for each in (best, worst)]
        meanings: tuple[NeedsMeaning, ...] = ()
        if judged[0].verdict is not judged[1].verdict:
            meanings = (
                *meanings_needed(
                    "statuses.status",
                    [(row.status, row) for row in rows if not row.understood],
                ),
                *meanings_needed(
                    "statuses.outcome",
                    [(row.outcome, row) for row in rows if not row.outcome_understood],
                ),
            )
        return read_either_way(judged, meanings)

    def _by(self, outcomes: set[str], family: Family, programme: Period) -> Judgement:
        if BREACHED in outcomes:
            return not_met(Reason.BREACHED)
        if COMPLETED not in outcomes:
            return not_met(Reason.NOT_ON_RECORD)
        needed = unchecked(family, (self.kind,), (programme,))
        return undetermined(Reason.UNCHECKED, needed) if needed else met()


def _why_not_ended(
    row: Status, outcome: str, family: Family, programme: Period
) -> Why | None:
    """
    Why a row with this outcome does not count, or None if it does.
    """
    if outcome not in (COMPLETED, BREACHED):
        return Why.OTHER_OUTCOME
    ended = row.ended_on or programme.last
    if ended > programme.last or (row.ended_on is None and outcome == COMPLETED):
        return Why.NOT_ENDED
    if outcome == BREACHED and ended < programme.first:
        return Why.BEFORE_ATTACHMENT
    person = family.person(row.person_id)
    is_member = person is not None and person.is_member_on(ended)
    return None if is_member else Why.NOT_A_MEMBER


@frozen
class ClosedFor:
    """
    The family's case has been closed for `months` months.
    """

    name: ClassVar[str] = "closed-for"
    reads: ClassVar[Reads] = Reads(("families",), Holder.KEY_WORKER)

    clause: Clause
    months: Positive

    def examine(self, family: Family, on: date) -> Finding:
        """
        `closed_on` is on or before D − n months (SPEC §5.6).
        """
        latest = plus_months(on, -self.months)
        closed = family.closed_on
        if closed is None:
            judged = not_met(Reason.NOT_ON_RECORD)
        else:
            judged = met() if closed <= latest else not_met(Reason.SHORT)
        dated = Dated(closed, None, latest)
        return Finding(self, family.subject, judged, dated, (family,))

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The first day that is `months` months after the case was closed.
        """
        if family.closed_on is not None and family.closed_on < asked.last:
            closed = family.closed_on
            yield from of_months_from(closed + ONE_DAY, self.months, asked)

    def last_start(self, by: date, _terms: Calendar) -> Start:
        """
        The day on which the case must be closed.
        """
        return Start(Starts.CLOSURE, plus_months(by, -self.months))

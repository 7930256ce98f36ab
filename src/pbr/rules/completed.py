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
    Reason,
    Why,
    met,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.records import Family, Status
from pbr.rules.parts.checks import sifted_checks, unchecked
from pbr.rules.parts.clock import Start, Starts
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import of_dates, of_membership, of_months_from
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

        def why_not(row: Status) -> Why | None:
            return self._why_not(row, family, programme)

        rows, others = sifted(family.statuses, why_not)
        checks, other_checks = sifted_checks(family, (self.kind,), (programme,))
        ends = [row.ended_on for row in rows if row.outcome == COMPLETED]
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
        for checked in family.checked_days((self.kind,)).up_to(asked.last).periods():
            yield checked.last + ONE_DAY

    def _why_not(self, row: Status, family: Family, programme: Period) -> Why | None:
        if row.started_on > programme.last:
            return Why.AFTER_THE_DAY
        if row.status != self.kind:
            return Why.OTHER_KIND
        if row.outcome not in (COMPLETED, BREACHED):
            return Why.OTHER_OUTCOME
        ended = row.ended_on or programme.last
        if ended > programme.last or (
            row.ended_on is None and row.outcome == COMPLETED
        ):
            return Why.NOT_ENDED
        if row.outcome == BREACHED and ended < programme.first:
            return Why.BEFORE_ATTACHMENT
        person = family.person(row.person_id)
        is_member = person is not None and person.is_member_on(ended)
        return None if is_member else Why.NOT_A_MEMBER

    def _judged(
        self, rows: tuple[Status, ...], family: Family, programme: Period
    ) -> Judgement:
        outcomes = {row.outcome for row in rows}
        if BREACHED in outcomes:
            return not_met(Reason.BREACHED)
        if COMPLETED not in outcomes:
            return not_met(Reason.NOT_ON_RECORD)
        needed = unchecked(family, (self.kind,), (programme,))
        return undetermined(Reason.UNCHECKED, needed) if needed else met()


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

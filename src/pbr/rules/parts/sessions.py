"""
What a pupil's sessions show, in one term or several together (SPEC §4.8, §5.1, §5.2).

> For a share, take from each term the set with the greatest and the one with the least
> attended − share × possible (for an absence likewise): these two settle it. Where they
> disagree it is undetermined
"""

from __future__ import annotations

from typing import Protocol

from attrs import frozen

from pbr.findings import (
    Absent,
    Attended,
    Finding,
    Judgement,
    Needed,
    NeedsReturn,
    NeedsSessions,
    Reason,
    Requirement,
    Returned,
    met,
    not_met,
    undetermined,
)
from pbr.records import Attendance
from pbr.rules.parts.pupils import Pupil, TermRows
from pbr.rules.parts.returns import MOST_IN_A_TERM, Sessions, TermReturns, shown_by
from pbr.rules.parts.words import Counting, Starters
from pbr.school import Term, TermPart
from pbr.shares import Below, Share


class AboutSessions(Requirement, Protocol):
    """
    A rule about the share of their sessions that pupils attend, or miss.
    """

    @property
    def share(self) -> Share | Below:
        """
        The share of the sessions that must be reached, or stayed below.
        """

    @property
    def counting(self) -> Counting:
        """
        Which absences count.
        """

    @property
    def starters(self) -> Starters:
        """
        Whether a starter waits for the terms still to come.
        """


def together(rule: AboutSessions, pupil: Pupil, rows: TermRows) -> Finding:
    """
    A pupil's terms together; a missing term leaves the finding undetermined.
    """
    read, passed_over = rows.of(pupil.terms)
    returns = rows.returns(pupil.terms, rule.counting)
    to_come = pupil.to_come(rule.starters)
    judged, quantity = PupilsSessions(pupil, returns, rule.share, to_come).judged()
    return Finding(rule, pupil.person.subject, judged, quantity, read, passed_over)


def by_itself(
    pupil: Pupil, term: Term, rows: tuple[Attendance, ...], rule: AboutSessions
) -> tuple[Judgement, Attended | Absent | Returned]:
    """
    The judgement on the rows of one term, and the sessions that it rests on.
    """
    share = rule.share
    if not rows:
        return _nothing_on_record(pupil, term, share)
    sessions = shown_by(rows, rule.counting)
    if sessions is None:
        returns = TermReturns.of(term, rows, rule.counting)
        return PupilsSessions(pupil, (returns,), share, alone=True).judged()
    quantity = _measured(share, *sessions)
    return _short_of(share) if quantity.short_by else met(), quantity


def _nothing_on_record(
    pupil: Pupil, term: Term, share: Share | Below
) -> tuple[Judgement, Attended | Absent]:
    """
    > No rows, or nothing possible → that term undetermined. (SPEC §5.1)

    A term that has no row yet can still reach every share.
    """
    needed = NeedsSessions(pupil.person.subject, (TermPart(term, None),))
    judged = undetermined(Reason.NOT_ON_RECORD, (needed,))
    return judged, _measured(share, 0, 0)


@frozen
class PupilsSessions:
    """
    A pupil's returns for some terms, and the share that the sessions must reach.

    `to_come` is how many more terms are waited for. `alone` says that the rule asks
    about one term by itself, and not about several together.
    """

    pupil: Pupil
    terms: tuple[TermReturns, ...]
    share: Share | Below
    to_come: int = 0
    alone: bool = False

    def judged(self) -> tuple[Judgement, Attended | Absent | Returned]:
        """
        The judgement, and the sessions that it rests on.

        Met or not met only if no way of filling in what is missing could change it. We
        read a missing term as one of up to 160 sessions (readings: "A missing term
        could have up to 160 sessions").
        """
        quantity = self._on_record()
        reason = self._missing()
        if reason is not None:
            at_best = self._at_best()
            if at_best.short_by:
                return not_met(Reason.OUT_OF_REACH), at_best
            return undetermined(reason, self._needed()), quantity
        if quantity.short_by:
            return _short_of(self.share), quantity
        if isinstance(quantity, Returned) and quantity.worst.short_by:
            return undetermined(Reason.TWO_RETURNS, self._needed()), quantity
        return met(), quantity

    def _on_record(self) -> Attended | Absent | Returned:
        """
        The sessions on record; by the worst and the best returns, if they differ.
        """
        found = [each.only for each in self.terms]
        sure = [each for each in found if each is not None]
        if len(sure) == len(found):
            return self._counted(sure)
        may_miss = self.share.may_miss
        worst = [each.worst(may_miss) for each in self.terms]
        best = [each.best(may_miss) for each in self.terms]
        counted = self._counted(best)
        return counted if worst == best else Returned(self._counted(worst), counted)

    def _at_best(self) -> Attended | Absent:
        """
        The best there can be: in what is missing, every session is attended.
        """
        to_come = [Sessions(MOST_IN_A_TERM, 0)] * self.to_come
        terms = [each.at_best(self.share.may_miss) for each in self.terms]
        return self._counted([*terms, *to_come])

    def _missing(self) -> Reason | None:
        """
        Why the terms are not all on record, or None if they are.
        """
        if self.to_come:
            return Reason.STILL_TO_COME
        found = [each.gap for each in self.terms]
        gaps = [gap for gap in found if gap is not None]
        return self._of_gaps(gaps) if gaps else None

    def _of_gaps(self, gaps: list[Reason]) -> Reason:
        without = [each for each in gaps if each is not Reason.MORE_THAN_A_TERM]
        if not without:
            return Reason.MORE_THAN_A_TERM
        return without[0] if self.alone else Reason.TERM_MISSING

    def _needed(self) -> tuple[Needed, ...]:
        subject = self.pupil.person.subject
        needed: list[Needed] = []
        without = tuple([each.rest for each in self.terms if each.rest is not None])
        if without:
            needed.append(NeedsSessions(subject, without))
        in_doubt = {
            each.term: each.in_doubt(self.share.may_miss) for each in self.terms
        }
        returns = tuple([row for rows in in_doubt.values() for row in rows])
        if returns:
            terms = tuple([term for term, rows in in_doubt.items() if rows])
            needed.append(NeedsReturn(subject, terms, returns))
        if self.to_come:
            needed.append(self.pupil.nth_term)
        return tuple(needed)

    def _counted(self, sums: list[Sessions]) -> Attended | Absent:
        possible = missed = 0
        for each in sums:
            possible += each.possible
            missed += each.missed
        return _measured(self.share, possible, missed)


def _measured(share: Share | Below, possible: int, missed: int) -> Attended | Absent:
    if isinstance(share, Below):
        return Absent(missed, possible, share.most_allowed_of(possible))
    return Attended(possible - missed, possible, share.needed_of(possible))


def _short_of(share: Share | Below) -> Judgement:
    return not_met(Reason.SHORT if isinstance(share, Share) else Reason.TOO_MANY)

"""
Which of a pupil's returns for a term may be right, and their sums (SPEC §4.8).

> Rows of one pupil, term and half (or whole) are returns of different schools only
> where both name a school and the names differ; those are added. Rows that may be
> returns of one school hang together in a heap. Of each heap every set that is not
> empty may be right, and heaps are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from pbr.findings import Reason
from pbr.records import Attendance
from pbr.rules.parts.words import Counting
from pbr.school import Term, TermPart

#: > A set that makes more than 160 possible sessions for a pupil and term is not right.
MOST_IN_A_TERM = 160
ONE_HALF = ({1}, {2})

#: For each number of possible sessions, the fewest and the most that can be missed.
Sums = dict[int, tuple[int, int]]


class Sessions(NamedTuple):
    """
    How many sessions were possible, and how many of them were missed.
    """

    possible: int
    missed: int

    def to_spare(self, may_miss: Fraction) -> int:
        """
        How many more could be missed, if a part of those possible may be; in whole
        numbers, as many times over as the part's denominator.
        """
        return may_miss.numerator * self.possible - may_miss.denominator * self.missed


@frozen
class TermReturns:
    """
    A pupil's returns for one term: the rows, and the sums that may be right.

    `only` is the sum if there is just one; None if there are several, or none.
    """

    term: Term
    rows: tuple[Attendance, ...]
    sums: Sums
    only: Sessions | None

    @classmethod
    def of(
        cls, term: Term, rows: tuple[Attendance, ...], counting: Counting
    ) -> TermReturns:
        """
        The returns among the rows of a term.

        > A return with nothing possible does not count as one.
        """
        if len(rows) == 1:
            sums = _of_one(rows[0], counting)
            return cls(term, rows, sums, _only(sums))
        returns = tuple([row for row in rows if row.possible])
        sums = {0: (0, 0)} if returns else {}
        for heap in heaps(returns):
            sums = _added(sums, _of_a_heap(heap, counting))
        return cls(term, rows, sums, _only(sums))

    @property
    def gap(self) -> Reason | None:
        """
        Why the returns do not show the term's attendance, or None if they do.

        > No rows, or nothing possible → that term undetermined. Rows for one half
        > only, and none for the whole, leave that term undetermined. (SPEC §5.1, §2.8)
        """
        if not self.rows:
            return Reason.NOT_ON_RECORD
        halves = self._halves
        if not halves:
            return Reason.NOTHING_POSSIBLE
        if halves in ONE_HALF:
            return Reason.HALF_ON_RECORD
        return None if self.sums else Reason.MORE_THAN_A_TERM

    @property
    def _halves(self) -> set[int | None]:
        return {row.half for row in self.rows if row.possible}

    @property
    def rest(self) -> TermPart | None:
        """
        The part of the term that has no return: a half or the whole; None if all has.
        """
        halves = self._halves
        if not halves:
            return TermPart(self.term, None)
        if halves not in ONE_HALF:
            return None
        return TermPart(self.term, 2 if halves == ONE_HALF[0] else 1)

    def worst(self, may_miss: Fraction) -> Sessions:
        """
        The sum with the least to spare. With nothing that may be right, no sessions.
        """
        return self.only or min(
            self._each(),
            key=lambda one: (one.to_spare(may_miss), -one.possible),
            default=Sessions(0, 0),
        )

    def best(self, may_miss: Fraction) -> Sessions:
        """
        The sum with the most to spare. With nothing that may be right, no sessions.
        """
        return self.only or max(
            self._each(),
            key=lambda one: (one.to_spare(may_miss), one.possible),
            default=Sessions(0, 0),
        )

    def at_best(self, may_miss: Fraction) -> Sessions:
        """
        The sum with the most to spare that there can be, once all its returns are in.
        """
        if self.gap is None:
            return self.best(may_miss)
        fewest = min([fewest for fewest, _ in self.sums.values()], default=0)
        return Sessions(MOST_IN_A_TERM, fewest)

    def in_doubt(self, may_miss: Fraction) -> tuple[Attendance, ...]:
        """
        Returns that may not all be right, if it matters which are; else none.
        """
        returns = tuple([row for row in self.rows if row.possible])
        if not self.sums:
            return returns
        if self.worst(may_miss) == self.best(may_miss):
            return ()
        return tuple([row for heap in heaps(returns) if len(heap) > 1 for row in heap])

    def _each(self) -> Iterator[Sessions]:
        for possible, (fewest, most) in self.sums.items():
            yield Sessions(possible, fewest)
            yield Sessions(possible, most)


def _only(sums: Sums) -> Sessions | None:
    if len(sums) == 1:
        ((possible, (fewest, most)),) = sums.items()
        if fewest == most:
            return Sessions(possible, fewest)
    return None


def cannot_all_be_right(rows: Iterable[Attendance]) -> bool:
    """
    Whether some of the rows for a term may be of one school, or too many for a term.
    """
    returns = [row for row in rows if row.possible]
    several = [heap for heap in heaps(returns) if len(heap) > 1]
    return bool(several) or sum([row.possible for row in returns]) > MOST_IN_A_TERM


def heaps(returns: Iterable[Attendance]) -> list[list[Attendance]]:
    """
    Returns that may be of one school, together: those of each part of the term.

    > Rows that may be returns of one school hang together in a heap (A, B and a blank
    > are one)
    """
    parts: dict[int | None, list[Attendance]] = {}
    for row in returns:
        parts.setdefault(row.half, []).append(row)
    return [heap for rows in parts.values() for heap in _by_school(rows)]


def _by_school(rows: list[Attendance]) -> list[list[Attendance]]:
    if len(rows) == 1 or any([not row.school for row in rows]):
        return [rows]
    schools: dict[str, list[Attendance]] = {}
    for row in rows:
        schools.setdefault(row.school, []).append(row)
    return list(schools.values())


def shown_by(rows: tuple[Attendance, ...], counting: Counting) -> Sessions | None:
    """
    A term's sessions, if its rows are one return for all of it that may be right.
    """
    if len(rows) != 1 or rows[0].half is not None:
        return None
    return _right(rows[0], counting)


def _right(row: Attendance, counting: Counting) -> Sessions | None:
    """
    The sessions of a return, or None if there are none or too many for a term.
    """
    possible = row.possible
    if not 0 < possible <= MOST_IN_A_TERM:
        return None
    missed = row.unauthorised
    if counting is Counting.ALL_ABSENCE:
        missed += row.authorised
    return Sessions(possible, missed)


def _of_one(row: Attendance, counting: Counting) -> Sums:
    right = _right(row, counting)
    return {} if right is None else {right.possible: (right.missed, right.missed)}


def _of_a_heap(heap: list[Attendance], counting: Counting) -> Sums:
    """
    > Of each heap every set that is not empty may be right
    """
    found: Sums = {}
    for row in heap:
        alone = _of_one(row, counting)
        with_others = _added(found, alone)
        _include(found, alone)
        _include(found, with_others)
    return found


def _added(some: Sums, others: Sums) -> Sums:
    """
    The sums of one of `some` and one of `others`.
    """
    found: Sums = {}
    for possible, (fewest, most) in some.items():
        for more, (at_least, at_most) in others.items():
            if possible + more <= MOST_IN_A_TERM:
                sums = {possible + more: (fewest + at_least, most + at_most)}
                _include(found, sums)
    return found


def _include(found: Sums, sums: Sums) -> None:
    """
    Put more sums to those that are found.
    """
    for possible, (fewest, most) in sums.items():
        least, greatest = found.get(possible, (fewest, most))
        found[possible] = (min(least, fewest), max(greatest, most))

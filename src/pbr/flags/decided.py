"""
A claim as it was decided, which is what a kind of flag looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property

from attrs import frozen

from pbr.findings import Address, Finding, Place
from pbr.flags.flag import Flag
from pbr.flags.kinds import REMARKS, FlagKind
from pbr.plans.plan import Plan
from pbr.records import Family, Record, Subject, SubjectKind
from pbr.verdicts import MET

#: The addresses of the four questions, and of what is paid on top of a result.
ELIGIBLE, APPROACH, CLAIMABLE, EVIDENCED, SUPPLEMENTS = range(5)


@frozen
class Found:
    """
    A finding of a claim, its address, and that of the first that is the same.
    """

    address: Address
    finding: Finding
    same_as: Address


@frozen
class DecidedClaim:
    """
    A family, the day and the plan, with the trail that was decided and what it pays.

    `paid` are the names of the result that is paid and its supplements.
    """

    family: Family
    on: date
    plan: Plan
    whole: Place
    supplements: tuple[Place, ...]
    paid: tuple[str, ...]

    @property
    def asked(self) -> tuple[Found, ...]:
        """
        Every finding on the four questions.
        """
        return tuple(found_in(self.whole))

    @property
    def approach(self) -> tuple[Found, ...]:
        """
        The findings on the whole-family approach.
        """
        return tuple(found_in(self.whole.parts[APPROACH]))

    @cached_property
    def earning(self) -> tuple[Found, ...]:
        """
        The findings that earn a result, at each of their places.

        Such a finding is met, and so is everything from it up to the result (readings:
        "A finding earns a result if all above it is met").
        """
        return tuple([found for result in self.results for found in _met(result)])

    @property
    def results_paid(self) -> tuple[Place, ...]:
        """
        The result that is paid and its supplements; none if the claim is not payable.
        """
        return tuple([each for each in self.results if each.trail.about in self.paid])

    @cached_property
    def _blocking(self) -> frozenset[Address]:
        """
        > Only flags on eligibility, the whole-family approach, claimable or the result
        > that is paid block entry. (SPEC §8)
        """
        asked = [place.address for place in self.whole.parts[:EVIDENCED]]
        paid = [place.address for place in self.results_paid]
        return frozenset([*asked, *paid])

    @property
    def results(self) -> tuple[Place, ...]:
        """
        Every result of the plan, supplements last.
        """
        return (*self.whole.parts[EVIDENCED].parts, *self.supplements)

    def earning_in(self, result: Place) -> Iterator[Found]:
        """
        The findings that earn one of the results.
        """
        return _met(result)

    @property
    def results_met(self) -> tuple[Place, ...]:
        """
        The results that are met, and supplements that are.
        """
        return tuple([place for place in self.results if place.verdict is MET])

    def asked_about(self, finding: Finding) -> Family:
        """
        The family, or the one member that the test of a finding was asked of.
        """
        subject = finding.subject
        person = None
        if subject.kind is SubjectKind.MEMBER:
            person = self.family.person(subject.id)
        return self.family if person is None else self.family.alone(person.person_id)

    @property
    def eligibility(self) -> tuple[Found, ...]:
        """
        The findings on whether the family is eligible.
        """
        return tuple(found_in(self.whole.parts[ELIGIBLE]))

    def flag(
        self,
        kind: FlagKind,
        on: Iterable[Found],
        rows: Iterable[Record],
        subject: Subject | None = None,
        readings: Iterable[str] = (),
    ) -> Flag:
        """
        A flag of this claim that bears on some of its findings.
        """
        found = tuple(on)
        addresses = tuple([each.address for each in found])
        return Flag(
            kind,
            subject or self.family.subject,
            (self.family.family_id,),
            tuple(rows),
            addresses,
            kind not in REMARKS and any(map(self._blocks, addresses)),
            findings=tuple([each.finding for each in found]),
            readings=tuple(readings),
        )

    def flags_by_person(
        self, kind: FlagKind, odd_rows: Callable[[Finding], Iterable[Record]]
    ) -> Iterator[Flag]:
        """
        A flag for each person with rows that are odd among those that earn a result.
        """
        found: dict[Subject, list[Found]] = {}
        rows: dict[Subject, list[Record]] = {}
        for each in self.earning:
            odd, subject = tuple(odd_rows(each.finding)), each.finding.subject
            if odd:
                found.setdefault(subject, []).append(each)
                rows.setdefault(subject, []).extend(odd)
        for subject, theirs in found.items():
            yield self.flag(kind, theirs, dict.fromkeys(rows[subject]), subject)

    def _blocks(self, address: Address) -> bool:
        return any(address[: len(each)] == each for each in self._blocking)


def found_in(place: Place) -> Iterator[Found]:
    """
    Every finding from a place down, in order.
    """
    yield from [
        Found(each.address, each.trail, each.same_as)
        for each in place.findings()
        if isinstance(each.trail, Finding)
    ]


def _met(place: Place) -> Iterator[Found]:
    if place.verdict is not MET:
        return
    if isinstance(place.trail, Finding):
        yield Found(place.address, place.trail, place.same_as)
    for part in place.parts:
        yield from _met(part)

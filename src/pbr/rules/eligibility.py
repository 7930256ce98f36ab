"""
Is the family eligible: enough problems, a dependent child, still in the area.

> Agreed inclusion criteria for the programme are two or more of the following within a
> family (Bradford, 22 November 2017, 2.6)

> where families have moved out of the authority area so are no longer eligible
> (Nottingham, 26 June 2013, 4)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from attrs import field, frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import (
    Clause,
    Dated,
    Finding,
    Found,
    Reason,
    Why,
    met,
    not_met,
)
from pbr.periods import Period
from pbr.records import ADULT_AGE, Family, Need
from pbr.rules.parts.aged import Aged, of_an_age
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.turning import of_dates, of_unknown_births
from pbr.rules.parts.unasked import not_attached
from pbr.rules.parts.words import Positive
from pbr.texts.folding import fold_each


@frozen
class NeedsIdentified:
    """
    At least `at_least` of the problems in `of` were identified by the day.

    Raises `NotUnderstood` if `at_least` is more than there are in `of`.
    """

    name: ClassVar[str] = "needs-identified"
    reads: ClassVar[Reads] = Reads(("needs",), Holder.KEY_WORKER, problems="of")

    clause: Clause
    at_least: Positive
    of: tuple[str, ...] = field(converter=fold_each)

    def __attrs_post_init__(self) -> None:
        if self.at_least > len(self.of):
            fault = f"at_least {self.at_least} of {len(self.of)} problems"
            raise NotUnderstood(fault, "ask for fewer of them")

    def examine(self, family: Family, on: date) -> Finding:
        """
        Enough needs, identified on or before D (SPEC §7).
        """
        return _counted(self, family, on, dict.fromkeys(self.of, True))

    def turning_days(self, family: Family, _asked: Period) -> Iterator[date]:
        """
        When a need was identified.
        """
        return of_dates(*[family.day_of(need) for need in family.needs])


@frozen
class OtherNeedsIdentified:
    """
    At least `at_least` problems other than `besides` were identified by the day.
    """

    name: ClassVar[str] = "other-needs-identified"
    reads: ClassVar[Reads] = Reads(("needs",), Holder.KEY_WORKER, problems="besides")

    clause: Clause
    at_least: Positive
    besides: tuple[str, ...] = field(converter=fold_each)

    def examine(self, family: Family, on: date) -> Finding:
        """
        Enough needs, identified on or before D (SPEC §7).
        """
        return _counted(self, family, on, dict.fromkeys(self.besides, False))

    def turning_days(self, family: Family, _asked: Period) -> Iterator[date]:
        """
        When a need was identified.
        """
        return of_dates(*[family.day_of(need) for need in family.needs])


def _counted(
    rule: NeedsIdentified | OtherNeedsIdentified,
    family: Family,
    on: date,
    named: dict[str, bool],
) -> Finding:
    unnamed = not any(named.values())

    def why_not(need: Need) -> Why | None:
        if family.day_of(need) > on:
            return Why.AFTER_THE_DAY
        if need.set_aside:
            return Why.OTHER_PROBLEM
        return None if named.get(need.headline, unnamed) else Why.OTHER_PROBLEM

    read, passed_over = sifted(family.needs, why_not)
    found = Found(len({need.headline for need in read}), rule.at_least)
    enough = found.count >= found.needed
    judged = met() if enough else not_met(Reason.SHORT)
    return Finding(rule, family.subject, judged, found, read, passed_over)


@frozen
class DependentChild:
    """
    A member was under 18 on the day of attachment.
    """

    name: ClassVar[str] = "dependent-child"
    reads: ClassVar[Reads] = Reads(("people",), Holder.KEY_WORKER)

    clause: Clause

    def examine(self, family: Family, on: date) -> Finding:
        """
        A dependent child, if the plan says so (SPEC §7).
        """
        attached = family.attached_by(on)
        if attached is None:
            stays = tuple([stay for who in family.people for stay in who.stays])
            return not_attached(self, family, stays)
        aged = Aged(0, ADULT_AGE, attached, Why.NOT_A_CHILD)
        return of_an_age(self, family, on, aged)

    def turning_days(self, family: Family, asked: Period) -> Iterator[date]:
        """
        The day of attachment, the only one that is looked at.
        """
        yield from of_dates(family.attached_on)
        yield from of_unknown_births(family, asked)


@frozen
class InTheArea:
    """
    The family has not left the area by the day.
    """

    name: ClassVar[str] = "in-the-area"
    reads: ClassVar[Reads] = Reads(("families",), Holder.KEY_WORKER)

    clause: Clause

    def examine(self, family: Family, on: date) -> Finding:
        """
        `left_area_on` counts from its own day on (SPEC §7).
        """
        left = family.left_area_on
        gone = left is not None and left <= on
        judged = not_met(Reason.LEFT_THE_AREA) if gone else met()
        dated = Dated(left if gone else None, None, on)
        return Finding(self, family.subject, judged, dated, (family,))

    def turning_days(self, family: Family, _asked: Period) -> Iterator[date]:
        """
        When the family left.
        """
        return of_dates(family.left_area_on)

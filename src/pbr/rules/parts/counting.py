"""
Which incidents count, and which may: their kind, their day, and whose they are.

> An incident row is read for its own family_id only, and counts when its person was a
> member that day, or with leavers counted on that day or an earlier one. (SPEC §5.4)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from attrs import frozen

from pbr.findings import (
    Needed,
    NeedsEvents,
    NeedsPerson,
    PassedOver,
    Range,
    Why,
)
from pbr.periods import Period
from pbr.records import Family, Incident, Person, Record
from pbr.rules.parts.ages import adults, born_by
from pbr.rules.parts.checks import sifted_checks
from pbr.rules.parts.doubt import meanings_needed
from pbr.rules.parts.events import alike, events, fewest, most
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.words import Leavers, Whose


@frozen
class Evidence:
    """
    The incidents that count and those that may, with all rows read and passed over.

    With `of_anybody`, one that names nobody counts as the family's.
    """

    sure: tuple[Incident, ...]
    doubtful: tuple[Incident, ...]
    read: tuple[Record, ...]
    passed_over: tuple[PassedOver, ...]
    of_anybody: bool

    def range_in(self, window: Period, *, all_checked: bool) -> Range:
        """
        From how many to how many incidents there were in a window.

        > it is in the *most* and not in the *fewest* …, each row by itself
        """
        first, last = window.first, window.last
        rows = [row for row in self.sure if first <= row.occurred_on <= last]
        groups = [*alike(rows)]
        number = sum(map(fewest, groups))
        at_most = len(rows) if number == len(rows) else sum(map(most, groups))
        others: list[Incident] = []
        if self.doubtful:
            others = [row for row in self._more if first <= row.occurred_on <= last]
        return Range(number, at_most + most(others), all_checked)

    @property
    def _more(self) -> list[Incident]:
        """
        The doubtful rows that would be one incident more, if they count.
        """
        there = events(self.sure)
        return [row for row in self.doubtful if row.event not in there]

    def doubts(self) -> tuple[Needed, ...]:
        """
        What would settle how many there were, if every day is checked.
        """
        unknown = [(row.kind, row) for row in self._more if not row.understood]
        needed: list[Needed] = [*meanings_needed("incidents.kind", unknown)]
        nameless = [row for row in self._more if not row.person_id]
        if nameless and not self.of_anybody:
            needed.append(NeedsPerson(tuple(nameless)))
        unsure = [rows for rows in alike(self.sure) if fewest(rows) < most(rows)]
        if unsure:
            needed.append(NeedsEvents(tuple([row for rows in unsure for row in rows])))
        return tuple(needed)


class AboutIncidents(Protocol):
    """
    The fields of a rule that decide which incidents count.
    """

    @property
    def kinds(self) -> tuple[str, ...]:
        """
        The kinds that are counted together.
        """

    @property
    def whose(self) -> Whose:
        """
        Whose incidents count.
        """

    @property
    def leavers(self) -> Leavers:
        """
        Whether what people do after they have left counts.
        """


def incidents_in(
    windows: tuple[Period, ...],
    family: Family,
    on: date,
    rule: AboutIncidents,
) -> Evidence:
    """
    The family's incidents of these kinds in these windows, up to a day.
    """

    def why_not_theirs(incident: Incident) -> Why | None:
        return _why_not_theirs(family, incident, rule)

    return counted(
        windows,
        family,
        on,
        rule.kinds,
        why_not_theirs,
        of_anybody=is_of_anybody(rule, family),
    )


def is_of_anybody(rule: AboutIncidents, family: Family) -> bool:
    """
    Whether a rule counts an incident that names nobody, as one of the family's.
    """
    return rule.whose is Whose.FAMILY and not family.narrowed_to


def is_sure(incident: Incident, *, of_anybody: bool) -> bool:
    """
    Whether an incident that may count does: its word is known, and so is whose it is.
    """
    return incident.understood and (incident.person_id != "" or of_anybody)


@frozen
class AgesAsked:
    """
    What is asked of a person's age, to know which incidents in some windows count.

    If somebody is named: whether that was a child or an adult that day. If nobody is:
    whether each person was, and was born.
    """

    rule: AboutIncidents
    windows: tuple[Period, ...]
    family: Family
    on: date

    def turns(self, person: Person) -> Iterator[date]:
        """
        The birth dates on which an answer changes.
        """
        for day in self._days(person):
            yield from (*born_by(day), *adults(day))

    def answers(self, person: Person) -> tuple[bool, ...]:
        """
        Whether what the person did on each of the days that are asked about counts.
        """
        whys = [_why_not_of(person, day, self.rule) for day in self._days(person)]
        return tuple([why is None for why in whys])

    def _days(self, person: Person) -> list[date]:
        ids = [person.person_id]
        if self.rule.whose is not Whose.FAMILY or self.family.narrowed_to:
            ids.append("")
        return [
            row.occurred_on
            for row in self.family.incidents
            if row.person_id in ids
            and (row.kind in self.rule.kinds or not row.understood)
            and row.occurred_on <= self.on
            and any([row.occurred_on in window for window in self.windows])
        ]


def counted(  # noqa: PLR0913 - the whole question of one count
    windows: tuple[Period, ...],
    family: Family,
    on: date,
    kinds: tuple[str, ...],
    why_not_theirs: Callable[[Incident], Why | None],
    *,
    of_anybody: bool,
) -> Evidence:
    """
    The incidents of some kinds in some windows, up to a day, of those who count.

    With `of_anybody`, one that names nobody counts; otherwise it may count.
    """
    edges = [(window.first, window.last) for window in windows]

    def why_not(incident: Incident) -> Why | None:
        day = incident.occurred_on
        if day > on:
            return Why.AFTER_THE_DAY
        if incident.understood and incident.kind not in kinds:
            return Why.OTHER_KIND
        if not any([first <= day <= last for first, last in edges]):
            return Why.OUTSIDE_THE_WINDOW
        return why_not_theirs(incident)

    incidents, others = sifted(family.incidents, why_not)
    checks, other_checks = sifted_checks(family, kinds, windows)
    return Evidence(
        tuple([row for row in incidents if is_sure(row, of_anybody=of_anybody)]),
        tuple([row for row in incidents if not is_sure(row, of_anybody=of_anybody)]),
        (*incidents, *checks),
        (*others, *other_checks),
        of_anybody,
    )


def _why_not_theirs(
    family: Family, incident: Incident, rule: AboutIncidents
) -> Why | None:
    """
    Why an incident does not count because of whose it is; None if it does, or may.

    > it may be about one of them or not. Where the family has no such member that day
    > (…), it is passed over. (SPEC §4.8)
    """
    day = incident.occurred_on
    if not incident.person_id:
        if rule.whose is Whose.FAMILY and not family.narrowed_to:
            return None
        whys = [_why_not_of(person, day, rule) for person in family.people]
        return None if None in whys else Why.NO_PERSON
    person = family.person(incident.person_id)
    return Why.NOT_A_MEMBER if person is None else _why_not_of(person, day, rule)


def _why_not_of(person: Person, day: date, rule: AboutIncidents) -> Why | None:
    if not is_counted(person, day, rule.leavers):
        return Why.NOT_A_MEMBER
    # > *children* means under 18 that day
    if rule.whose is Whose.CHILDREN and person.is_adult_on(day):
        return Why.NOT_A_CHILD
    if rule.whose is Whose.ADULTS and not person.is_adult_on(day):
        return Why.NOT_AN_ADULT
    return None


def is_counted(person: Person, day: date, leavers: Leavers) -> bool:
    """
    Whether what the person did on a day counts as the family's.

    > when its person was a member on that day or an earlier one. Passed over: only
    > when a member that day. (SPEC §5.4)
    """
    if leavers is Leavers.COUNTED:
        return person.was_member_by(day)
    return person.is_member_on(day)

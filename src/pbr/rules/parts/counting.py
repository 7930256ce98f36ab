"""
Which incidents count: their kind, their day, and whose they are (SPEC §5.4).
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from attrs import frozen

from pbr.findings import PassedOver, Why
from pbr.periods import Period
from pbr.records import Family, Incident, Person, Record
from pbr.rules.parts.checks import sifted_checks
from pbr.rules.parts.sifting import sifted
from pbr.rules.parts.words import Leavers, Whose


@frozen
class Evidence:
    """
    The incidents that count, and the rows read and passed over to find them.
    """

    incidents: tuple[Incident, ...]
    read: tuple[Record, ...]
    passed_over: tuple[PassedOver, ...]

    def count_in(self, window: Period) -> int:
        """
        The number of incidents in a window.
        """
        first, last = window.first, window.last
        return sum([first <= row.occurred_on <= last for row in self.incidents])


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

    > An incident row is read for its own family_id only, and counts when its person
    > was a member that day, or with leavers counted on that day or an earlier one.
    """
    edges = [(window.first, window.last) for window in windows]

    def why_not(incident: Incident) -> Why | None:
        day = incident.occurred_on
        if day > on:
            return Why.AFTER_THE_DAY
        if incident.kind not in rule.kinds:
            return Why.OTHER_KIND
        if not any([first <= day <= last for first, last in edges]):
            return Why.OUTSIDE_THE_WINDOW
        return why_not_theirs(family, incident, rule)

    incidents, others = sifted(family.incidents, why_not)
    checks, other_checks = sifted_checks(family, rule.kinds, windows)
    return Evidence(incidents, (*incidents, *checks), (*others, *other_checks))


def why_not_theirs(
    family: Family, incident: Incident, rule: AboutIncidents
) -> Why | None:
    """
    Why an incident does not count because of whose it is, or None if it counts.
    """
    day = incident.occurred_on
    # > an incident with no person belongs to the family … Under children or adults an
    # > incident with no person is passed over.
    if not incident.person_id:
        return None if rule.whose is Whose.FAMILY else Why.NO_PERSON
    person = family.person(incident.person_id)
    if person is None or not is_counted(person, day, rule.leavers):
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

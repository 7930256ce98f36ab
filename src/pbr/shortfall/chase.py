"""
What to ask for, and who to ask: everything that a claim lacks, by who has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import field, frozen

from pbr.claims import Decision
from pbr.findings import (
    Finding,
    Needed,
    NeedsBirthDate,
    NeedsEvents,
    NeedsMeaning,
    NeedsPerson,
    NeedsReturn,
    NeedsTerm,
    Place,
    Reason,
    Requirement,
    findings,
)
from pbr.plans.plan import Plan
from pbr.records import Need
from pbr.rules.asked_alone import AnyAdult, AnyChild
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Attached
from pbr.rules.parts.reads import looked_for
from pbr.rules.status import Enrolled
from pbr.shortfall.holders import AskedOf, NoOne, evidence_by_holder, holders_of
from pbr.shortfall.ways import (
    Way,
    can_come_out,
    is_neutral_at_best,
    is_not_advised,
    ways_to_meet,
)
from pbr.verdicts import MET, NOT_MET, UNDETERMINED

#: What is on file and may be read in several ways: it does not always matter in which.
IN_DOUBT = (NeedsBirthDate, NeedsEvents, NeedsMeaning, NeedsPerson, NeedsReturn)
#: The tests that one adult has to meet.
ONE_ADULT = (AnyAdult, EmployedConsecutively, EmployedWithin, Enrolled)
#: The tests that one member of an age has to meet.
ONE_OF_AN_AGE = (*ONE_ADULT, AnyChild)


class Kind(Enum):
    """
    Whether what is lacking is on record somewhere, or has still to happen.
    """

    #: A source has it already.
    EVIDENCE = "evidence"
    #: It has to happen, or a record has to be corrected.
    EVENT = "event"
    #: Nothing can make the claim met.
    NONE = "none"


def _what_it_says(finding: Finding) -> object:
    """
    What a report says about a finding: two that say the same are one event.
    """
    problems = {row.headline for row in finding.read if isinstance(row, Need)}
    return (
        finding.about,
        looked_for(finding.rule),
        finding.subject,
        finding.quantity,
        finding.reason,
        tuple(sorted(problems)),
    )


@frozen
class Event:
    """
    Something that has to happen, or be corrected, for a finding to be met.
    """

    finding: Finding = field(eq=_what_it_says)


@frozen
class NotAdvised:
    """
    A count of domestic abuse: pbr does not say what would lower it.
    """


@frozen
class ForGood:
    """
    What keeps a claim from ever being met; nothing, if the claim has nothing to show.
    """

    findings: tuple[Finding, ...]


Lacking = Needed | Event | NotAdvised | ForGood


@frozen
class ChaseLine:
    """
    One thing that a claim lacks, and who is asked for it.

    `smallest_set` is how many things are in the smallest set, with this one in it, that
    could make the claim met. Evidence that several have in parts is several things.
    `fewer_may_do` is whether one test lacks several of them: what some show may settle
    it, and some may be asked for at some ages only. The number is 0 for a claim that
    nothing can make met.
    """

    asked_of: AskedOf
    decision: Decision
    smallest_set: int
    lacking: Lacking
    fewer_may_do: bool = False

    @property
    def kind(self) -> Kind:
        """
        Evidence, an event, or nothing that can help.
        """
        if isinstance(self.lacking, ForGood):
            return Kind.NONE
        if isinstance(self.lacking, Event | NotAdvised | NeedsTerm):
            return Kind.EVENT
        return Kind.EVIDENCE


def chase_lines(decision: Decision) -> Iterator[ChaseLine]:
    """
    Everything that a claim lacks, the smallest sets first, each thing once.

    A claim that is met has no line, and every other claim has at least one.
    """
    smallest: dict[tuple[AskedOf, Lacking], tuple[int, bool]] = {}
    ways = ways_to_meet(decision)
    perhaps_not_asked = _of_somebody_perhaps_not_asked(decision)
    for way in ways:
        lacking_now = _looked_at(way)
        asked = dict.fromkeys(
            [each for found in lacking_now for each in _asked(found, decision.plan)]
        )
        # What such a person did counts only if they are of the age that is asked.
        for found in lacking_now:
            if found in perhaps_not_asked:
                born = NeedsBirthDate(found.subject)
                asked.update(dict.fromkeys(evidence_by_holder(born, decision.plan)))
        # An event that several know about is one thing.
        number = len({lacking for _, lacking in asked})
        size = (number, number > 1 and any(map(_may_take_fewer, lacking_now)))
        for each in asked:
            smallest[each] = min(size, smallest.get(each, size))
    for (asked_of, lacking), size in sorted(smallest.items(), key=lambda item: item[1]):
        number, fewer_may_do = size
        yield ChaseLine(asked_of, decision, number, lacking, fewer_may_do)
    if not ways and decision.verdict is not MET:
        yield ChaseLine(NoOne.NO_WAY, decision, 0, why_nothing_helps(decision))


def _may_take_fewer(found: Finding) -> bool:
    """
    Whether a test lacks several things, and what some of them show may settle it.
    """
    return len(found.needed) > 1 and any(
        [isinstance(each, IN_DOUBT) for each in found.needed]
    )


def _looked_at(way: Way) -> tuple[Finding, ...]:
    """
    The findings of a way, without those that were not looked at, because the family is
    not attached, if the way asks for that.
    """
    if not any([isinstance(found.rule, Attached) for found in way.findings]):
        return way.findings
    return tuple(
        [found for found in way.findings if found.reason is not Reason.NOT_ATTACHED]
    )


def _of_somebody_perhaps_not_asked(decision: Decision) -> list[Finding]:
    """
    What is not met by somebody without a birth date, where one adult has to meet it and
    they may be a child, or one child and they may be an adult.
    """
    family, on = decision.claim.family_seen, decision.on
    if not family.has_unknown_births:
        return []
    unknown = [who for who in family.people if who.born_on is None]
    children = [who.subject for who in unknown if family.may_be_a_child(who, on)]
    adults = [who.subject for who in unknown if family.may_be_an_adult(who, on)]
    return [
        found
        for test, found in _of_one_of_an_age(decision.place)
        if found.verdict is NOT_MET
        and found.subject in (children if isinstance(test, ONE_ADULT) else adults)
    ]


def _of_one_of_an_age(place: Place) -> Iterator[tuple[Requirement, Finding]]:
    """
    Every test that one member of an age has to meet, with each of its findings.
    """
    if isinstance(place.trail.rule, ONE_OF_AN_AGE):
        for found in findings(place.trail):
            yield place.trail.rule, found
        return
    for part in place.parts:
        yield from _of_one_of_an_age(part)


def why_nothing_helps(decision: Decision) -> ForGood:
    """
    What keeps a claim from ever being met.
    """
    for_good = [
        found
        for found in findings(decision.trail)
        if is_neutral_at_best(found)
        or (found.verdict is NOT_MET and not can_come_out(found))
    ]
    return ForGood(tuple(dict.fromkeys(for_good)))


def _asked(finding: Finding, plan: Plan) -> Iterator[tuple[AskedOf, Lacking]]:
    if finding.verdict is UNDETERMINED:
        for need in finding.needed:
            if isinstance(need, NeedsTerm):
                yield NoOne.WAIT, need
            else:
                yield from evidence_by_holder(need, plan)
    elif is_not_advised(finding):
        yield NoOne.NO_ADVICE, NotAdvised()
    else:
        for holder in holders_of(finding, plan):
            yield holder, Event(finding)

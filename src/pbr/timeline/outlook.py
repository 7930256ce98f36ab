"""
When each of many families is payable, and what its claim waits for until then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from itertools import dropwhile, takewhile

from attrs import frozen

from pbr.batch import Failure, guarded
from pbr.claims import Decision
from pbr.findings import Clause, Finding, Needed, Trail, findings_that_bear
from pbr.periods import ONE_DAY, Period
from pbr.plans.plan import Plan
from pbr.records import Family, Subject
from pbr.shortfall.ways import (
    Way,
    can_come_out,
    evidence_to_meet,
    is_there_to_ask_for,
    ways_to_meet,
)
from pbr.timeline.assumptions import Assume, Assumed, assumed_of
from pbr.timeline.stretches import Stretch, Timeline, Watch, days_asked, timeline
from pbr.verdicts import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Verdict,
    at_least_one,
)
from pbr.weights import Weight

#: What a finding is about, its subject, and how many like it come before in the trail.
_Where = tuple[Clause, str, Subject, int]
IN_THE_WAY, NEUTRAL = (NOT_MET, UNDETERMINED), (NOT_APPLICABLE,)


@frozen
class Outlook:
    """
    What a timeline shows about one claim: when it is payable, and what it waits for.
    """

    timeline: Timeline

    @property
    def family_id(self) -> str:
        """
        The family's pseudonymous id.
        """
        return self.timeline.family.family_id

    @property
    def verdict(self) -> Verdict:
        """
        The best verdict of any of the days asked about (SPEC §3.2).
        """
        return at_least_one([each.verdict for each in self.timeline.stretches])

    @property
    def first(self) -> Stretch | None:
        """
        The first days on which the claim is payable, or None.
        """
        return self.timeline.first(MET)

    @cached_property
    def relies_on(self) -> tuple[Assumed, ...]:
        """
        The assumptions that the first payable day relies on; none if no day is payable.
        """
        return (
            () if self.first is None else self.timeline.relies_on(self.first.days.first)
        )

    @property
    def payable_to(self) -> date | None:
        """
        The last day of the first run of payable days.

        If it is the last day asked about, the next day is not known.
        """
        return self.payable[-1].days.last if self.payable else None

    @property
    def payable(self) -> tuple[Stretch, ...]:
        """
        The first payable days, in a row: a stretch for each result and amount they pay.
        """
        later = dropwhile(lambda each: each.verdict is not MET, self.timeline.stretches)
        return tuple(takewhile(lambda each: each.verdict is MET, later))

    @cached_property
    def ends_because(self) -> tuple[Finding, ...]:
        """
        What makes the claim not payable on the day after, if that day was asked about.
        """
        last = self.payable_to
        if last is None or last == self.timeline.asked.last:
            return ()
        before, after = map(self.timeline.decision_on, (last, last + ONE_DAY))
        return tuple(dict.fromkeys(_unblocked(after, before)))

    @cached_property
    def looked_at(self) -> date | None:
        """
        The day that shows what the claim waits for; None if it waits for nothing.

        It is the day before the first payable day. If no day is payable, it is the
        first day on which missing evidence could settle the claim; or the first
        undetermined day; or the last day asked about.
        """
        asked = self.timeline.asked
        if self.first is not None:
            first = self.first.days.first
            return None if first == asked.first else first - ONE_DAY
        undetermined = self.timeline.first(UNDETERMINED)
        if undetermined is None:
            return asked.last
        return self.could_pass_from or undetermined.days.first

    @property
    def could_pass_from(self) -> date | None:
        """
        The first day on which evidence about the past could make the claim met.

        None if a day is payable already, if every day also waits for a term to end, or
        if no evidence can make the claim met.
        """
        return None if self._settled is None else self._settled[0]

    @property
    def can_be_settled_only(self) -> bool:
        """
        Whether the claim is undetermined on the day that was looked at, and evidence
        can settle it but not make it met.
        """
        if self.looked_at is None:
            return False
        decision = self.timeline.decision_on(self.looked_at)
        return decision.verdict is UNDETERMINED and not evidence_to_meet(decision)

    @property
    def enough_evidence(self) -> tuple[tuple[Needed, ...], ...]:
        """
        The smallest sets of evidence that could make the claim met from that day on.
        """
        return () if self._settled is None else self._settled[1]

    @cached_property
    def _settled(self) -> tuple[date, tuple[tuple[Needed, ...], ...]] | None:
        for day in self._undetermined_days():
            evidence = evidence_to_meet(self.timeline.decision_on(day))
            enough = tuple(filter(is_there_to_ask_for, evidence))
            if enough:
                return day, enough
        return None

    def _undetermined_days(self) -> Iterator[date]:
        """
        The days on which what an undetermined claim lacks can change.

        There are none if a day is payable. The first is usually enough, so the rest are
        worked out only when they are needed.
        """
        line = self.timeline
        undetermined = line.first(UNDETERMINED)
        if self.first is not None or undetermined is None:
            return
        first = undetermined.days.first
        yield first
        watch = Watch.over(
            line.family_as_assumed, line.plan, Period(first, line.asked.last)
        )
        for day in watch.days():
            if watch.decision_on(day).verdict is UNDETERMINED and day != first:
                yield day

    @cached_property
    def least_ways(self) -> tuple[Way, ...]:
        """
        If no day is payable and no evidence could help: the smallest sets of findings
        that would make the claim met on the day that was looked at, if there are any.
        """
        if self.first is not None or self.looked_at is None:
            return ()
        decision = self.timeline.decision_on(self.looked_at)
        waits = decision.verdict is UNDETERMINED and not self.can_be_settled_only
        ways = () if waits else ways_to_meet(decision)
        fewest = min([len(way.findings) for way in ways], default=0)
        return tuple([way for way in ways if len(way.findings) == fewest])

    @cached_property
    def waits_for(self) -> tuple[Finding | Needed, ...]:
        """
        What keeps the claim from being met on that day, each thing once.

        If a payable day follows, these are the findings that changed. If not, they are
        the missing evidence; or, if none could help, the findings that weigh (SPEC §8;
        readings:
        "A claim waits for what would make it met").
        """
        if self.looked_at is None:
            return ()
        decision = self.timeline.decision_on(self.looked_at)
        if self.first is not None:
            after = self.timeline.decision_on(self.first.days.first)
            return tuple(dict.fromkeys(_unblocked(decision, after)))
        if decision.verdict is UNDETERMINED:
            return decision.still_needed
        weigh = [
            finding
            for finding, weight in decision.weighed()
            if weight is not Weight.MOOT
        ]
        # A claim with nothing to show has no finding that weighs.
        found = weigh or [
            each
            for each in findings_that_bear(decision.trail)
            if each.verdict in IN_THE_WAY
        ]
        for_good = [each for each in found if not can_come_out(each)]
        # If no way is left, what cannot change is the whole answer.
        final = for_good and not ways_to_meet(decision)
        return tuple(dict.fromkeys(for_good if final else found))


def _unblocked(before: Decision, after: Decision) -> list[Finding]:
    """
    The findings that no longer block the claim; or, if there are none, those that are
    no longer neutral: somebody joined, or came of age.
    """
    return _no_longer(before, after, IN_THE_WAY) or _no_longer(before, after, NEUTRAL)


def _no_longer(
    before: Decision, after: Decision, verdicts: tuple[Verdict, ...]
) -> list[Finding]:
    """
    The findings that had one of the verdicts and no longer have, where it mattered:
    nothing above them was met before, and nothing above them is in the way after.
    """
    was, now = _places(before), _places(after)
    return [
        found
        for place, (found, above) in was.items()
        if found.verdict in verdicts
        and MET not in above
        and (place not in now or _is_clear(*now[place], verdicts))
    ]


def _is_clear(
    found: Finding, above: frozenset[Verdict], verdicts: tuple[Verdict, ...]
) -> bool:
    return found.verdict not in verdicts and above.isdisjoint(IN_THE_WAY)


def _places(decision: Decision) -> dict[_Where, tuple[Finding, frozenset[Verdict]]]:
    """
    The findings by their place in the trail, each with the verdicts of all above it.

    A place is what a finding is about, and how many like it came before: two needs of
    one problem may be tested in the same way.
    """
    before: Counter[tuple[Clause, str, Subject]] = Counter()
    found: dict[_Where, tuple[Finding, frozenset[Verdict]]] = {}
    for each, above in _with_all_above(decision.trail, frozenset()):
        about = (each.clause, each.about, each.subject)
        found[*about, before[about]] = each, above
        before[about] += 1
    return found


def _with_all_above(
    trail: Trail, above: frozenset[Verdict]
) -> Iterator[tuple[Finding, frozenset[Verdict]]]:
    if isinstance(trail, Finding):
        yield trail, above
        return
    for part in trail.parts:
        yield from _with_all_above(part, above | {trail.verdict})


def outlook_of_each(  # noqa: PLR0913 - one for each thing that is asked
    families: Iterable[Family],
    plan: Plan,
    since: date,
    until: date,
    assume: Iterable[Assume] = (),
    as_of: date | None = None,
) -> Iterator[Outlook | Failure]:
    """
    The outlook of each family, one at a time: none is kept.

    The files speak as at `as_of`, or the first of the days if it is None. A claim that
    cannot be decided because a rule crashed is one family's failure (SPEC §3.4).
    Raises `Contradiction` at once for days that cannot be asked about.
    """
    return _each(families, plan, days_asked(since, until), tuple(assume), as_of)


def _each(
    families: Iterable[Family],
    plan: Plan,
    asked: Period,
    words: tuple[Assume, ...],
    as_of: date | None,
) -> Iterator[Outlook | Failure]:
    seen = as_of or asked.first
    for family in families:
        work = partial(_worked_out, family.as_at(seen), plan, asked, words, seen)
        yield guarded(family.family_id, plan, asked.first, work, seen)


def _worked_out(
    family: Family, plan: Plan, asked: Period, words: tuple[Assume, ...], as_of: date
) -> Outlook:
    """
    The outlook of one family, with every part worked out, so that a crash comes here.
    """
    assumed = assumed_of(family, plan, asked, words)
    line = timeline(family, plan, asked.first, asked.last, assumed, as_of)
    outlook = Outlook(line)
    _ = (outlook.waits_for, outlook.enough_evidence)
    _ = (outlook.relies_on, outlook.ends_because)
    return outlook

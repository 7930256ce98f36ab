"""
When a claim's verdict changes, and the day on which it is first met (SPEC §9).

> For any claim, the timeline has the dates on which the verdict changes between two
> days if nothing new is recorded. The assumptions it relies on are data. (SPEC §9)

No day is tried that could not matter: each rule gives the days on which what it finds
can change, and a claim is decided on those days alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from heapq import heapify, heappop, heappush

from attrs import field, frozen

from pbr.claims import Answer, Claim, Decision, decided_by, turning_days, validate
from pbr.exceptions import Contradiction
from pbr.findings import Trail
from pbr.periods import FIRST_YEAR, LAST_YEAR, ONE_DAY, Period
from pbr.plans.plan import Plan
from pbr.records import Family
from pbr.rules import Rule
from pbr.timeline.assumptions import (
    Assumed,
    JobGoesOn,
    NoMoreRecorded,
    SessionsReturned,
    assumed_by,
    with_assumed_rows,
)
from pbr.verdicts import Verdict


@frozen
class Stretch:
    """
    Days in a row on which a claim has the same answer.
    """

    days: Period
    answer: Answer

    @property
    def verdict(self) -> Verdict:
        """
        The verdict on each of the days.
        """
        return self.answer.verdict

    @property
    def result(self) -> str | None:
        """
        The result that a claim on any of the days pays for; None when it pays nothing.
        """
        return self.answer.result

    @property
    def amount(self) -> Decimal:
        """
        What a claim on any of the days pays, without the attachment fee.
        """
        return self.answer.amount

    @property
    def attachment_fee(self) -> Decimal | None:
        """
        The fee for joining; None when it is not earned.
        """
        return self.answer.attachment_fee


@frozen
class Timeline:
    """
    The answer to a family's claim on each of the days asked about.

    `family` is as the files of the day `as_of` show it, and `assumed` is everything
    assumed as well. `stretches` follow each other from the first of the days to the
    last; neighbours differ.
    """

    family: Family
    plan: Plan
    assumed: tuple[Assumed, ...]
    stretches: tuple[Stretch, ...]
    as_of: date

    @property
    def asked(self) -> Period:
        """
        The days asked about.
        """
        return Period(self.stretches[0].days.first, self.stretches[-1].days.last)

    @property
    def changes(self) -> tuple[date, ...]:
        """
        The days on which the answer differs from that of the day before.
        """
        return tuple([stretch.days.first for stretch in self.stretches[1:]])

    def first(self, verdict: Verdict) -> Stretch | None:
        """
        The first days with a verdict, or None where no day asked about has it.

        > `first(met)` is the day it is first met, never the day before. (SPEC §9)
        """
        return next((each for each in self.stretches if each.verdict is verdict), None)

    def on(self, day: date) -> Stretch:
        """
        The stretch that a day is in. Raises `Contradiction` for one not asked about.
        """
        if day not in self.asked:
            first, last = self.asked.first, self.asked.last
            message = f"{day} is not asked about: the timeline is {first} to {last}"
            raise Contradiction(message)
        firsts = [stretch.days.first for stretch in self.stretches]
        return self.stretches[bisect_right(firsts, day) - 1]

    @cached_property
    def family_as_assumed(self) -> Family:
        """
        The family as it would be recorded if everything assumed happened.
        """
        return with_assumed_rows(self.family, self.assumed)

    def decision_on(self, day: date) -> Decision:
        """
        The whole decision on a claim made on a day, if everything assumed happened.
        """
        return validate(Claim(self.family_as_assumed, day), self.plan)

    def relies_on(self, day: date) -> tuple[Assumed, ...]:
        """
        As few of the assumptions as the answer on a day takes.

        With only these the answer on that day is the same; without any one of them it
        differs. Each ends on that day at the latest. If either of two is enough, the
        earlier is left out.
        """
        wanted = self.on(day).answer

        def is_enough(assumed: tuple[Assumed, ...]) -> bool:
            claim = Claim(with_assumed_rows(self.family, assumed), day)
            return validate(claim, self.plan).answer == wanted

        if is_enough(()):
            return ()
        needed = assumed_by(self.assumed, self.family.terms, day)
        for sort in (JobGoesOn, NoMoreRecorded, SessionsReturned):
            fewer = tuple([each for each in needed if not isinstance(each, sort)])
            if is_enough(fewer):
                needed = fewer
        return _fewest(needed, is_enough)


def _fewest(
    assumed: tuple[Assumed, ...], is_enough: Callable[[tuple[Assumed, ...]], bool]
) -> tuple[Assumed, ...]:
    """
    Assumptions that are enough together, and not enough without any one.
    """
    for each in assumed:
        fewer = tuple([other for other in assumed if other is not each])
        if is_enough(fewer):
            return _fewest(fewer, is_enough)
    return assumed


def days_asked(since: date, until: date) -> Period:
    """
    The days from `since` to `until`, both counted, if claims can be made on them.
    """
    asked = Period(since, until)
    if not FIRST_YEAR <= since.year <= until.year <= LAST_YEAR:
        message = (
            f"claims are made between {FIRST_YEAR} and {LAST_YEAR}, "
            f"not from {since} to {until}"
        )
        raise Contradiction(message)
    return asked


def timeline(  # noqa: PLR0913 - one for each thing that is asked
    family: Family,
    plan: Plan,
    since: date,
    until: date,
    assumed: Iterable[Assumed] = (),
    as_of: date | None = None,
) -> Timeline:
    """
    The answer to a family's claim on each day from `since` to `until`, both counted.

    Nothing new is recorded except what is assumed: see `assumed_of`. The files speak as
    at `as_of`, or the first of the days if it is None: no end after it is seen. Raises
    `Contradiction` when the last day is before the first or either is outside 1900 to
    2199, or when the family has a need that the plan does not name.
    """
    taken = tuple(assumed)
    asked = days_asked(since, until)
    seen = as_of or since
    family = family.as_at(seen)
    turns = list(_turns(with_assumed_rows(family, taken), plan, asked))
    ends = [*[day - ONE_DAY for day, _ in turns[1:]], asked.last]
    stretches = [
        Stretch(Period(first, last), answer)
        for (first, answer), last in zip(turns, ends, strict=True)
    ]
    return Timeline(family, plan, taken, tuple(stretches), seen)


def _turns(family: Family, plan: Plan, asked: Period) -> Iterator[tuple[date, Answer]]:
    """
    The first day, and each day on which the answer differs from the day before.
    """
    watch = Watch.over(family, plan, asked)
    before = None
    for day in watch.days():
        answer = watch.decision_on(day).answer
        if answer != before:
            yield day, answer
            before = answer


@frozen
class _Kept:
    """
    The days on which one test's finding can change, and what was last found.
    """

    turns: tuple[date, ...]
    found_on: date
    trail: Trail

    def unchanged_on(self, day: date) -> bool:
        """
        Whether what was found is unchanged on a later day.
        """
        turns = self.turns
        return bisect_right(turns, self.found_on) == bisect_right(turns, day)


@frozen
class Watch:
    """
    A claim as the days go by: each test is examined again only when it can turn.

    The days still to come fill up as tests are first asked, and empty as they pass.
    """

    family: Family
    plan: Plan
    asked: Period
    _to_come: list[date] = field(factory=list)
    _kept: dict[int, _Kept] = field(factory=dict)

    @classmethod
    def over(cls, family: Family, plan: Plan, asked: Period) -> Watch:
        """
        A claim on each of some days.
        """
        family = plan.understood(family)
        dated = [day for day in turning_days(family, plan, asked) if day in asked]
        to_come = [asked.first, *dated]
        heapify(to_come)
        return cls(family, plan, asked, to_come)

    def days(self) -> Iterator[date]:
        """
        The first day, and each on which the claim could turn, in order.
        """
        last = None
        while self._to_come:
            day = heappop(self._to_come)
            if day != last:
                yield day
                last = day

    def decision_on(self, day: date) -> Decision:
        """
        The decision on a day, in which an unchanged finding is that of an earlier day.

        Its verdicts and reasons are those of the day; its measures may not be.
        """
        return decided_by(Claim(self.family, day), self.plan, self._examined)

    def _examined(self, test: Rule, family: Family, on: date) -> Trail:
        kept = self._kept.get(id(test))
        if kept is not None and kept.unchanged_on(on):
            return kept.trail
        turns = self._turns_of(test, on) if kept is None else kept.turns
        trail = test.examine(family, on)
        self._kept[id(test)] = _Kept(turns, on, trail)
        return trail

    def _turns_of(self, test: Rule, on: date) -> tuple[date, ...]:
        """
        The days on which a test can turn that is asked for the first time.
        """
        asked = Period(on, self.asked.last)
        turns = {day for day in test.turning_days(self.family, asked) if day in asked}
        turns.discard(on)
        for day in turns:
            heappush(self._to_come, day)
        return tuple(sorted(turns))

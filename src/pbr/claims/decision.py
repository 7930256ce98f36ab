"""
A claim, and what was decided on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from attrs import field, frozen

from pbr.claims.answer import Answer
from pbr.exceptions import Contradiction
from pbr.findings import (
    Address,
    Asked,
    Assumption,
    Clause,
    Conclusion,
    Finding,
    Needed,
    Place,
    Question,
    Standing,
    Trail,
    clauses,
    place_of,
)
from pbr.flags.decided import SUPPLEMENTS, DecidedClaim
from pbr.flags.flag import Flag, in_order
from pbr.flags.own import own_flags
from pbr.periods import FIRST_YEAR, LAST_YEAR
from pbr.plans.plan import Plan
from pbr.records import Family
from pbr.records.guards import check_types
from pbr.verdicts import EVERY_QUESTION, MET, UNDETERMINED, Verdict
from pbr.weights import Weight, weights

NOTHING = Decimal("0.00")
THE_FOUR = Clause(
    "pbr, what every answer means",
    "§7",
    "The claim is every one of the four",
    Standing.OWN,
)
CLAIM = Question(Asked.CLAIM, THE_FOUR)


@frozen
class Claim:
    """
    A family, and the day the evidence speaks for.

    `as_of` is the day on which the files were drawn up, or None if it is not given.
    Raises `Contradiction` for what is not a `Family` or not a date, for a day outside
    1900 to 2199, and for an `as_of` that is before the day, or before a check or
    confirmation on file.
    """

    family: Family
    on: date = field()
    as_of: date | None = field(default=None)

    @on.validator
    def _in_reach(self, _attribute: object, on: date) -> None:
        if type(self.family) is not Family or type(on) is not date:
            check_types(self)
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            message = f"a claim is made between {FIRST_YEAR} and {LAST_YEAR}, not {on}"
            raise Contradiction(message)

    @as_of.validator
    def _drawn_up(self, _attribute: object, as_of: date | None) -> None:
        if as_of is None:
            return
        if type(as_of) is not date:
            check_types(self)
        if as_of.year > LAST_YEAR or as_of < self.on:
            message = (
                f"the files of a claim on {self.on} are drawn up on that day or later, "
                f"and by {LAST_YEAR}, not on {as_of}"
            )
            raise Contradiction(message)
        # > A `checked_on` or `confirmed_on` after a given `as_of` is a problem
        latest = self.family.latest_word
        if latest is not None and latest > as_of:
            message = (
                f"family {self.family.family_id} has a check or a confirmation of "
                f"{latest}, after {as_of}, on which its files were drawn up"
            )
            raise Contradiction(message)

    @property
    def family_seen(self) -> Family:
        """
        The family as its files show it: no end after `as_of`, if it is given.
        """
        return self.family if self.as_of is None else self.family.as_at(self.as_of)


@frozen
class Decision:
    """
    What was decided on a claim, and the trail that proves it.

    The four questions of SPEC §7, answered: is the family `eligible`, was the
    whole-family `approach` used, is the claim `claimable` on the day, and is a result
    `evidenced` (its parts are the results). `supplements` are the trails of results
    that are only paid on top of another. `across` are the flags that the whole folder
    gives the family, if its families were compared. All else follows from these.
    """

    claim: Claim
    plan: Plan
    eligible: Conclusion
    approach: Conclusion
    claimable: Conclusion
    evidenced: Conclusion
    supplements: tuple[Conclusion, ...]
    across: tuple[Flag, ...] = ()

    def __repr__(self) -> str:
        """
        The family, day, verdict and what is paid, in one line.
        """
        verdict = self.verdict.value.replace("_", " ")
        paid = "" if self.result is None else f", {self.result}, £{self.amount}"
        return f"<Decision {self.family_id} on {self.on}: {verdict}{paid}>"

    def to_dict(self) -> dict[str, Any]:
        """
        The decision and its trail, as `pbr validate --format json` writes them.

        `json.dumps` can write it: text, whole numbers, true, false, None, lists and
        dicts. An amount is text, as in "800.00".
        """
        # The one arrow that points up: it is where people look for it.
        from pbr.evidence.document import as_data  # noqa: PLC0415

        return as_data(self)

    @property
    def family_id(self) -> str:
        """
        The family's pseudonymous id.
        """
        return self.claim.family.family_id

    @property
    def on(self) -> date:
        """
        The day the evidence speaks for.
        """
        return self.claim.on

    @property
    def words_digest(self) -> str:
        """
        The digest of the words.csv that the family was read with; blank for none.
        """
        return self.claim.family.words_digest

    @property
    def as_of(self) -> date | None:
        """
        The day on which the files were drawn up, if it was given.
        """
        return self.claim.as_of

    @cached_property
    def trail(self) -> Conclusion:
        """
        The answers to the four questions, and what follows from them.

        > The claim is *every* of the four (SPEC §7)
        """
        parts = (self.eligible, self.approach, self.claimable, self.evidenced)
        return Conclusion(CLAIM, self.claim.family.subject, EVERY_QUESTION, parts)

    @property
    def verdict(self) -> Verdict:
        """
        The verdict on the claim.
        """
        return self.trail.verdict

    @property
    def answer(self) -> Answer:
        """
        What the claim answers, apart from its trail.
        """
        return Answer(self.verdict, self.result, self.amount, self.attachment_fee)

    @property
    def payable(self) -> bool:
        """
        > A claim is payable only when its verdict is met. (SPEC §3.3)
        """
        return self.verdict is MET

    @property
    def result(self) -> str | None:
        """
        The result that the claim pays for; None when it pays nothing.

        > the highest-paying result that is met before supplements (of equals, the
        > first in the plan) (SPEC §7)
        """
        if not self.payable:
            return None
        return max(self.results_met, key=self._pays)

    @property
    def amount(self) -> Decimal:
        """
        What the claim pays, in pounds and pence; the attachment fee is not in it.

        > plus its own supplements. Alternatives are never added. (SPEC §7)
        """
        return sum([self._pays(name) for name in self.paid], NOTHING)

    def _pays(self, name: str) -> Decimal:
        return self.plan.amount_of(name, self.on).pounds

    @property
    def results_met(self) -> tuple[str, ...]:
        """
        The results that are met, in the plan's order; supplements are not among them.
        """
        return tuple(_names_met(self.evidenced.parts))

    @property
    def paid(self) -> tuple[str, ...]:
        """
        The result that is paid, and those of its supplements that are met.
        """
        if self.result is None:
            return ()
        own = self.plan.supplements_of(self.result)
        met = _names_met(self.supplements)
        return (self.result, *[name for name in met if name in own])

    @property
    def attachment_fee(self) -> Decimal | None:
        """
        The fee for joining, by the day of attachment; None when it is not earned.

        > whether the attachment fee is earned (eligible and whole-family approach met)
        > and its amount by the day of attachment (SPEC §7)
        """
        attached = self.claim.family.attached_by(self.on)
        joined = self.eligible.verdict is self.approach.verdict is MET
        if attached is None or not joined:
            return None
        if not self._pays_for_attachment_on(attached):
            return None
        return self.plan.fee_on(attached).pounds

    def _pays_for_attachment_on(self, attached: date) -> bool:
        """
        Whether the plan pays for a family attached on a day.

        We read that it does not once it is no longer in force, nor where the family is
        attached too early for its claim to be taken (readings: "No fee is earned if the
        plan does not pay at attachment").
        """
        since = self.plan.attached_since
        if since is None:
            return attached < self.plan.before
        in_time = since.examine(self.claim.family, self.on).verdict is MET
        return in_time and attached < self.plan.before

    @cached_property
    def place(self) -> Place:
        """
        The trail, with the address of every finding and conclusion in it.
        """
        return place_of(self.trail)

    @cached_property
    def weights(self) -> dict[Address, Weight]:
        """
        How much each finding of the trail weighs, by its address.
        """
        return weights(self.place)

    @property
    def as_decided(self) -> DecidedClaim:
        """
        What a kind of flag looks at.
        """
        return DecidedClaim(
            self.claim.family,
            self.on,
            self.plan,
            self.place,
            tuple(
                [
                    place_of(trail, (SUPPLEMENTS, at))
                    for at, trail in enumerate(self.supplements)
                ]
            ),
            self.paid,
        )

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """
        What is odd about the claim, in order: it changes no verdict (SPEC §8).

        The claim's own flags are worked out when they are asked for. Those that come
        from comparing families are here if they were compared.
        """
        return in_order([*self.across, *own_flags(self.as_decided)])

    @property
    def to_answer(self) -> tuple[Flag, ...]:
        """
        The flags that have to be answered before the claim is entered in a register.
        """
        return tuple([flag for flag in self.flags if flag.blocks])

    def weighed(self) -> list[tuple[Finding, Weight]]:
        """
        Every finding of the trail with its weight, in order, once for each place.
        """
        return [
            (place.trail, self.weights[place.address])
            for place in self.place.findings()
            if isinstance(place.trail, Finding)
        ]

    def weight_of(self, finding: Finding) -> Weight:
        """
        How much a finding of the trail weighs; one of a supplement is moot.
        """
        weighed = [weight for each, weight in self.weighed() if each == finding]
        return next(iter(weighed), Weight.MOOT)

    @property
    def still_needed(self) -> tuple[Needed, ...]:
        """
        The evidence that could still settle an undetermined claim; else none.

        A finding is left out where what follows from it is decided without it.
        """
        return tuple(dict.fromkeys(_waited_for(self.trail)))

    @property
    def assumptions(self) -> tuple[tuple[Clause, Assumption], ...]:
        """
        The values that the decision relies on and no document states, once each.
        """
        relied_on = [
            (clause, assumption)
            for clause in (*clauses(self.trail), *self._clauses_of_money())
            for assumption in clause.assumptions
        ]
        return tuple(dict.fromkeys(relied_on))

    def _clauses_of_money(self) -> Iterator[Clause]:
        for name in self.paid:
            yield self.plan.amount_of(name, self.on).clause
        attached = self.claim.family.attached_by(self.on)
        if attached is not None and self.attachment_fee is not None:
            yield self.plan.fee_on(attached).clause


def _waited_for(trail: Trail) -> Iterator[Needed]:
    if trail.verdict is UNDETERMINED:
        if isinstance(trail, Finding):
            yield from trail.needed
        else:
            for part in trail.parts:
                yield from _waited_for(part)


def _names_met(trails: Iterable[Trail]) -> list[str]:
    return [trail.about for trail in trails if trail.verdict is MET]

"""
Many claims in one pass, with a count that adds up (SPEC §3.4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

from attrs import field, frozen

from pbr.claims import NOTHING, Claim, Decision, validate
from pbr.exceptions import PBRError
from pbr.plans.plan import Plan
from pbr.records import Family
from pbr.verdicts import Verdict

ERROR = "error"

_T = TypeVar("_T")


@frozen
class Failure:
    """
    A claim that could not be decided because a rule crashed: a bug, not a verdict.

    > in a batch that claim is reported as `error` with its family, never as a verdict
    > and never dropped (SPEC §3.4)
    """

    family_id: str
    plan: Plan
    on: date
    error: Exception
    as_of: date | None = None


def guarded(  # noqa: PLR0913 - a claim, and what is worked out for it
    family_id: str,
    plan: Plan,
    on: date,
    work: Callable[[], _T],
    as_of: date | None = None,
    *,
    on_purpose: tuple[type[Exception], ...] = (PBRError,),
) -> _T | Failure:
    """
    What `work` returns, or a `Failure` if it crashes: one family's crash is its own.

    Errors that are raised `on_purpose` are not crashes, and stop the batch.
    """
    try:
        return work()
    except on_purpose:
        raise
    except Exception as error:  # noqa: BLE001 - SPEC §3.4: a crash is one claim's
        return Failure(family_id, plan, on, error, as_of)


def decide_one(
    family: Family, on: date, plan: Plan, as_of: date | None = None
) -> Decision | Failure:
    """
    Decide the claim of one family, or report that a rule crashed.
    """

    def decide() -> Decision:
        return validate(Claim(family, on, as_of), plan)

    return guarded(family.family_id, plan, on, decide, as_of)


def decide_each(
    families: Iterable[Family], on: date, plan: Plan, as_of: date | None = None
) -> Iterator[Decision | Failure]:
    """
    Decide the claim of each family in turn, keeping none of them.
    """
    for family in families:
        yield decide_one(family, on, plan, as_of)


@frozen
class Tally:
    """
    How many claims came in, how they were decided, and what they pay.

    The counts fill up as decisions are added.
    """

    verdicts: Counter[str] = field(factory=Counter)
    results: Counter[str] = field(factory=Counter)
    pounds: dict[str, Decimal] = field(factory=dict)

    def add(self, decided: Decision | Failure) -> None:
        """
        Count one more claim.
        """
        if isinstance(decided, Failure):
            self.verdicts[ERROR] += 1
            return
        self.verdicts[decided.verdict.value] += 1
        if decided.result is not None:
            self.results[decided.result] += 1
            paid = self.pounds.get(decided.result, NOTHING)
            self.pounds[decided.result] = paid + decided.amount

    @property
    def claims(self) -> int:
        """
        > Claims in = met + not met + undetermined + not applicable + error. (SPEC §3.4)
        """
        return sum(self.verdicts.values())

    @property
    def total(self) -> Decimal:
        """
        What all the payable claims pay, in pounds and pence.
        """
        return sum(self.pounds.values(), NOTHING)

    def count(self, verdict: Verdict | str) -> int:
        """
        How many claims have a verdict, or are `ERROR`.
        """
        return self.verdicts[verdict.value if isinstance(verdict, Verdict) else verdict]

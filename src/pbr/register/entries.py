"""
An entry of the claims register: a submitted claim, what it pays, and a digest.

The digest is of the decision's JSON, trail included. The person who keeps the case
files can decide the claim again, and see whether anything changed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from typing import Any

from attrs import evolve, frozen

from pbr.batch import Failure, decide_one
from pbr.claims import Decision
from pbr.evidence.digest import digest_of
from pbr.exceptions import Contradiction
from pbr.plans.plan import Plan
from pbr.records import EarlierClaim, Family, Row
from pbr.register.answers import FlagAnswer, matched

__all__ = [
    "Entry",
    "claimed_before",
    "claims_csv",
    "verified",
]

Cell = str | int | date | None
#: The number of an entry that is not in a register yet.
UNNUMBERED = 0
VERSION, ANSWERS = "pbr_version", "answers"
COLUMNS = (
    "family",
    "plan",
    "plan_digest",
    "words_digest",
    "claimed_on",
    "as_of",
    "result",
    "supplements",
    "amount_pence",
    "digest",
    VERSION,
    ANSWERS,
)


@frozen
class Entry:
    """
    A claim that was entered: what it pays, and the digest of its decision.

    `claimed_on` is the day the evidence speaks for, and `as_of` the day on which the
    files were drawn up, if it was given. `supplements` are paid on top of the result,
    and `amount` is for both, without the attachment fee. `answers` are to the flags
    that the claim had.
    """

    number: int
    family_id: str
    plan: str
    plan_digest: str
    words_digest: str
    claimed_on: date
    as_of: date | None
    result: str
    supplements: tuple[str, ...]
    amount: Decimal
    digest: str
    pbr_version: str
    answers: tuple[FlagAnswer, ...] = ()

    @classmethod
    def of(
        cls,
        decision: Decision,
        number: int = UNNUMBERED,
        answers: Iterable[FlagAnswer] = (),
    ) -> Entry:
        """
        The entry of a decision that is payable, with those answers that are to its
        flags.
        """
        result, *supplements = decision.paid
        return cls(
            number,
            decision.family_id,
            decision.plan.name,
            decision.plan.digest,
            decision.words_digest,
            decision.on,
            decision.as_of,
            result,
            tuple(supplements),
            decision.amount,
            digest_of(decision),
            _version(),
            matched(decision.flags, answers),
        )

    @property
    def results(self) -> tuple[str, ...]:
        """
        The result and its supplements.
        """
        return (self.result, *self.supplements)

    @property
    def cells(self) -> dict[str, Cell]:
        """
        The entry as a row of the register, by column, without its number.

        Money is in whole pence, so that no database rounds it.
        """
        values = (
            self.family_id,
            self.plan,
            self.plan_digest,
            self.words_digest,
            self.claimed_on,
            self.as_of,
            self.result,
            json.dumps(self.supplements, ensure_ascii=False),
            int(self.amount.scaleb(2)),
            self.digest,
            self.pbr_version,
            json.dumps([each.data for each in self.answers], ensure_ascii=False),
        )
        return dict(zip(COLUMNS, values, strict=True))

    @classmethod
    def of_cells(cls, number: int, cells: Mapping[Any, Any]) -> Entry:
        """
        The entry of a row of the register.
        """
        return cls(
            number,
            cells["family"],
            cells["plan"],
            cells["plan_digest"],
            cells["words_digest"],
            cells["claimed_on"],
            cells["as_of"],
            cells["result"],
            tuple(json.loads(cells["supplements"])),
            Decimal(cells["amount_pence"]).scaleb(-2),
            cells["digest"],
            cells[VERSION],
            tuple([FlagAnswer.of_data(each) for each in json.loads(cells[ANSWERS])]),
        )

    @property
    def claims(self) -> tuple[EarlierClaim, ...]:
        """
        The entry as rows of claims.csv, one for each result.
        """
        row = Row("register", self.number)
        return tuple(
            EarlierClaim(self.family_id, result, self.claimed_on, row=row)
            for result in self.results
        )


@cache
def _version() -> str:
    return version("pbr-claims")


def claimed_before(
    families: Iterable[Family], entries: Iterable[Entry]
) -> tuple[Family, ...]:
    """
    The families, with their entries as earlier claims.
    """
    earlier: dict[str, list[EarlierClaim]] = {}
    for entry in entries:
        earlier.setdefault(entry.family_id, []).extend(entry.claims)
    return tuple(
        evolve(family, claims=[*family.claims, *earlier.get(family.family_id, ())])
        for family in families
    )


def verified(
    entries: Iterable[Entry], families: Iterable[Family], plan: Plan
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """
    Each entry, and how it differs from a fresh decision on its claim, in words.

    `families` are from the case files that the claims were decided from. Rows of
    claims.csv that are the entry itself are left out.
    """
    by_id = {family.family_id: family for family in families}
    for entry in entries:
        family = by_id.get(entry.family_id)
        if family is None:
            yield entry, ("the family is not in the case files",)
        else:
            yield entry, tuple(_changes(entry, family, plan))


def _changes(entry: Entry, family: Family, plan: Plan) -> Iterator[str]:
    earlier = [claim for claim in family.claims if claim not in entry.claims]
    family = evolve(family, claims=earlier)
    try:
        decided = decide_one(family, entry.claimed_on, plan, entry.as_of)
    except Contradiction as error:
        yield f"it cannot be decided again: {error}"
        return
    if isinstance(decided, Failure):
        yield f"a rule crashed when it was decided again: {decided.error!r}"
    elif not decided.payable:
        yield f"decided again, it is {decided.verdict.value.replace('_', ' ')}"
    else:
        yield from _changed_cells(entry.cells, Entry.of(decided).cells)


def _changed_cells(held: dict[str, Cell], again: dict[str, Cell]) -> Iterator[str]:
    """
    The cells that differ. A new version of pbr is listed only if another cell differs.

    What somebody answered to a flag is not decided, so it is not compared.
    """
    decided = [name for name in COLUMNS if name != ANSWERS]
    differ = [name for name in decided if held[name] != again[name]]
    if differ != [VERSION]:
        for name in differ:
            yield f"{name}: {held[name]} in the register, {again[name]} decided again"


def claims_csv(entries: Iterable[Entry]) -> str:
    """
    The entries as a claims.csv file, to put with the case files of later claims.

    Its cells are unchanged, so that pbr can read it back. It is not for a spreadsheet,
    which could take a cell for a formula: use `pbr register show --format csv` there.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("family_id", "result", "claimed_on"))
    for entry in entries:
        for claim in entry.claims:
            writer.writerow((claim.family_id, claim.result, claim.claimed_on))
    return text.getvalue()

"""
One case of a pack: a family's rows, the day of the claim, and the answers expected.

A case is one line of JSON, so that any system can read it and decide it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from attrs import frozen

from pbr.assurance.answer_sheets import AnswerSheet, answer_sheet
from pbr.assurance.case_fields import (
    day,
    day_or_none,
    parsed,
    sheet_as_data,
    sheet_of,
    table,
    text,
)
from pbr.batch import Failure, decide_one
from pbr.casefiles import read_document
from pbr.casefiles.writing import Document
from pbr.claims import Claim
from pbr.exceptions import NotUnderstood, PackError, PBRError
from pbr.plans import Plan
from pbr.texts.nearest import did_you_mean
from pbr.texts.visible import cut


@frozen
class Case:
    """
    One case: a family's rows, the day of the claim, a plan's file, what is expected.

    `says` is what the case is about, in a few words. `as_of` is the day on which the
    files were drawn up, if it is given.
    """

    id: str
    says: str
    plan: str
    on: date
    family: str
    files: Document
    expected: AnswerSheet
    as_of: date | None = None

    @property
    def line(self) -> str:
        """
        The case as one line of JSON.
        """
        data = {
            "id": self.id,
            "says": self.says,
            "plan": self.plan,
            "on": self.on.isoformat(),
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "family": self.family,
            "files": self.files,
            "expected": sheet_as_data(self.expected),
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"

    @classmethod
    def of_line(cls, line: str) -> Case:
        """
        The case on a line of JSON. Raises `NotUnderstood` if the line is not a case.
        """
        data = parsed(line)
        return cls(
            text(data, "id"),
            text(data, "says"),
            text(data, "plan"),
            day(data, "on"),
            text(data, "family"),
            table(data, "files"),
            sheet_of(table(data, "expected")),
            day_or_none(data, "as_of"),
        )

    def claim(self, plan: Plan) -> Claim:
        """
        The claim, its rows read as any case file is.

        Raises `PackError` if the rows do not read, or the family is not in them.
        """
        with about_case(self.id):
            cases = read_document(self.files, plan, name=self.id, as_of=self.as_of)
            families = cases.families
            by_id = {family.family_id: family for family in families}
            if self.family not in by_id:
                fault = f"found no family {cut(self.family)} in its files"
                instead = 'correct "family", or add the family to families'
                raise NotUnderstood(fault, did_you_mean(self.family, by_id, instead))
            return Claim(by_id[self.family], self.on, self.as_of)

    def mismatches(self, plan: Plan) -> list[str]:
        """
        What pbr decides differently from the case, a line for each thing.
        """
        claim = self.claim(plan)
        with about_case(self.id):
            decided = decide_one(claim.family, claim.on, plan, claim.as_of)
        if isinstance(decided, Failure):
            return [f"pbr crashed: {decided.error!r}"]
        return answer_sheet(decided).differences_from(self.expected, "pbr", "the pack")


@contextmanager
def about_case(name: str) -> Iterator[None]:
    """
    Report an error as one about this case. Raises `PackError` for any that pbr raises.
    """
    try:
        yield
    except PBRError as error:
        message = f"case {cut(name)}: {error}"
        raise PackError(message) from None

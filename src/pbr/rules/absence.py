"""
Absence that must stay below a threshold, over the terms together.

> 15% unauthorised absences across the last 3 consecutive terms (Bath and North East
> Somerset, 14 May 2014, 3.1)
"""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from pbr.findings import Clause, Finding
from pbr.rules.parts.pupils import Pupil, TermRows
from pbr.rules.parts.reads import Holder, Reads
from pbr.rules.parts.sessions import together
from pbr.rules.parts.terms import OverTerms
from pbr.rules.parts.words import CountedFrom, Counting, Positive, Starters
from pbr.shares import Below


@frozen
class AbsenceBelow(OverTerms):
    """
    Every pupil missed less than `share` of the latest `terms` terms, taken together.

    We read "15%" as the threshold at which a child counts as absent, so that exactly
    15% is not below it (readings: "Exactly 15% absence is not below 15%").
    """

    name: ClassVar[str] = "absence-below"
    reads: ClassVar[Reads] = Reads(("attendance",), Holder.SCHOOL)

    clause: Clause
    share: Below
    terms: Positive
    counting: Counting
    starters: Starters
    counted_from: CountedFrom

    def of_pupil(self, pupil: Pupil, rows: TermRows) -> Finding:
        """
        The pupil's terms together; missing terms as in attendance (SPEC §5.2).
        """
        return together(self, pupil, rows)

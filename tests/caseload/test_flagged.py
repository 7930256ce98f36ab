"""
How many claims are flagged, by kind.
"""

from __future__ import annotations

from attrs import evolve

from flagged import a_plain_family, decided_among, flagged_decision
from made import BRADFORD, D, an_adult
from pbr.batch import Failure
from pbr.caseload.flagged import Flagged
from pbr.flags import FlagKind
from pbr.reports.overview import flags
from pbr.reports.validate import flagged_line


def counted() -> Flagged:
    """
    Six claims: five payable, four flagged, and a crash.
    """
    flagged = Flagged()
    old = a_plain_family(assessed_on=D.replace(year=2010))
    twin = decided_among(
        a_plain_family(attached_on=None),
        a_plain_family(family_id="F2", people=[an_adult()]),
    )
    for decided in (
        decided_among(a_plain_family()),
        decided_among(a_plain_family(family_id="F3")),
        flagged_decision(),
        evolve(decided_among(old), across=flagged_decision().across * 2),
        decided_among(old),
        twin,
        Failure("F9", BRADFORD, D, ValueError("a bug")),
    ):
        flagged.add(decided)
    return flagged


def test_a_claim_counts_once_under_each_kind() -> None:
    """
    However many flags of one kind it has; a payable one counts among the payable too.
    """
    found = counted()
    assert found.claims == {FlagKind.IN_TWO_FAMILIES: 3, FlagKind.LONG_BEFORE: 2}
    assert found.payable == {FlagKind.IN_TWO_FAMILIES: 2, FlagKind.LONG_BEFORE: 2}
    assert (found.to_answer, found.payable_to_answer) == (4, 3)
    assert found.payable_claims == 5
    assert flagged_line(found) == "payable claims with a flag to answer: 3 of 5\n"


def test_the_overview_has_a_line_for_each_kind() -> None:
    """
    Claims, and payable claims among them, by kind; then those with any to answer.
    """
    table = flags(counted())
    assert [(line.label, line.numbers) for line in table.lines] == [
        ("in-two-families", (3, 2)),
        ("long-before", (2, 2)),
        ("any flag to answer before entry", (4, 3)),
    ]

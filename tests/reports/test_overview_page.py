"""
The overview's page: its tables, and what it says about small counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from counted import FORTY, PLAN, counted, lines_of, of_the_forty
from filed import filed_under
from made import BRADFORD, D, a_family, claims
from pbr import Family, read_cases
from pbr.caseload.overview import overview_of
from pbr.caseload.stages import Stage
from pbr.records import EarlierClaim
from pbr.reports.bars import BARS, Line, Table
from pbr.reports.overview import KEEP_IT_INSIDE, as_page, has_small_counts, tables
from pbr.timeline.assumptions import Assume
from read_page import Page

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_tables_of_the_forty_families() -> None:
    """Every number of the forty, without an allocation: each table adds up."""
    found = of_the_forty(months=2)
    assert [each.title for each in tables(found)] == [
        "Families at each stage",
        "Stuck families",
        "Flags",
        "First payable, by month",
        "Money to date",
    ]
    assert lines_of(found, "Families at each stage") == [
        ("identified: on file, not attached", 1),
        ("attached: a key worker, assessment or plan is not on file", 3),
        ("progressing: something still has to happen", 14),
        ("ready to claim: payable on the day", 12),
        ("claimed: a result was claimed", 1),
        ("stuck: the next table has the reasons", 9),
        ("total", 40),
    ]
    offences = "the police or the youth offending team (offence)"
    asb = "the police or the council's community safety team (asb)"
    assert lines_of(found, "Stuck families") == [
        ("evidence from DWP", 1),
        ("evidence from children's social care", 1),
        ("evidence from the employer or DWP", 1),
        (f"evidence from {offences} and {asb}", 1),
        ("evidence from the school", 1),
        ("attached, but not eligible", 2),
        ("nothing to show: every part is neutral", 1),
        ("left the area", 1),
        ("total", 9),
    ]
    assert lines_of(found, "Flags") == [
        ("out-of-age", (1, 1)),
        ("nothing-but-neutral", (2, 2)),
        ("no-child-on-the-day", (1, 0)),
        ("nothing-to-spare", (7, 7)),
        ("two-readings", (10, 2)),
        ("any flag to answer before entry", (4, 3)),
    ]
    assert lines_of(found, "First payable, by month") == [
        ("31 October 2017", 12),
        ("November 2017", 2),
        ("December 2017", 0),
        ("not by 31 December 2017", 25),
        ("total", 39),
    ]
    assert lines_of(found, "Money to date") == [
        ("attachment fees earned", (33, Decimal("33000.00"))),
        ("results claimed before", (1, Decimal("800.00"))),
        ("results payable on the day", (12, Decimal("9600.00"))),
        ("total", (46, Decimal("43400.00"))),
    ]


def test_against_an_allocation() -> None:
    """Within it, all of it and beyond it; the money to date is what is within."""
    found = of_the_forty(months=0, allocation=20)
    assert lines_of(found, "The allocation") == [
        ("within the allocation", (20, Decimal("27200.00"))),
        ("the most that the allocation can pay", (20, Decimal("36000.00"))),
        ("beyond the allocation (not paid)", (14, Decimal("16200.00"))),
    ]
    assert lines_of(found, "Money to date")[1:] == [
        ("results claimed before", (0, Decimal("0.00"))),
        ("results payable on the day", (9, Decimal("7200.00"))),
        ("total", (29, Decimal("27200.00"))),
    ]
    (money,) = [each for each in tables(found) if each.title == "Money to date"]
    assert money.source == (
        "Each amount is the plan's amount on its own date. Only families within the "
        "allocation are counted. Not counted: 1 fee earned earlier but not on this day, "
        "£1,000.00."
    )


def test_earlier_claims_are_within_the_allocation_or_beyond_it() -> None:
    """The first family was claimed for, and has the one place; the other is beyond."""
    rows = [EarlierClaim("F1", "progress", D)]
    second = a_family(family_id="F2", attached_on=date(2017, 1, 10))
    found = overview_of([a_family(claims=rows), second], BRADFORD, D, allocation=1)
    assert lines_of(found, "The allocation") == [
        ("within the allocation", (1, Decimal("1800.00"))),
        ("the most that the allocation can pay", (1, Decimal("1800.00"))),
        ("beyond the allocation (not paid)", (1, Decimal("1800.00"))),
    ]


def test_the_months_have_the_names_that_people_use() -> None:
    """The day and the rest of its month by their dates, a whole month by its name."""
    found = overview_of([], BRADFORD, date(2017, 12, 1), months=1)
    assert lines_of(found, "First payable, by month") == [
        ("1 December 2017", 0),
        ("2 December 2017 to 31 December 2017", 0),
        ("January 2018", 0),
        ("not by 31 January 2018", 0),
        ("total", 0),
    ]


@pytest.mark.thorough
@given(st.lists(claims(), max_size=6))
def test_each_table_adds_up(cases: Sequence[tuple[Family, date]]) -> None:
    """
    The stages are all families, the stuck are the stage's, the months all not claimed.
    """
    families = [
        filed_under(f"F{number}", family) for number, (family, _) in enumerate(cases)
    ]
    found = counted(families)
    by_title: dict[str, Table] = {each.title: each for each in tables(found)}
    stages = by_title["Families at each stage"]
    claimed, stuck = (
        sum([each.stage is stage for each in found.positions])
        for stage in (Stage.CLAIMED, Stage.STUCK)
    )
    assert stages.sums == (len(families),)
    assert by_title["First payable, by month"].sums == (len(families) - claimed,)
    assert ("Stuck families" in by_title) is bool(stuck)
    if stuck:
        assert by_title["Stuck families"].sums == (stuck,)


def test_the_page_holds_every_number_and_nobody() -> None:
    """Each number of each table is text on it, and no id of a family or person is."""
    found = of_the_forty(allocation=20, assume=list(Assume))
    text = as_page(found)
    read = Page(text)
    cells = sum(
        len(each.lines[0].numbers) * (len(each.lines) + bool(each.total))
        for each in tables(found)
    )
    assert len(read.said["td"]) == cells
    assert "INV" not in text
    assert "KW-" not in text
    assert read.said["title"] == read.said["h1"]
    assert read.said["h1"] == [
        "Families First, Bradford: the caseload on 31 October 2017"
    ]
    assert read.said["p"] == [
        f"40 families on 31 October 2017 under the plan {PLAN}.",
        f"plan sha256 {found.plan.digest}.",
        "Files as at 31 October 2017: an end after it is not seen.",
        KEEP_IT_INSIDE,
        BARS,
    ]
    assert (
        "Families without an earlier claim, if nothing new is recorded. Assumptions, "
        "which can make more claims payable here than in the first table: open jobs "
        "continue and are confirmed; checks continue and find nothing new; attendance "
        "is returned and stays the same."
    ) in read.said["caption"]


@pytest.mark.parametrize(
    ("number", "small"), [(0, False), (1, True), (4, True), (5, False)]
)
def test_small_counts_are_found(number: int, small: bool) -> None:  # noqa: FBT001
    """One to four families are few enough to be known; none, or five, are not."""
    lines = [Line("East", (number, Decimal("4.00"))), Line("West", (9, Decimal(0)))]
    table = Table("Wards", ("ward", "families", "pounds"), tuple(lines), "Invented.")
    assert has_small_counts([table]) is small


def test_a_page_without_small_counts_does_not_speak_of_them() -> None:
    """Five families with the same answer are not fewer than five."""
    families = [a_family(family_id=f"F{number}") for number in range(5)]
    text = as_page(counted(families))
    assert KEEP_IT_INSIDE not in text
    assert "if nothing new is recorded.</caption>" in text


def test_order_changes_nothing() -> None:
    """The same families in another order make the same page (SPEC §10, law 1)."""
    families = read_cases(FORTY, BRADFORD).families
    pages = [as_page(counted(each)) for each in (families, reversed(families))]
    assert pages[0] == pages[1]

"""
`pbr overview`: stages, the months ahead and the money of a caseload, on one page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from hypothesis import given, strategies as st

from crashing import BROKEN
from made import BATH_2012, BRADFORD, NOTTINGHAM, D, a_family, claims
from pbr import Claim, Family, Plan, read_cases, validate
from pbr.batch import Failure
from pbr.caseload.overview import Overview, overview_of
from pbr.caseload.stages import Stage
from pbr.cli import main
from pbr.exceptions import Contradiction
from pbr.money.dues import Due, Kind
from pbr.periods import ONE_DAY, Period
from pbr.records import EarlierClaim
from pbr.reports.bars import BARS, Line, Number, Table
from pbr.reports.overview import KEEP_IT_INSIDE, as_page, has_small_counts, tables
from pbr.timeline.assumptions import Assume
from pbr.timeline.forecast import Ahead, Span, by_month, first_payable, spans_ahead
from read_page import Page

EXAMPLES = Path(__file__).parents[2] / "examples"
FORTY = EXAMPLES / "forty-families"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


def of_the_forty(**asked: object) -> Overview:
    """The forty invented families, counted."""
    families = read_cases(FORTY, BRADFORD).families
    return overview_of(families, BRADFORD, D, **asked)  # type: ignore[arg-type]


def lines_of(
    found: Overview, title: str
) -> list[tuple[str, Number | tuple[Number, ...]]]:
    """The lines of one table, and its sum where it has one; one number as itself."""
    (table,) = [each for each in tables(found) if each.title == title]
    sums = [Line(table.total, table.sums)] if table.total else []
    return [
        (line.label, line.numbers if len(line.numbers) > 1 else line.numbers[0])
        for line in (*table.lines, *sums)
    ]


# The months ahead.


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (
            date(2017, 10, 30),
            ["2017-10-30", "2017-10-31", "2017-11-01 2017-11-30"],
        ),
        (date(2017, 10, 31), ["2017-10-31", "2017-11-01 2017-11-30"]),
        (
            date(2017, 12, 1),
            ["2017-12-01", "2017-12-02 2017-12-31", "2018-01-01 2018-01-31"],
        ),
    ],
)
def test_the_day_the_rest_of_its_month_and_whole_months(
    on: date, expected: list[str]
) -> None:
    """The rest of the month is left out on its last day; a month is a whole one."""
    spans = [
        " ".join(dict.fromkeys([str(each.first), str(each.last)]))
        for each in spans_ahead(on, 1)
    ]
    assert spans == expected


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 30))
def test_the_spans_follow_each_other(on: date, months: int) -> None:
    """They begin on the day, leave none out, and hold no day twice."""
    spans = list(spans_ahead(on, months))
    assert (spans[0].first, spans[0].last) == (on, on)
    starts = [each.last + ONE_DAY for each in spans]
    assert [each.first for each in spans[1:]] == starts[:-1]
    assert starts[-1].day == 1 or months == 0


def test_families_by_month() -> None:
    """Each is in the span of its first day; one without, or after them all, in none."""
    first = {
        "A": D,
        "B": date(2017, 11, 30),
        "C": date(2017, 12, 1),
        "D": date(2018, 1, 1),
        "E": None,
    }
    december = Period(date(2017, 12, 1), date(2017, 12, 31))
    found = by_month(first, D, 2)
    assert [span.families for span in found.spans] == [1, 1, 1]
    assert found.spans[-1] == Span(december, 1)
    assert (found.never, found.families, found.last) == (2, 5, date(2017, 12, 31))


def test_by_month_of_nobody() -> None:
    """Without families there are none in every month."""
    assert by_month({}, D, 0) == Ahead((Span(Period(D, D), 0),), 0)


def test_the_first_payable_day() -> None:
    """On the day itself; on the day before it can be, later; else on none."""
    family = a_family()
    assert first_payable(family, BRADFORD, D, 1) == D
    july = date(2017, 7, 30)
    assert first_payable(family, BRADFORD, july, 0) == july + ONE_DAY
    assert first_payable(family, BRADFORD, date(2017, 6, 1), 0) is None


def test_what_is_assumed_of_the_months_ahead() -> None:
    """Work that began on 2 October 2017 is paid on 1 April 2018, if it goes on."""
    (family,) = read_cases(EXAMPLES / "bradford-example-two", BRADFORD).families
    assert first_payable(family, BRADFORD, D, 6) is None
    april = date(2018, 4, 1)
    assert first_payable(family, BRADFORD, D, 6, [Assume.JOBS]) == april
    assert first_payable(family, BRADFORD, D, 5, [Assume.JOBS]) is None


def test_the_months_ahead_are_those_of_every_day_looked_at() -> None:
    """The forty, decided on each day of five weeks, first pass on the same days."""
    days = [D + n * ONE_DAY for n in range(31)]
    for family in read_cases(FORTY, BRADFORD).families:
        payable = [
            day for day in days if validate(Claim(family, day), BRADFORD).payable
        ]
        first = payable[0] if payable else None
        assert first_payable(family, BRADFORD, D, 1) == first


def test_a_crash_ahead_is_a_failure_and_a_refusal_is_not() -> None:
    """A crash of a rule is that family's; what pbr refuses is raised at once."""
    crashed = first_payable(a_family(family_id="F2"), BROKEN, D, 1)
    assert isinstance(crashed, Failure)
    assert (crashed.family_id, crashed.on) == ("F2", D)
    with pytest.raises(Contradiction):
        first_payable(a_family(), BRADFORD, date(2199, 12, 1), 1)
    with pytest.raises(Contradiction, match="does not name"):
        first_payable(a_family(), BATH_2012, D, 1)


# A caseload.


def test_the_tables_of_the_forty_families() -> None:
    """Every number of the forty, without an allocation: each table adds up."""
    found = of_the_forty(months=2)
    assert [each.title for each in tables(found)] == [
        "Families at each stage",
        "Stuck families",
        "First payable, by month",
        "Money to date",
    ]
    assert lines_of(found, "Families at each stage") == [
        ("identified: on file, not attached", 1),
        ("attached: a key worker, assessment or plan is not on file", 3),
        ("progressing: something still has to happen", 13),
        ("ready to claim: payable on the day", 13),
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
    assert lines_of(found, "First payable, by month") == [
        ("31 October 2017", 13),
        ("November 2017", 2),
        ("December 2017", 0),
        ("not by 31 December 2017", 24),
        ("total", 39),
    ]
    assert lines_of(found, "Money to date") == [
        ("attachment fees earned", (33, Decimal("33000.00"))),
        ("results claimed before", (1, Decimal("800.00"))),
        ("results payable on the day", (13, Decimal("10400.00"))),
        ("total", (47, Decimal("44200.00"))),
    ]


def test_against_an_allocation() -> None:
    """Within it, all of it and beyond it; the money to date is what is within."""
    found = of_the_forty(months=0, allocation=20)
    assert lines_of(found, "The allocation") == [
        ("within the allocation", (20, Decimal("28000.00"))),
        ("the most that the allocation can pay", (20, Decimal("36000.00"))),
        ("beyond the allocation (not paid)", (14, Decimal("16200.00"))),
    ]
    assert lines_of(found, "Money to date")[1:] == [
        ("results claimed before", (0, Decimal("0.00"))),
        ("results payable on the day", (10, Decimal("8000.00"))),
        ("total", (30, Decimal("28000.00"))),
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


def counted(families: Iterable[Family], plan: Plan = BRADFORD) -> Overview:
    """Some families, counted on the day and no further."""
    return overview_of(families, plan, D, months=0)


def test_the_amounts_of_earlier_claims() -> None:
    """The plan's amount on their day; a later one is not due yet."""
    rows = [
        EarlierClaim("F1", "progress", date(2017, 9, 1)),
        EarlierClaim("F1", "employment", D + ONE_DAY),
    ]
    pounds = Decimal("800.00")
    paid = Due("F1", PLAN, Kind.RESULT, "progress", date(2017, 9, 1), pounds)
    assert counted([a_family(claims=rows)]).earlier == (paid,)


def test_an_earlier_supplement_is_paid_on_top() -> None:
    """Phase 1's progress to work pays its own £100, by the day it was claimed."""
    on = date(2013, 6, 1)
    names = ("education-crime-asb", "progress-to-work")
    rows = [EarlierClaim("F1", name, on) for name in names]
    family = a_family(needs=[], claims=rows, attached_on=date(2012, 6, 1))
    found = overview_of([family], NOTTINGHAM, date(2014, 10, 31), months=0)
    assert [(each.kind, each.pounds) for each in found.earlier] == [
        (Kind.RESULT, Decimal("1500.00")),
        (Kind.SUPPLEMENT, Decimal("100.00")),
    ]


def test_an_earlier_claim_without_an_amount_is_counted() -> None:
    """
    A result that the plan does not have, or a day before it was in force: the table says
    how many such claims it leaves out.
    """
    long_ago = BRADFORD.since - ONE_DAY
    rows = [
        EarlierClaim("F1", "x", D),
        EarlierClaim("F1", "progress", long_ago),
        EarlierClaim("F2", "progress", BRADFORD.since),
        EarlierClaim("F2", "x", D + ONE_DAY),
    ]
    families = [
        a_family(family_id=name, claims=[row for row in rows if row.family_id == name])
        for name in ("F1", "F2")
    ]
    found = counted([*families, a_family(family_id="F3")])
    assert list(found.earlier_without_amount) == [rows[1], rows[0]]
    assert [each.on for each in found.earlier] == [BRADFORD.since]
    (money,) = [each for each in tables(found) if each.title == "Money to date"]
    assert money.source == (
        "Each amount is the plan's amount on its own date. Not counted: 2 earlier claims "
        "that the plan has no amount for."
    )


def test_a_crash_is_counted() -> None:
    """A family on which a rule crashes is stuck on an error, and pays nothing."""
    found = counted([a_family(), a_family(family_id="F2")], BROKEN)
    assert [each.family_id for each in found.failures] == ["F2"]
    assert lines_of(found, "Stuck families")[0] == ("an error in pbr", 1)
    assert lines_of(found, "First payable, by month")[-2:] == [
        ("an error in pbr", 1),
        ("total", 2),
    ]
    assert found.ahead.families == 2


def test_the_page_counts_the_families_left_out(tmp_path: Path) -> None:
    """The page says how many were left out for problems, and names none of them."""
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\nF3\n")
    people = "person_id,family_id,born_on\nP1,F1,1985-05-01\n"
    (folder / "people.csv").write_text(f"{people}P2,F2,1985-02-31\nP3,F3,1985-13-01\n")
    page = tmp_path / "page.html"
    asked = ["overview", str(folder), "--plan", PLAN, "--on", "2017-10-31"]
    words = [*asked, "--keep-going", "--out", str(page)]
    assert CliRunner().invoke(main, words).exit_code == 0
    first, second, *_ = Page(page.read_text("utf-8")).said["p"]
    assert first == f"1 family on 31 October 2017 under the plan {PLAN}."
    assert second == "Not counted: 2 families with problems in the files."


def test_a_family_that_appears_twice_is_refused() -> None:
    """Each family is counted once."""
    with pytest.raises(Contradiction, match="F1 is decided twice"):
        counted([a_family(), a_family()])


@given(st.lists(claims(), max_size=6))
def test_each_table_adds_up(cases: Sequence[tuple[Family, date]]) -> None:
    """
    The stages are all families, the stuck are the stage's, the months all not claimed.
    """
    families = [
        evolve(family, family_id=f"F{number}")
        for number, (family, _) in enumerate(cases)
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


# The page.


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


# The command.


def run(folder: Path, *arguments: str | Path) -> Result:
    """What `pbr overview` does with a folder and these words."""
    words = [str(word) for word in arguments]
    return CliRunner().invoke(main, ["overview", str(folder), *words])


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    """It writes the page, says how many families are on it, and twice the same bytes."""
    out, again = tmp_path / "page.html", tmp_path / "again.html"
    asked = ("--allocation", "20", "--months", "3", "--assume", "jobs")
    ran = run(FORTY, *ON, *asked, "--out", out)
    assert (ran.exit_code, ran.output) == (0, f"{out}: 40 families\n")
    run(FORTY, *ON, *asked, "--out", again)
    assert out.read_bytes() == again.read_bytes()
    found = of_the_forty(allocation=20, months=3, assume=[Assume.JOBS])
    assert out.read_text("utf-8") == as_page(found)


def test_order_changes_nothing() -> None:
    """The same families in another order make the same page (SPEC §10, law 1)."""
    families = read_cases(FORTY, BRADFORD).families
    pages = [as_page(counted(each)) for each in (families, reversed(families))]
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--plan", PLAN, "--on", "31 October"),
            "Error: Invalid value for '--on': '31 October' is not a date; write "
            "2017-10-31 or 31/10/2017\n",
        ),
        (
            (*ON, "--months", "121"),
            "Error: Invalid value for '--months': 121 is not in the range 0<=x<=120.\n",
        ),
        (
            ("--plan", PLAN, "--on", "2199-12-31", "--months", "1"),
            "claims are made between 1900 and 2199, not from 2199-12-31 to "
            "2200-01-31\n",
        ),
    ],
)
def test_what_is_refused(
    arguments: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    """What cannot be asked is one plain line, with status 2, and no page is written."""
    out = tmp_path / "page.html"
    ran = run(FORTY, *arguments, "--out", out)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.endswith(message)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that does not exist is an error, and is not made."""
    out = tmp_path / "none" / "page.html"
    ran = run(FORTY, *ON, "--out", out)
    assert ran.exit_code == 2
    assert ran.stderr == (
        f"{out}: cannot be written (No such file or directory); nothing was written; "
        "name another file\n"
    )


def test_families_left_out_and_crashes_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --keep-going those left out are named on the error stream; a crash is too."""
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    people = "person_id,family_id,born_on\nP1,F1,1985-05-01\nP2,F2,x\n"
    (folder / "people.csv").write_text(people, "utf-8")
    out = tmp_path / "page.html"

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    ran = run(folder, *ON, "--keep-going", "--out", out)
    assert (ran.exit_code, ran.stdout) == (0, f"{out}: 1 family\n")
    assert ran.stderr.startswith(
        "ERROR  family F1 could not be decided: RuntimeError: a bug\n"
        "left out, for problems in their rows: F2\n"
    )
    assert "an error in pbr" in out.read_text("utf-8")

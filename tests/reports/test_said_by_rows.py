"""
Sentences that say what was counted by the rows that were read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr import Claim, Decision, validate
from pbr.findings import findings
from pbr.records import Attendance, Benefit, Employment, Person, Row, Status, Stay, Term
from pbr.reports import wording
from pbr.reports.chase import as_text, rows
from pbr.reports.trail import as_text as trail_text
from pbr.rules.absence import AbsenceBelow
from pbr.rules.parts.words import CountedFrom, Counting, Leavers, Starters
from pbr.rules.status import StatusEnded
from pbr.shares import Below
from pbr.shortfall.margins import close_calls
from strategies import CLAUSE


def decide(plan: Any = BRADFORD, on: date = D, **changes: Any) -> Decision:
    """The decision on the family that Bradford pays, with changes."""
    return validate(Claim(a_family(**changes), on), plan)


def said(decision: Decision, about: str) -> list[str]:
    """What is said of each finding about something."""
    found = [each for each in findings(decision.trail) if each.about == about]
    return list(dict.fromkeys(map(wording.finding, found)))


def pupil(*returns: tuple[int, int, int]) -> list[Person]:
    """An adult, and a pupil with these returns of the autumn."""
    term = Term.of("2016/17 autumn")
    given = [Attendance("C1", term, *each, f"school {n}", school=f"S-{n}")
             for n, each in enumerate(returns)]  # fmt: skip
    return [an_adult(), a_pupil(attendance=given)]


@pytest.mark.parametrize(
    ("returns", "says"),
    [
        ([(140, 4, 2)], "140 possible − 4 authorised − 2 unauthorised = 134 attended, "
         "126 needed"),
        ([(140, 4, 11)], "140 possible − 4 authorised − 11 unauthorised = 125 attended, "
         "126 needed: 1 short"),
        ([(80, 4, 0), (60, 0, 2)], "140 possible − 4 authorised − 2 unauthorised = 134 "
         "attended, 126 needed"),
    ],
)  # fmt: skip
def test_the_sum_of_sessions_is_shown(
    returns: list[tuple[int, int, int]], says: str
) -> None:
    """What was attended is the sum of the rows: possible, less each kind of absence."""
    decision = decide(people=pupil(*returns))
    assert f"C1, 2016/17 autumn: {says}" in said(decision, "2016/17 autumn")


def in_work(until: date | None, *benefits: Benefit, **job: Any) -> list[Person]:
    """An adult in work from 1 April 2017."""
    spell = Employment("A1", date(2017, 4, 1), until, **job)
    stays = [Stay("A1", "F1", date(1985, 5, 1))]
    return [Person(stays, employment=[spell], benefits=benefits)]


def test_the_sum_of_absences_is_shown() -> None:
    """Where every absence counts, both kinds are added up; else only one is counted."""
    plan = (CountedFrom.ANY,)
    for counting, says in (
        (Counting.ALL_ABSENCE, "4 authorised + 2 unauthorised = 6 of 140 sessions"),
        (Counting.UNAUTHORISED_ABSENCE, "2 of 140 sessions"),
    ):
        rule = AbsenceBelow(
            CLAUSE, Below.parse("15%"), 1, counting, Starters.TERMS_SO_FAR, *plan
        )
        family = a_family(people=pupil((140, 4, 2)))
        (found,) = [
            each
            for each in findings(rule.examine(family, date(2016, 12, 31)))
            if each.subject.id == "C1"
        ]
        assert says in wording.finding(found)


def test_work_while_on_a_benefit_is_shown_whole() -> None:
    """Days worked are shown even if a benefit strikes out all of them, and it is named."""
    jsa = Benefit("A1", "jobseekers-allowance", date(2017, 1, 1))
    decision = decide(people=in_work(None, jsa, confirmed_on=D))
    assert said(decision, "employed-consecutively") == [
        "A1, employed consecutively: 0 days of work in a row, after a benefit on "
        "9 January 2017 (214 days worked, all of them while on jobseekers allowance, "
        "which has no end on file), 182 needed: 182 days short"
    ]


def test_work_that_nobody_confirmed_is_not_short() -> None:
    """What is not known is not short; a day too few is one day, and what has passed."""
    jsa = Benefit("A1", "jobseekers-allowance", date(2017, 1, 1), date(2017, 3, 31))
    (line,) = said(decide(people=in_work(None, jsa)), "employed-consecutively")
    assert line == (
        "A1, employed consecutively: 1 day of work in a row from 1 April 2017, after a "
        "benefit on 9 January 2017 (214 with days nobody has confirmed), 182 needed: "
        "reached only on days that nobody has confirmed"
    )
    short = decide(
        on=date(2017, 9, 28), people=in_work(None, jsa), incidents=[], checks=[]
    )
    text = " ".join("".join(as_text(rows([short]))).split())
    assert (
        "it would be met with 181 more days of the same work, confirmed; 180 days "
        in text
    )
    assert "more have passed, and nobody has confirmed them" in text


@pytest.mark.parametrize(
    ("plan", "about", "changes", "says"),
    [
        (BRADFORD, "assessed", {"assessed_on": None}, "assessed: not on record: "
         "assessed_on is blank"),
        (BRADFORD, "in-the-area", {}, "in the area: left_area_on is blank"),
        (BRADFORD, "assessed", {"assessed_on": None, "row": Row("families.csv", 2)},
         "assessed: not on record: families.csv:2:assessed_on is blank"),
        (BRADFORD, "assessed", {}, "assessed: 20 January 2017"),
    ],
)  # fmt: skip
def test_what_rests_on_a_blank_cell_names_it(
    plan: Any, about: str, changes: dict[str, Any], says: str
) -> None:
    """A cell that is blank is named, with its row, whichever verdict rests on it."""
    assert said(decide(plan, **changes), about) == [says]


def test_a_status_that_went_on_after_somebody_left() -> None:
    """The last day is that of a member; it is not the day on which the status ended."""
    child = [
        Person(
            stays=[Stay("C1", "F1", date(2004, 5, 1), None, date(2017, 6, 1))],
            statuses=[
                Status("C1", "child-in-need", date(2017, 2, 1), date(2017, 8, 1))
            ],
        ),
        an_adult(),
    ]
    lines = said(decide(people=child), "status-ended")
    assert all("last held on 1 June" not in line for line in lines)


def held_by(*people: tuple[str, date | None, date | None], leavers: Leavers) -> str:
    """What is said of children in need, each with an end and a last day as a member."""
    rule = StatusEnded(CLAUSE, ("child-in-need",), 6, leavers=leavers)
    children = [
        Person(
            [Stay(who, "F1", date(2008, 5, 1), left_on=left)],
            statuses=[Status(who, "child-in-need", date(2017, 1, 10), ended)],
        )
        for who, ended, left in people
    ]
    (found,) = findings(rule.examine(a_family(people=[an_adult(), *children]), D))
    return wording.finding(found).partition(" and must")[0]


@pytest.mark.parametrize(
    ("people", "says"),
    [
        (
            [("C1", date(2017, 3, 1), None)],
            "last held on 1 March 2017 (C1, child in need)",
        ),
        (  # C2 had left, and C1's had ended: it is C1's
            [
                ("C1", date(2017, 3, 1), None),
                ("C2", date(2017, 4, 1), date(2017, 2, 1)),
            ],
            "last held on 1 March 2017 (C1, child in need)",
        ),
        (
            [("C1", date(2017, 4, 1), date(2017, 3, 1))],
            "last held by a member on 1 March 2017 (C1, child in need)",
        ),
        (  # whose of the two it was is not said
            [
                ("C1", date(2017, 4, 1), date(2017, 3, 1)),
                ("C2", date(2017, 4, 1), date(2017, 2, 1)),
            ],
            "last held by a member on 1 March 2017",
        ),
    ],
)
def test_whose_status_was_held_last(people: Any, says: str) -> None:
    """The status that ended on that day, or the only one that went on."""
    told = held_by(*people, leavers=Leavers.PASSED_OVER)
    assert told == f"status ended: child-in-need: {says},"


def test_a_scheme_without_an_attachment_fee_says_so() -> None:
    """A fee of nothing is no fee: the scheme pays none."""
    assert wording.fee(None) == "not earned"
    assert wording.fee(Decimal("0.00")) == "none: the scheme pays none"
    assert wording.fee(Decimal("1000.00")) == "earned, £1,000.00"


def test_what_is_pbrs_own_is_not_stated() -> None:
    """pbr's own rule is not stated by the scheme, and says that it is its own."""
    text = trail_text(decide())
    assert "what every answer means, §7; stated)" not in " ".join(text.split())
    assert "what every answer means, §7; pbr's own rule)" in " ".join(text.split())


def test_two_results_that_pay_the_same() -> None:
    """Of results that pay the same, the first in the plan is paid, and none pays most."""
    jsa = Benefit("A1", "jobseekers-allowance", date(2017, 1, 1), date(2017, 3, 31))
    worker = in_work(None, jsa, confirmed_on=D)
    found = decide(people=[*worker, a_pupil()])
    assert found.results_met == ("progress", "employment")
    text = " ".join(trail_text(found).split())
    assert (
        "Met: progress and employment. Only one is paid: progress, the first in the "
        "plan of those that pay most."
    ) in text


@pytest.mark.parametrize(
    ("days", "spare"), [(0, [("assessed", "days", 0)]), (1, [("assessed", "days", -1)])]
)
def test_a_date_is_close_too(days: int, spare: list[tuple[str, str, int]]) -> None:
    """Assessed on the day is at the threshold, and one day late is one day short."""
    late = date.fromordinal(D.toordinal() + days)
    found = close_calls(decide(assessed_on=late))
    assert [
        (each.finding.about, each.unit, each.spare)
        for each in found
        if each.finding.about == "assessed"
    ] == spare


@pytest.mark.parametrize(
    ("last", "spare"),
    [(date(2017, 4, 29), []), (date(2017, 4, 30), [0]), (date(2017, 5, 1), [-1])],
)
def test_a_status_is_close_too(last: date, spare: list[int]) -> None:
    """Held until the day before the months is at the threshold; a day later is short."""
    held = Status("C1", "child-in-need", date(2017, 2, 1), last)
    people = [an_adult(), a_pupil(statuses=[held])]
    found = close_calls(decide(people=people))
    assert [
        each.spare for each in found if each.finding.about == "status-ended"
    ] == spare

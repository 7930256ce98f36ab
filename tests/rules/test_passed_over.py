"""
Each row that does not count is passed over for its own reason.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from made import D, a_family, a_pupil, an_adult
from pbr.findings import Finding, PassedOver, Reason, Why, findings
from pbr.records import Attendance, Check, Incident, Status, Stay
from pbr.rules import Rule
from pbr.rules.attendance import AttendedOverall
from pbr.rules.completed import Completed
from pbr.rules.exclusions import FewerThanOverMonths
from pbr.rules.incidents import NoneRecorded
from pbr.rules.parts.words import CountedFrom, Counting, Starters, Whose
from pbr.rules.status import Enrolled, StatusEnded
from pbr.school import Term
from pbr.shares import Share
from strategies import CLAUSE

ONE_DAY = timedelta(days=1)
LEFT = date(2017, 9, 30)


def only(rule: Rule, **changes: Any) -> Finding:
    """
    The one finding of a rule that is about the family, or about A1.
    """
    family = a_family(**{"checks": [], **changes})
    (found,) = [f for f in findings(rule.examine(family, D)) if f.subject.id != "C1"]
    return found


@pytest.mark.parametrize(
    ("whose", "person", "day", "why"),
    [
        (Whose.FAMILY, "", D, None),
        (Whose.CHILDREN, "", D, Why.NO_PERSON),
        (Whose.ADULTS, "", D, Why.NO_PERSON),
        (Whose.CHILDREN, "C1", D, None),
        (Whose.CHILDREN, "A1", D, Why.NOT_A_CHILD),
        (Whose.ADULTS, "A1", D, None),
        (Whose.ADULTS, "C1", D, Why.NOT_AN_ADULT),
        (Whose.FAMILY, "P9", D, Why.NOT_A_MEMBER),
        (Whose.FAMILY, "B1", LEFT, None),
        (Whose.FAMILY, "B1", LEFT + ONE_DAY, Why.NOT_A_MEMBER),
        (Whose.FAMILY, "A1", D + ONE_DAY, Why.AFTER_THE_DAY),
        (Whose.FAMILY, "A1", date(2017, 4, 30), Why.OUTSIDE_THE_WINDOW),
        (Whose.FAMILY, "A1", date(2017, 5, 1), None),
    ],
)
def test_an_incident_counts_or_says_why_not(
    whose: Whose, person: str, day: date, why: Why | None
) -> None:
    """
    An incident counts when its person was a member that day, and of those asked about.
    """
    left = an_adult(stays=[Stay("B1", "F1", date(1980, 1, 1), left_on=LEFT)])
    incident = Incident("F1", person, "asb", day)
    found = only(
        NoneRecorded(CLAUSE, ("asb",), 6, whose),
        people=[an_adult(), a_pupil(), left],
        incidents=[incident],
    )
    over = () if why is None else (PassedOver(why, (incident,)),)
    assert found.passed_over == over
    assert found.read == (() if why else (incident,))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Status("A1", "order", D, D, "completed"), None),
        (Status("A1", "order", D, D, "transferred"), Why.OTHER_OUTCOME),
        (Status("A1", "plan", D, D, "completed"), Why.OTHER_KIND),
        (Status("A1", "order", D, None, "completed"), Why.NOT_ENDED),
        (Status("A1", "order", D, D + ONE_DAY, "completed"), Why.NOT_ENDED),
        (Status("A1", "order", D + ONE_DAY, None), Why.AFTER_THE_DAY),
        (Status("A1", "order", D, None, "breached"), None),
        (
            Status("A1", "order", date(2016, 1, 1), date(2017, 1, 8), "breached"),
            Why.BEFORE_ATTACHMENT,
        ),
        (Status("A1", "order", date(2016, 1, 1), date(2017, 1, 9), "breached"), None),
    ],
)
def test_an_order_counts_or_says_why_not(row: Status, why: Why | None) -> None:
    """
    An order counts when it was completed by the day, or breached since attachment.
    """
    found = only(Completed(CLAUSE, "order"), people=[an_adult(statuses=[row])])
    over = () if why is None else (PassedOver(why, (row,)),)
    assert found.passed_over == over
    assert found.read == (() if why else (row,))


@pytest.mark.parametrize(
    ("left_on", "reason"),
    [(D, Reason.REACHED), (D - ONE_DAY, Reason.NOT_A_MEMBER)],
)
def test_one_who_left_is_shown_and_neutral(left_on: date, reason: Reason) -> None:
    """
    An adult who left the day before is shown, not asked, and the rows passed over.
    """
    row = Status("A1", "work-programme", date(2017, 9, 1))
    stays = [Stay("A1", "F1", date(1985, 5, 1), left_on=left_on)]
    found = only(
        Enrolled(CLAUSE, ("work-programme",), 6),
        people=[an_adult(stays=stays, statuses=[row])],
    )
    assert found.reason is reason
    asked = reason is Reason.REACHED
    assert found.passed_over == (() if asked else (PassedOver(Why.NOT_ASKED, (row,)),))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Status("A1", "work-programme", D), None),
        (Status("A1", "work-programme", D + ONE_DAY), Why.AFTER_THE_DAY),
        (Status("A1", "youth-order", D), Why.OTHER_KIND),
        (Status("A1", "work-programme", date(2017, 5, 1)), None),
        (Status("A1", "work-programme", date(2017, 4, 30)), Why.OUTSIDE_THE_WINDOW),
    ],
)
def test_a_scheme_counts_or_says_why_not(row: Status, why: Why | None) -> None:
    """
    A scheme counts when it was begun in the months up to the day.
    """
    rule = Enrolled(CLAUSE, ("work-programme",), 6)
    found = only(rule, people=[an_adult(statuses=[row])])
    over = () if why is None else (PassedOver(why, (row,)),)
    assert found.passed_over == over


@pytest.mark.parametrize(
    ("person", "kind", "day", "why"),
    [
        ("C1", "fixed-exclusion", D, None),
        ("C1", "fixed-exclusion", D + ONE_DAY, Why.AFTER_THE_DAY),
        ("C1", "asb", D, Why.OTHER_KIND),
        ("A1", "fixed-exclusion", D, Why.OTHER_PERSON),
        ("", "fixed-exclusion", D, Why.NO_PERSON),
        ("C1", "fixed-exclusion", date(2017, 5, 1), None),
        ("C1", "fixed-exclusion", date(2017, 4, 30), Why.OUTSIDE_THE_WINDOW),
    ],
)
def test_an_exclusion_counts_or_says_why_not(
    person: str, kind: str, day: date, why: Why | None
) -> None:
    """
    An exclusion counts when it names the child and lies in the months.
    """
    incident = Incident("F1", person, kind, day)
    trail = FewerThanOverMonths(CLAUSE, "fixed-exclusion", 3, 6).examine(
        a_family(people=[a_pupil()], incidents=[incident], checks=[]), D
    )
    (found,) = findings(trail)
    assert found.passed_over == (() if why is None else (PassedOver(why, (incident,)),))
    assert found.read == (() if why else (incident,))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Status("C1", "child-in-need", D), None),
        (Status("C1", "child-in-need", D + ONE_DAY), Why.AFTER_THE_DAY),
        (Status("C1", "looked-after", D), Why.OTHER_KIND),
        (Status("C1", "child-in-need", date(2016, 1, 1), LEFT), None),
        (
            Status("C1", "child-in-need", date(2016, 1, 1), LEFT - ONE_DAY),
            Why.NOT_A_MEMBER,
        ),
    ],
)
def test_a_status_counts_or_says_why_not(row: Status, why: Why | None) -> None:
    """
    A status counts when it was held on a day in the household.
    """
    stays = [Stay("C1", "F1", date(2008, 5, 1), joined_on=LEFT)]
    family = a_family(people=[a_pupil(stays=stays, statuses=[row])], checks=[])
    found = StatusEnded(CLAUSE, ("child-in-need",), 6).examine(family, D)
    assert found.passed_over == (() if why is None else (PassedOver(why, (row,)),))
    assert found.read == (() if why else (row,))


@pytest.mark.parametrize(
    "rule", [StatusEnded(CLAUSE, ("order",), 6), Completed(CLAUSE, "order")]
)
def test_a_status_of_somebody_unknown_is_nobodys(
    rule: StatusEnded | Completed,
) -> None:
    """
    A status that goes by the id of nobody in the family was held by no member.
    """
    row = Status("P9", "order", D, D, "completed")
    found = rule.examine(a_family(people=[an_adult(statuses=[row])], checks=[]), D)
    assert found.passed_over == (PassedOver(Why.NOT_A_MEMBER, (row,)),)


def test_attendance_counts_or_says_why_not() -> None:
    """
    A term counts when it is asked about; one begun on the day has begun, and not ended.
    """
    on = date(2018, 1, 1)
    before, asked, begun, to_come = (
        Attendance("C1", term, None, 100, 0, 0)
        for term in (Term(2016, 2), Term(2017, 0), Term(2017, 1), Term(2017, 2))
    )
    rule = AttendedOverall(
        CLAUSE,
        Share.parse("at least 90%"),
        1,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    child = a_pupil(attendance=[before, asked, begun, to_come])
    (found,) = findings(rule.examine(a_family(people=[child]), on))
    assert found.read == (asked,)
    assert found.passed_over == (
        PassedOver(Why.OTHER_TERM, (before,)),
        PassedOver(Why.TERM_NOT_ENDED, (begun,)),
        PassedOver(Why.AFTER_THE_DAY, (to_come,)),
    )
    (day_before,) = findings(rule.examine(a_family(people=[child]), on - ONE_DAY))
    assert day_before.passed_over[1:] == (
        PassedOver(Why.AFTER_THE_DAY, (begun, to_come)),
    )


@pytest.mark.parametrize(
    ("kind", "first", "last", "made_on", "why"),
    [
        ("asb", D, D, D, None),
        ("asb", D + ONE_DAY, D + ONE_DAY, D + ONE_DAY, Why.OUTSIDE_THE_WINDOW),
        ("asb", date(2017, 4, 1), date(2017, 5, 1), D, None),
        ("asb", date(2017, 4, 1), date(2017, 4, 30), D, Why.OUTSIDE_THE_WINDOW),
        ("asb", date(2017, 4, 1), D, date(2017, 5, 1), None),
        ("asb", date(2017, 4, 1), D, date(2017, 4, 30), Why.OUTSIDE_THE_WINDOW),
        ("offence", D, D, D, Why.OTHER_KIND),
    ],
)
def test_a_check_counts_or_says_why_not(
    kind: str, first: date, last: date, made_on: date, why: Why | None
) -> None:
    """
    A check counts when it speaks for one day of the months, up to the day it was made.
    """
    check = Check("F1", (kind,), first, last, made_on)
    rule = NoneRecorded(CLAUSE, ("asb",), 6, Whose.FAMILY)
    found = only(rule, incidents=[], checks=[check])
    assert found.passed_over == (() if why is None else (PassedOver(why, (check,)),))
    assert found.read == (() if why else (check,))

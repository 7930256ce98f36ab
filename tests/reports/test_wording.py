"""
The words of the reports: each measure, need and reason has its own.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from made import BRADFORD, D
from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Dated,
    Early,
    Fell,
    Finding,
    Found,
    Held,
    Needed,
    NeedsBenefitHistory,
    NeedsCheck,
    NeedsConfirmation,
    NeedsPerson,
    NeedsSessions,
    NeedsTerm,
    Quantity,
    Range,
    Reason,
    Scored,
    Signed,
    Worked,
    undetermined,
)
from pbr.periods import Period
from pbr.records import (
    Employment,
    Incident,
    Row,
    Score,
    Statement,
    Subject,
    SubjectKind,
)
from pbr.reports import wording
from pbr.rules.parts.words import Direction
from pbr.school import Term, TermPart
from pbr.shares import Fall
from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    FIRST_OTHERWISE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Quorum,
    Verdict,
)
from scoring import A1, NOBODY, never, once, scored
from trails import a_conclusion, a_finding, asked

BEFORE = Period(date(2016, 7, 9), date(2017, 1, 8))
WINDOW = Period(date(2017, 5, 1), date(2017, 10, 31))
THIRD = Fall.parse("33%")
CHILD = Subject(SubjectKind.MEMBER, "C1")
FAMILY = Subject(SubjectKind.FAMILY, "F1")


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Attended(102, 120, 108), "102 of 120 sessions, 108 needed: 6 short"),
        (Attended(108, 120, 108), "108 of 120 sessions, 108 needed"),
        (Attended(1, 1, 1), "1 of 1 session, 1 needed"),
        (Attended(0, 0, 0), ""),
        (Absent(18, 120, 17), "absent 18 of 120 sessions, 17 allowed: 1 too many"),
        (Absent(17, 120, 17), "absent 17 of 120 sessions, 17 allowed"),
        (Absent(0, 0, -1), ""),
        (
            Worked(181, 182, None, 181, 181, None, None),
            "181 days of work in a row, 182 needed: 1 day short",
        ),
        (
            Worked(1, 182, 30, 182, 1, date(2017, 3, 1), Period(D, D)),
            "1 day of work within 30 weeks from 31 October 2017, after a benefit on "
            "1 March 2017 (182 with days nobody has confirmed), "
            "182 needed: 181 days short",
        ),
        (
            Worked(182, 182, None, 182, 182, None, WINDOW),
            "182 days of work in a row from 1 May 2017 to 31 October 2017, 182 needed",
        ),
        (
            Fell(
                ("offence", "asb"),
                THIRD,
                3,
                2,
                BEFORE,
                WINDOW,
            ),
            "offence or asb: 3 incidents from 9 July 2016 to 8 January 2017; 2 from "
            "1 May 2017 to 31 October 2017; 3 × (100 − 33)% = 2.01, so 2 "
            "allowed, a fall of at least 33%",
        ),
        (
            Fell(
                ("asb",),
                THIRD,
                1,
                Range(1, 1, all_checked=False),
                BEFORE,
                WINDOW,
            ),
            "asb: 1 incident from 9 July 2016 to 8 January 2017; at least 1 from "
            "1 May 2017 to 31 October 2017; 1 × (100 − 33)% = 0.67, so 0 "
            "allowed, a fall of at least 33%: 1 too many",
        ),
        (
            Fell(
                ("domestic-abuse",),
                THIRD,
                Range(1, 1, all_checked=False),
                1,
                BEFORE,
                WINDOW,
            ),
            "domestic abuse: at least 1 incident from 9 July 2016 to 8 January 2017; "
            "1 from 1 May 2017 to 31 October 2017; 1 × (100 − 33)% = 0.67, so 0 or "
            "more allowed, a fall of at least 33%",
        ),
        (
            Fell(("asb",), THIRD, Range(3, 6), Range(2, 3), BEFORE, WINDOW),
            "asb: 3 to 6 incidents from 9 July 2016 to 8 January 2017; 2 to 3 from "
            "1 May 2017 to 31 October 2017; 3 × (100 − 33)% = 2.01 and 6 × "
            "(100 − 33)% = 4.02, so 2 to 4 allowed, a fall of at least 33%",
        ),
        (
            Fell(("asb",), Fall.parse("1/3"), 4, 3, BEFORE, WINDOW),
            "asb: 4 incidents from 9 July 2016 to 8 January 2017; 3 from 1 May 2017 to "
            "31 October 2017; 4 × (1 − 1/3) = 8/3, so 2 allowed, a fall of at least "
            "1/3: 1 too many",
        ),
        (
            Fell(("asb",), Fall.parse("any"), 3, 2, BEFORE, WINDOW),
            "asb: 3 incidents from 9 July 2016 to 8 January 2017; 2 from 1 May 2017 to "
            "31 October 2017; fewer than 3, so 2 allowed, any fall is enough",
        ),
        (
            Counted(("asb",), Range(0, 1), 0, WINDOW),
            "asb: 0 to 1 from 1 May 2017 to 31 October 2017; 0 allowed",
        ),
        (
            Counted(("fixed-exclusion",), 3, 2, WINDOW),
            "fixed exclusion: 3 from 1 May 2017 to 31 October 2017; "
            "2 allowed: 1 too many",
        ),
        (
            Counted(("asb",), 0, 2, WINDOW),
            "asb: 0 from 1 May 2017 to 31 October 2017; 2 allowed",
        ),
        (Found(1, 2), "1, at least 2 needed"),
        (
            never(),
            "none by the plan's tools since attachment, 2 needed",
        ),
        (
            once(),
            "A1's star: scored on 1 day since attachment, 2 needed",
        ),
        (
            Scored(
                A1,
                "star",
                2,
                Fraction(3),
                Fraction(7, 2),
                Fraction(1, 2),
                Fraction(1),
            ),
            "A1's star: first 3, since then 3.5: better by 0.5, 1 needed",
        ),
        (
            scored(3, 3, of=NOBODY),
            "star, naming nobody: first 3, since then 3: no better, 1 needed",
        ),
        (
            scored(3, 5, scored(7, 8, tool="strain", better=Direction.DOWN)),
            "A1's star: first 3, since then 5: better by 2, 1 needed; but A1's "
            "strain: first 7, since then 8: worse by 1",
        ),
        (
            Signed(None, None, None, WINDOW.first, WINDOW.last),
            "none from 1 May 2017 to 31 October 2017",
        ),
        (
            Signed(A1, "health-visitor", date(2017, 7, 8), WINDOW.first, WINDOW.last),
            "8 July 2017, about A1, by the health visitor",
        ),
        (
            Signed(NOBODY, "teacher", date(2017, 7, 8), WINDOW.first, WINDOW.last),
            "8 July 2017, naming nobody, by the teacher",
        ),
        (Early(2, date(2017, 7, 8)), "2 days until 8 July 2017"),
        (Dated(date(2017, 7, 8), None, None), "8 July 2017"),
        (Dated(date(2017, 7, 8), None, date(2017, 7, 8)), "8 July 2017"),
        (
            Dated(date(2017, 7, 9), None, date(2017, 7, 8)),
            "9 July 2017, not by 8 July 2017",
        ),
        (Dated(date(2017, 7, 8), date(2017, 7, 8), None), "8 July 2017"),
        (
            Dated(date(2017, 7, 7), date(2017, 7, 8), None),
            "7 July 2017, not since 8 July 2017",
        ),
        (
            Dated(date(2017, 11, 1), WINDOW.first, WINDOW.last),
            "1 November 2017, not from 1 May 2017 to 31 October 2017",
        ),
        (Dated(None, None, date(2017, 7, 8)), ""),
        (
            Dated(None, WINDOW.first, WINDOW.last),
            "none from 1 May 2017 to 31 October 2017",
        ),
        (Held(None, WINDOW), "none on file"),
        (
            Held(date(2017, 4, 30), WINDOW),
            "last held on 30 April 2017, and must not be held from 1 May 2017 to "
            "31 October 2017",
        ),
    ],
)
def test_a_measure_is_worded(measure: Quantity, said: str) -> None:
    """
    Each measure says what was counted and what was needed, in its natural unit.
    """
    assert wording.measured(measure) == said


def test_what_is_no_measure_has_no_words() -> None:
    """
    A measure without words is an error, and never silence.
    """
    with pytest.raises(NotImplementedError):
        wording.measured(6)


@pytest.mark.parametrize(
    ("need", "said"),
    [
        (
            NeedsSessions(
                CHILD, (TermPart(Term(2016, 0), 2), TermPart(Term(2016, 1), None))
            ),
            "C1's sessions for 2016/17 autumn 2, 2016/17 spring, from the school",
        ),
        (
            NeedsTerm(CHILD, Term(2017, 2), date(2018, 7, 31)),
            "C1's 2017/18 summer, which ends on 31 July 2018, from the school",
        ),
        (
            NeedsCheck(("asb",), (Period(date(2017, 5, 1), date(2017, 5, 1)),)),
            "a check of asb for 1 May 2017, from the police or the council's community "
            "safety team",
        ),
        (
            NeedsCheck(("truancy",), (WINDOW, BEFORE)),
            "a check of truancy for 1 May 2017 to 31 October 2017, 9 July 2016 to "
            "8 January 2017, from whoever holds it",
        ),
        (
            NeedsConfirmation(
                CHILD,
                (
                    Employment("C1", date(2017, 5, 1), row=Row("employment.csv", 3)),
                    Employment("C1", date(2017, 6, 1), row=Row("employment.csv", 2)),
                ),
                date(2017, 10, 31),
            ),
            "confirmation that C1's work (employment.csv:2, 3) went on to 31 October "
            "2017, from the employer or DWP",
        ),
        (
            NeedsPerson(
                (
                    Incident("F1", "", "asb", D, row=Row("incidents.csv", 2)),
                    Incident("F1", "", "asb", D, row=Row("incidents.csv", 4)),
                )
            ),
            "who the incidents are about (incidents.csv:2, 4), from the police or the "
            "council's community safety team",
        ),
        (
            NeedsPerson(
                (
                    Score(
                        *("F1", "", "star", "health", D, Fraction(3)),
                        row=Row("scores.csv", 2),
                    ),
                )
            ),
            "who the score is about (scores.csv:2), from the key worker",
        ),
        (
            NeedsPerson(
                tuple(
                    [
                        Statement(
                            *("F1", "", "health", D, "teacher"),
                            row=Row("statements.csv", line),
                        )
                        for line in (2, 3)
                    ]
                )
            ),
            "who the statements are about (statements.csv:2, 3), from the key worker",
        ),
        (
            NeedsBenefitHistory(CHILD, date(2017, 10, 31)),
            "C1's out-of-work benefits up to 31 October 2017, from DWP",
        ),
    ],
)
def test_a_need_says_what_and_from_whom(need: Needed, said: str) -> None:
    """
    What is still needed says what it is, for which days, and who holds it.
    """
    assert wording.needed(need, BRADFORD) == said


def test_rows_are_told_by_file_and_line() -> None:
    """
    Rows stand in order by file; those of no file are said to be built in code.
    """
    jobs = [
        Employment("A1", date(2017, 5, 1), row=Row("b.csv", 10)),
        Employment("A1", date(2017, 5, 1), row=Row("b.csv", 9)),
        Employment("A1", date(2017, 5, 1), row=Row("a.csv", 2)),
        Employment("A1", date(2017, 5, 1)),
    ]
    assert wording.rows(jobs) == "a.csv:2; b.csv:9, 10; built in code"


@pytest.mark.parametrize(
    ("needs", "parts", "said"),
    [
        (EVERY, 2, ""),
        (AT_LEAST_ONE, 2, ": at least one of these"),
        (Quorum(2), 2, ": at least 2 of these"),
        (EVERY, 0, ": there is nobody and nothing to ask"),
    ],
)
def test_a_conclusion_says_how_many_it_needs(
    needs: Quorum, parts: int, said: str
) -> None:
    """
    A conclusion says how many of its parts it needs, where that is not every one.
    """
    part = a_conclusion(EVERY)
    whole = a_conclusion(needs, *[part] * parts)
    assert wording.how_many(whole) == said


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (MET, ""),
        (NOT_MET, ""),
        (UNDETERMINED, ""),
        (NOT_APPLICABLE, ": the first is not applicable, so the second is not asked"),
    ],
)
def test_a_second_test_that_is_not_asked_is_said(first: Verdict, said: str) -> None:
    """
    The heading says that one of two is asked otherwise; a neutral first ends it.
    """
    two = a_conclusion(
        FIRST_OTHERWISE, a_finding(verdict=first), a_finding(verdict=NOT_MET)
    )
    assert wording.heading(two) == "the first of these, or otherwise the second"
    assert wording.how_many(two) == said


def test_every_verdict_and_reason_has_words() -> None:
    """
    No verdict and no reason is left without its words.
    """
    assert set(wording.VERDICTS) == set(Verdict)
    assert set(wording.REASONS) == set(Reason)


def test_money_and_days_are_the_same_in_every_locale() -> None:
    """
    Pounds have their pence and thousands, and months their English names.
    """
    assert wording.pounds(Decimal("1234567.80")) == "£1,234,567.80"
    assert wording.day(date(2017, 2, 1)) == "1 February 2017"
    assert len(wording.MONTHS) == 12


def test_rows_in_a_row_are_a_range() -> None:
    """
    Three or more lines in a row are told as a range; a line is told once.
    """
    jobs = [
        Employment("A1", date(2017, 5, 1), row=Row("a.csv", line))
        for line in (14, 2, 3, 4, 4, 8, 9, 13, 12)
    ]
    assert wording.rows(jobs) == "a.csv:2-4, 8, 9, 12-14"


def test_a_number_is_exact() -> None:
    """
    A number is a decimal where one is exact, and else a fraction.
    """
    numbers = [
        Fraction(3),
        Fraction(3, 2),
        Fraction(1, 3),
        Fraction(-1, 4),
        Fraction(5, 64),
    ]
    assert [wording.number(number) for number in numbers] == [
        "3",
        "1.5",
        "1/3",
        "-0.25",
        "0.078125",
    ]


def test_sessions_are_not_short_while_some_are_missing() -> None:
    """
    What is on record so far is told, and not yet held against the pupil.
    """
    for measure, said in (
        (Attended(174, 240, 216), "C1, attended overall: 174 of 240 sessions so far"),
        (Absent(1, 20, 2), "C1, attended overall: absent 1 of 20 sessions so far"),
        (Attended(0, 0, 0), "C1, attended overall"),
    ):
        sessions = NeedsSessions(CHILD, (TermPart(Term(2016, 1), None),))
        missing = undetermined(Reason.TERM_MISSING, (sessions,))
        found = Finding(asked("attended-overall"), CHILD, missing, measure)
        assert wording.finding(found) == f"{said}: at least one term is not known"


def test_the_attachment_fee_is_told() -> None:
    """
    A fee is earned, and how much it is, or it is not earned.
    """
    assert wording.fee(None) == "not earned"
    assert wording.fee(Decimal("1000.00")) == "earned, £1,000.00"


def test_what_is_paid_is_named_with_its_supplements() -> None:
    """
    A result and what is paid on top of it are both named.
    """
    assert wording.results(("education-crime-asb", "progress-to-work")) == (
        "education crime asb and progress to work"
    )


def test_combinations_have_headings() -> None:
    """
    A combination is headed by what it is, and not by the name of its class.
    """
    trail = a_conclusion(AT_LEAST_ONE, about="combined")
    assert wording.heading(trail) == "these together"


def test_what_is_not_missing_has_no_words() -> None:
    """
    Evidence without words is an error, and never silence.
    """
    nothing: Any = 6
    with pytest.raises(NotImplementedError):
        wording.wanted(nothing)

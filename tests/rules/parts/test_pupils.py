"""
Terms that count for a pupil: since attachment, in part on record, still to come (SPEC §5, §7).
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from made import D, a_family, a_pupil, sessions
from on_file import only
from pbr.findings import (
    Attended,
    Early,
    NeedsSessions,
    NeedsTerm,
    Reason,
    findings,
)
from pbr.records import (
    Attendance,
    Incident,
    Stay,
)
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.exclusions import FewerThanOverTerms
from pbr.rules.parts.words import (
    CountedFrom,
    Counting,
    Starters,
)
from pbr.school import Term, TermPart
from pbr.shares import Share
from pbr.verdicts import (
    MET,
    UNDETERMINED,
    Verdict,
)
from strategies import CLAUSE

STARTER = date(2011, 9, 30)  # of school age from 31 December 2016


def _terms(*seasons: int) -> list[Attendance]:
    return [sessions("C1", season, 120, 0) for season in seasons]


@pytest.mark.parametrize(
    ("attached", "on", "early"),
    [
        (date(2016, 12, 31), date(2017, 7, 31), None),
        (date(2016, 12, 31), date(2017, 7, 30), Early(1, date(2017, 7, 31))),
        (date(2017, 1, 1), date(2017, 12, 30), Early(1, date(2017, 12, 31))),
        (date(2017, 1, 1), date(2017, 7, 31), Early(153, date(2017, 12, 31))),
    ],
)
def test_three_terms_must_have_ended_since_attachment(
    attached: date, on: date, early: Early | None
) -> None:
    """
    A term that ends on the day of attachment counts; until there are three, too early.
    """
    rule = AttendedEachTerm(
        CLAUSE,
        Share.parse("at least 90%"),
        3,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ATTACHMENT,
    )
    trail = rule.examine(a_family(attached_on=attached), on)
    first = next(findings(trail))
    assert (first.quantity if first.reason is Reason.TOO_EARLY else None) == early


def test_a_starter_with_no_term_yet_waits() -> None:
    """
    A child of school age whose first term has not ended waits for the third.
    """
    starter = a_pupil(stays=[Stay("C1", "F1", date(2012, 9, 30))], attendance=[])
    rule = FewerThanOverTerms(
        CLAUSE, "fixed-exclusion", 3, 3, Starters.WAIT, CountedFrom.ANY
    )
    on = date(2018, 2, 1)
    (found,) = findings(rule.examine(a_family(people=[starter]), on))
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.STILL_TO_COME)
    assert found.quantity is None
    incidents = [Incident("F1", "C1", "fixed-exclusion", date(2018, 1, 10))] * 3
    family = a_family(people=[starter], incidents=incidents)
    assert next(findings(rule.examine(family, on))).verdict is UNDETERMINED


@pytest.mark.parametrize("half", [1, 2])
def test_either_half_alone_leaves_a_term_untold(half: int) -> None:
    """
    The first half alone, or the second alone, is undetermined; the other half is asked.
    """
    rows = [evolve(sessions("C1", 0, 60, 0), half=half), *_terms(1, 2)]
    rule = AttendedEachTerm(
        CLAUSE,
        Share.parse("at least 90%"),
        3,
        Counting.ALL_ABSENCE,
        Starters.WAIT,
        CountedFrom.ANY,
    )
    found = next(findings(rule.examine(a_family(people=[a_pupil(attendance=rows)]), D)))
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.HALF_ON_RECORD)
    (need,) = found.needed
    assert str(getattr(need, "terms", ("",))[0]) == f"2016/17 autumn {3 - half}"


@pytest.mark.parametrize(
    ("starters", "verdict"),
    [(Starters.TERMS_SO_FAR, MET), (Starters.WAIT, UNDETERMINED)],
)
def test_a_starter_by_the_plans_word(starters: Starters, verdict: Verdict) -> None:
    """
    With two terms of three, "terms so far" is decided by them, and "wait" waits.
    """
    stays = [Stay("C1", "F1", STARTER)]
    child = a_pupil(stays=stays, attendance=_terms(1, 2))
    family = a_family(people=[child])
    exclusions = FewerThanOverTerms(
        CLAUSE, "fixed-exclusion", 3, 3, starters, CountedFrom.ANY
    )
    assert exclusions.examine(family, D).verdict is verdict
    overall = AttendedOverall(
        CLAUSE,
        Share.parse("at least 90%"),
        3,
        Counting.ALL_ABSENCE,
        starters,
        CountedFrom.ANY,
    )
    (found,) = findings(overall.examine(family, D))
    assert found.verdict is verdict
    assert found.reason is (Reason.REACHED if verdict is MET else Reason.STILL_TO_COME)


def test_a_starter_with_a_gap_is_told_both_what_is_missing_and_what_is_to_come() -> (
    None
):
    """
    Two terms of three, one of them half on record: its other half, and the third term.
    """
    rows = [evolve(sessions("C1", 1, 60, 0), half=1), sessions("C1", 2, 120, 0)]
    child = a_pupil(stays=[Stay("C1", "F1", STARTER)], attendance=rows)
    found = only(
        AttendedOverall(
            CLAUSE,
            Share.parse("at least 90%"),
            3,
            Counting.ALL_ABSENCE,
            Starters.WAIT,
            CountedFrom.ANY,
        ),
        people=[child],
    )
    assert (found.verdict, found.reason) == (UNDETERMINED, Reason.STILL_TO_COME)
    assert found.quantity == Attended(180, 180, 162)
    assert found.needed == (
        NeedsSessions(child.subject, (TermPart(Term(2016, 1), 2),)),
        NeedsTerm(child.subject, Term(2017, 0), date(2017, 12, 31)),
    )

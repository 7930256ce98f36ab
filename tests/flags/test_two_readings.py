"""
A claim that is where the sources of its plan disagree.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve

from flagged import flags_of
from made import (
    BATH_2012,
    BATH_2015,
    BRADFORD,
    CAMBRIDGESHIRE,
    NOTTINGHAM,
    D,
    a_family,
    a_pupil,
    an_adult,
    sessions,
)
from pbr.claims import Claim, validate
from pbr.flags import Flag, FlagKind
from pbr.plans import Plan
from pbr.records import Benefit, Employment, Family, Need, Person
from pbr.reports import wording
from pbr.verdicts import MET, NOT_MET

KIND = FlagKind.TWO_READINGS
ONE_DAY = timedelta(days=1)
OVER_90, IN_2014, EACH_TERM, _, OFF_BENEFITS = [
    each.both_sides for each in BRADFORD.contradictions
]


def remarks(family: Family, plan: Plan = BRADFORD, on: date = D) -> list[Flag]:
    """
    The remarks on a claim.
    """
    return flags_of(family, KIND, on, plan)


def readings(family: Family, plan: Plan = BRADFORD, on: date = D) -> list[str]:
    """
    What the sources say where they disagree on a claim.
    """
    return [says for flag in remarks(family, plan, on) for says in flag.readings]


def pupils(*missed: int) -> list[Person]:
    """
    An adult, and a pupil who missed so many sessions of each term.
    """
    rows = [sessions("C1", at, 120, number) for at, number in enumerate(missed)]
    return [an_adult(), a_pupil(attendance=rows)]


@pytest.mark.parametrize(
    ("missed", "says"),
    [(11, []), (12, [OVER_90]), (13, [EACH_TERM]), (37, [])],
)
def test_attendance(missed: int, says: list[str]) -> None:
    """
    Exactly 90% is not over 90%; below it the year is still 90% until 37 are missed.
    """
    assert readings(a_family(people=pupils(0, missed, 0))) == says


def test_it_bears_on_what_the_test_found_and_never_blocks() -> None:
    """
    Each finding of the test, wherever it is asked, with its rows.
    """
    needs = [*a_family().needs, Need("F1", "C1", "school", date(2017, 1, 9))]
    family = a_family(people=pupils(0, 12, 0), needs=needs)
    (flag,) = remarks(family)
    assert not flag.blocks
    terms = ["2016/17 autumn", "2016/17 spring", "2016/17 summer"]
    attended = [each.about for each in flag.findings if each.about in terms]
    assert attended == terms * 2
    assert flag.rows == tuple(pupils(0, 12, 0)[1].attendance)
    assert wording.flag(flag) == (
        f"the family is where the sources of the plan disagree: {OVER_90}  "
        "[built in code]"
    )


def test_two_disagreements_on_one_test_are_one_remark() -> None:
    """
    It says both.
    """
    first = BRADFORD.contradictions[0]
    again = evolve(first, says="another page")
    plan = evolve(BRADFORD, contradictions=(first, again))
    (flag,) = remarks(a_family(people=pupils(0, 12, 0)), plan)
    assert flag.readings == (OVER_90, f"another page; against it, {first.against}")


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2014, 8, 31), []),
        (date(2014, 9, 1), [IN_2014]),
        (date(2015, 3, 31), [IN_2014]),
        (date(2015, 4, 1), []),
    ],
)
def test_the_days_on_which_they_disagree(on: date, says: list[str]) -> None:
    """
    From the first of them to the day before the first on which they agree.
    """
    family = a_family(people=[an_adult()])
    assert readings(family, on=on) == says
    for flag in remarks(family, on=on):
        assert [each.about for each in flag.findings] == ["in force"]
        assert flag.rows == (family,)


def in_work(days: int, *, on_benefit: bool = True) -> Family:
    """
    A family with a need of work, whose adult worked so many days, off a benefit or not.
    """
    began = date(2017, 3, 1)
    benefits = [Benefit("A1", "income-support", date(2016, 1, 1), began - ONE_DAY)]
    job = Employment("A1", began, began + ONE_DAY * (days - 1))
    adult = an_adult(employment=[job], benefits=benefits if on_benefit else ())
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in ("work", "crime")]
    return a_family(people=[adult], needs=needs)


@pytest.mark.parametrize(
    ("days", "says"), [(90, []), (91, [OFF_BENEFITS]), (181, [OFF_BENEFITS]), (182, [])]
)
def test_weeks_of_work(days: int, says: list[str]) -> None:
    """
    13 weeks are enough for ministers, and 26 for everybody.
    """
    assert readings(in_work(days)) == says


def test_work_without_a_benefit_on_file() -> None:
    """
    Bath asks for no benefit: 26 weeks are enough there, and not known to be here.
    """
    assert readings(in_work(181, on_benefit=False)) == [OFF_BENEFITS]
    assert readings(in_work(182, on_benefit=False)) == [OFF_BENEFITS]
    assert readings(in_work(90, on_benefit=False)) == []


def test_what_is_not_paid_is_moot() -> None:
    """
    A claim that is paid for progress is not remarked on for too few weeks of work.
    """
    for missed, number in ((0, 0), (40, 1)):
        family = in_work(91)
        needs = [Need("F1", "", each, date(2017, 1, 9)) for each in ("crime", "help")]
        people = [*family.people, pupils(0, 0, missed)[1]]
        family = evolve(family, people=people, needs=needs)
        assert validate(Claim(family, D), BRADFORD).payable is (number == 0)
        assert len(remarks(family)) == number


def test_the_other_plans() -> None:
    """
    Each plan's own: an overall rate in Bath, 13 weeks in Phase 1, none in Cambridgeshire.
    """
    for missed, number in ((12, 0), (13, 1), (37, 0)):
        needs = [
            Need("F1", "C1", each, date(2017, 1, 9)) for each in ("school", "help")
        ]
        family = a_family(people=pupils(0, missed, 0), needs=needs)
        assert len(remarks(family, BATH_2015)) == number
        assert remarks(family, CAMBRIDGESHIRE) == []
    on = date(2014, 12, 1)
    for plan in (BATH_2012, NOTTINGHAM):
        for days, number in ((90, 0), (91, 1), (182, 0)):
            first = date(2014, 2, 1)
            adult = an_adult(
                employment=[Employment("A1", first, first + ONE_DAY * (days - 1))],
                benefits=[
                    Benefit("A1", "income-support", date(2012, 1, 1), first - ONE_DAY)
                ],
            )
            family = a_family(people=[adult], attached_on=date(2013, 1, 9), needs=[])
            assert len(remarks(family, plan, on)) == number


def test_a_test_that_the_claim_does_not_ask() -> None:
    """
    Without a need of crime, how far crime must fall is no question of the claim.
    """
    first = BRADFORD.contradictions[0]
    crime = evolve(first, of="crime", otherwise=(BRADFORD.eligibility,))
    plan = evolve(BRADFORD, contradictions=(crime,))
    needs = [Need("F1", "C1", each, date(2017, 1, 9)) for each in ("health", "help")]
    assert remarks(a_family(needs=needs), plan) == []
    decision = validate(Claim(a_family(incidents=[]), D), plan)
    assert decision.eligible.verdict is MET
    assert [flag.kind for flag in decision.flags].count(KIND) == 1
    assert validate(Claim(a_family(checks=()), D), plan).verdict is not NOT_MET

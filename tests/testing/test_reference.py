"""
The reference on its rarer ways: no attachment, no term yet, no score yet.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from made import BRADFORD, D, a_family, a_pupil
from pbr.assurance.answer_sheets import answer_sheet
from pbr.assurance.conformance import read_pack, write_cases
from pbr.claims import Claim, validate
from pbr.records import Family, Need, Person, Score, Stay
from pbr.rules import Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.exclusions import FewerThanOverTerms
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.needs import NeedOf
from pbr.rules.parts.words import CountedFrom, Counting, OnDay, Starters
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.progress import Stated
from pbr.shares import Below, Share
from pbr.testing import comfortable, packing
from pbr.testing.edges import EdgeClaim
from pbr.testing.reference import decide, facts, verdict
from pbr.testing.reference.rules import members, stands_at
from pbr.verdicts import NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict
from scoring import improved
from strategies import CLAUSE

NINETY = Share.parse("at least 90%")


def rules(starters: Starters, counted_from: CountedFrom) -> list[Rule]:
    """
    Every rule about terms.
    """
    asked: dict[str, Any] = {
        "clause": CLAUSE,
        "terms": 3,
        "starters": starters,
        "counted_from": counted_from,
    }
    counting: dict[str, Any] = {"counting": Counting.ALL_ABSENCE}
    return [
        AttendedEachTerm(share=NINETY, **counting, **asked),
        AttendedOverall(share=NINETY, **counting, **asked),
        AbsenceBelow(share=Below.parse("15%"), **counting, **asked),
        FewerThanOverTerms(kind="asb", count=3, **asked),
    ]


def test_who_is_not_attached_meets_nothing_that_counts_from_it() -> None:
    """
    Not met, and nothing is measured.
    """
    family = a_family(attached_on=None)
    for rule in rules(Starters.WAIT, CountedFrom.ATTACHMENT):
        assert verdict(rule, family, D) is NOT_MET
        assert rule.examine(family, D).verdict is NOT_MET
        assert facts(rule, family, D) == set()


def test_too_early_is_measured_in_days() -> None:
    """
    Attached yesterday, three terms have to end first.
    """
    family = a_family(attached_on=D.replace(day=30))
    for rule in rules(Starters.WAIT, CountedFrom.ATTACHMENT):
        (fact,) = facts(rule, family, D)
        assert fact.kind == "early"
        assert verdict(rule, family, D) is NOT_MET


@pytest.mark.parametrize(
    ("starters", "expected"),
    [(Starters.TERMS_SO_FAR, NOT_APPLICABLE), (Starters.WAIT, UNDETERMINED)],
)
def test_a_pupil_without_a_term_yet(starters: Starters, expected: object) -> None:
    """
    Of school age since 31 August, no term has begun with the child in it.
    """
    pupil = a_pupil(stays=[Stay("C1", "F1", date(2012, 8, 1))], attendance=[])
    family = a_family(people=[pupil])
    for rule in rules(starters, CountedFrom.ANY):
        assert verdict(rule, family, D) is expected
        assert rule.examine(family, D).verdict is expected
        assert {fact.kind for fact in facts(rule, family, D)} <= {"found"}


def test_before_the_first_score_there_is_none() -> None:
    """
    Nothing counts on a day before the first score.
    """
    row = Score("F1", "A1", "star", "health", D, Fraction(1))
    assert stands_at([row], D, up=True) == 1
    assert stands_at([row], D - timedelta(1), up=True) is None


def test_one_who_is_asked_member_or_not_is_among_the_people() -> None:
    """
    Somebody who has left is no member on the day, but is asked about.
    """
    left = Person([Stay("A9", "F1", date(1980, 1, 1), None, D - timedelta(1))])
    family = a_family(people=[left])
    assert members(family, D) == []
    assert members(evolve(family, member_or_not=True), D) == [left]


def test_before_the_first_score_nothing_is_better() -> None:
    """
    Sustained over months in which there was no score at first: not met.
    """
    rule = improved(months=3)
    rows = [
        Score("F1", "A1", "star", "health", day, Fraction(score))
        for day, score in ((date(2017, 10, 1), 1), (date(2017, 10, 20), 5))
    ]
    family = a_family(scores=rows)
    assert verdict(rule, family, D) is NOT_MET
    assert rule.examine(family, D).verdict is NOT_MET


def test_a_family_that_cannot_be_read_is_no_case(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    """
    A need of somebody who is not listed is refused by the readers, and left out of a
    pack.
    """
    strange: dict[str, Any] = {"needs": [Need("F1", "X9", "crime", D)]}
    families: list[Family] = [evolve(a_family(), **strange), a_family()]
    edges = [EdgeClaim("made", Claim(family, D)) for family in families]
    monkeypatch.setattr(packing, "edges_of", lambda _: iter(edges))
    written = list(packing.edge_cases(BRADFORD, "plan.toml"))
    assert [case.id for case in written] == [f"{BRADFORD.name}-0002"]
    assert write_cases(tmp_path / "one.jsonl", written) == 1
    assert read_pack(tmp_path / "one.jsonl") == written


@pytest.mark.parametrize("day", [BRADFORD.last_day, BRADFORD.before])
def test_a_fee_is_paid_to_the_plans_last_day(day: date) -> None:
    """
    Attached on the last day there is a fee, and on the day after none: both agree.
    """
    family = evolve(comfortable(BRADFORD, BRADFORD.since), attached_on=day)
    claim = Claim(family, BRADFORD.before)
    expected = decide(claim, BRADFORD)
    assert answer_sheet(validate(claim, BRADFORD)) == expected
    assert (expected.answer.attachment_fee is None) is (day == BRADFORD.before)


def test_an_age_at_attachment_of_a_family_that_is_not_attached() -> None:
    """
    Nothing is counted, and it is not met.
    """
    rule = MemberAged(CLAUSE, 0, 18, OnDay.ATTACHMENT)
    family = a_family(attached_on=None)
    assert facts(rule, family, D) == set()
    assert verdict(rule, family, D) is NOT_MET


@pytest.mark.parametrize(
    ("whose", "stands"),
    [((NeedOf.FAMILY,), NOT_MET), ((NeedOf.CHILD,), NOT_APPLICABLE)],
)
def test_a_need_that_names_nobody_is_the_family_s(
    whose: tuple[NeedOf, ...], stands: Verdict
) -> None:
    """
    Where a measure is for the needs of some alone.
    """
    stated = Stated(CLAUSE, "crime", ("nurse",), 6, CountedFrom.ANY)
    rule = PersonWithTheNeed(CLAUSE, stated, "crime", whose)
    family = a_family(needs=[Need("F1", "", "crime", D)])
    assert verdict(rule, family, D) is stands
    assert rule.examine(family, D).verdict is stands

"""
`check_rule`: the rules of pbr keep every law, and each law finds a rule that breaks it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from attrs import evolve, frozen
from hypothesis import given, strategies as st

from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr.findings import Conclusion, Finding, Trail
from pbr.periods import Period
from pbr.records import Employment, Family, Incident, Person, Stay
from pbr.rules import Rule
from pbr.testing import check_rule, laws
from pbr.testing.laws import LAWS, Law
from pbr.verdicts import MET, NOT_MET, Verdict
from strategies import CLAUSE, EVERY_NAME, cases_for
from trails import JUDGED, MEASURED, asked

Answer = Callable[[Family, date], Trail]


@pytest.mark.thorough
@pytest.mark.parametrize("name", sorted(EVERY_NAME))
@given(data=st.data())
def test_the_rules_of_pbr_keep_every_law(name: str, data: st.DataObject) -> None:
    """
    Every rule, with whatever values, keeps every law.
    """
    rule = data.draw(EVERY_NAME[name])
    family, on = data.draw(cases_for(rule))
    for law in LAWS:
        law(rule, family, on)


def test_a_rule_that_keeps_the_laws_passes() -> None:
    """
    The rules of a plan are tried one by one, on so many examples of each law.
    """
    for rule in BRADFORD.rules():
        check_rule(rule, examples=5)


@frozen
class Broken:
    """
    A rule that breaks one law; `answer` says how it decides.
    """

    name: ClassVar[str] = "broken"

    clause = CLAUSE
    answer: Answer
    kind: str = "offence"

    def examine(self, family: Family, on: date) -> Trail:
        """
        Whatever its answer makes of the family.
        """
        return self.answer(family, on)

    def turning_days(self, _family: Family, _asked: Period) -> tuple[date, ...]:
        """
        None at all.
        """
        return ()


def finding(family: Family, verdict: Verdict, **more: Any) -> Finding:
    """
    A finding of a broken rule.
    """
    return Finding(
        asked("broken"), family.subject, JUDGED[verdict], MEASURED[verdict], **more
    )


def met_when(answer: bool, family: Family, **more: Any) -> Finding:  # noqa: FBT001
    return finding(family, MET if answer else NOT_MET, **more)


def incidents_on(family: Family, *days: date) -> Family:
    """
    The family with an offence on each of these days, and no checks.
    """
    rows: dict[str, Any] = {
        "incidents": [Incident("F1", "", "offence", day) for day in days],
        "checks": (),
    }
    return evolve(family, **rows)


def in_work(family: Family, days: int) -> Family:
    """
    The family, its adult in a job of so many days, and its child away for a session.
    """
    last = D - timedelta(30)
    job = Employment("A1", last - timedelta(days - 1), last)
    rows: dict[str, Any] = {"people": [an_adult(employment=[job]), a_pupil()]}
    return evolve(family, **rows)


#: A law, what it says, a rule that breaks it, and a family on which it does.
BROKEN: list[tuple[Law, str, Answer, Family]] = [
    (
        laws.nothing_later_is_seen,
        "something after the day changes the verdict",
        lambda family, on: met_when(
            any(row.occurred_on > on for row in family.incidents), family
        ),
        incidents_on(a_family(), D + timedelta(1)),
    ),
    (
        laws.splitting_changes_nothing,
        "splitting a spell changes the verdict",
        lambda family, _: met_when(
            sum(len(one.employment) for one in family.people) == 1, family
        ),
        in_work(a_family(), 2),
    ),
    (
        laws.better_never_fails,
        "one session more attended: met becomes not met",
        lambda family, _: met_when(
            sum(row.unauthorised for one in family.people for row in one.attendance)
            == 36,
            family,
        ),
        a_family(),
    ),
    (
        laws.better_never_fails,
        "a longer job: met becomes not met",
        lambda family, _: met_when(
            any(
                job.ended_on and (job.ended_on - job.started_on).days == 6
                for one in family.people
                for job in one.employment
            ),
            family,
        ),
        in_work(a_family(), 7),
    ),
    (
        laws.better_never_fails,
        "the latest incident removed: met becomes not met",
        lambda family, _: met_when(len(family.incidents) > 1, family),
        incidents_on(a_family(), D, D - timedelta(9)),
    ),
    (
        laws.the_trail_is_sound,
        "broken: a row is cited twice",
        lambda family, _: finding(family, MET, read=family.checks * 2),
        a_family(),
    ),
    (
        laws.the_trail_is_sound,
        "broken: cites a row that the family does not have",
        lambda family, on: finding(
            family, MET, read=(Incident("F-2", "", "offence", on),)
        ),
        a_family(),
    ),
    (
        laws.silence_never_pays,
        "something on a day nobody asked about undoes what is met",
        lambda family, _: met_when(not family.incidents, family),
        incidents_on(a_family()),
    ),
    (
        laws.nothing_turns_unsaid,
        "2017-10-31 is a turning day but was not given",
        lambda family, on: met_when(on >= D, family),
        a_family(),
    ),
]


@pytest.mark.parametrize(
    ("law", "told", "answer", "family"), BROKEN, ids=[told for _, told, *_ in BROKEN]
)
def test_each_law_finds_the_rule_that_breaks_it(
    law: Law, told: str, answer: Answer, family: Family
) -> None:
    """
    A rule that breaks one law is told by that law, in its words.
    """
    with pytest.raises(AssertionError, match=re.escape(told)):
        law(Broken(answer), family, D)


def test_a_day_that_was_asked_about_hides_nothing() -> None:
    """
    Where every day was checked, no incident is hidden.
    """
    rule = Broken(lambda family, _: finding(family, MET))
    assert list(laws.hidden_incidents(rule, a_family(), D)) == []


def test_a_member_not_yet_born_is_not_known() -> None:
    """
    As known on a day, a family is without those who came later.
    """
    later = Person(stays=[Stay("B1", "F1", D + timedelta(1))])
    rows: dict[str, Any] = {"people": [an_adult(), later]}
    known = laws.as_known_on(evolve(a_family(), **rows), D)
    assert [one.person_id for one in known.people] == ["A1"]


class Forgetful:
    """
    A rule that remembers how often it was asked: no rule may.
    """

    name = "forgetful"
    clause = CLAUSE

    def __init__(self, verdicts: list[Verdict]) -> None:
        self.verdicts = verdicts
        self.asked = 0

    def examine(self, family: Family, on: date) -> Finding:
        """
        One verdict and then the other.
        """
        self.asked += 1
        del on
        return finding(family, self.verdicts[self.asked % len(self.verdicts)])

    def turning_days(self, _family: Family, _asked: Period) -> tuple[date, ...]:
        """
        It does not say.
        """
        return ()


def test_a_rule_that_is_not_a_function_of_the_facts_is_found() -> None:
    """
    The same family must give the same trail, asked again or in another order.
    """
    says = "the order of rows changes the trail"
    with pytest.raises(AssertionError, match=says):
        laws.order_changes_nothing(Forgetful([MET, NOT_MET]), a_family(), D)
    says = "the same family on the same day has two trails"
    with pytest.raises(AssertionError, match=says):
        check_rule(Forgetful([MET, NOT_MET]))


def test_a_repeated_row_is_tried() -> None:
    """
    A rule that remembers is found by law 2 as well.
    """
    rule = Forgetful([MET, NOT_MET])
    with pytest.raises(AssertionError, match="a repeated row changes the verdict"):
        laws.repetition_changes_nothing(rule, a_family(), D)


def test_what_is_no_trail_is_found() -> None:
    """
    A rule answers with a trail, and with nothing else.
    """

    class Wrong:
        name = "wrong"
        clause = CLAUSE

        def examine(self, family: Family, on: date) -> Any:
            del family, on
            return Conclusion

    rule: Any = Wrong()
    with pytest.raises(AssertionError, match="is not a trail"):
        laws.the_trail_is_sound(rule, a_family(), D)


def test_other_families_can_be_given() -> None:
    """
    Whoever writes a rule about other facts brings families that have them.
    """
    seen = []

    def answer(family: Family, _: date) -> Finding:
        seen.append(family.family_id)
        return met_when(family.key_worker != "", family)

    ours = [(a_family(family_id="F-9", key_worker=worker), D) for worker in ("", "W-1")]
    rule: Rule = Broken(answer)
    check_rule(rule, cases=st.sampled_from(ours), examples=9)
    assert set(seen) == {"F-9"}


@pytest.mark.parametrize(("verdict", "other"), [(MET, "not met"), (NOT_MET, "met")])
def test_the_families_given_must_be_met_and_not_met(
    verdict: Verdict, other: str
) -> None:
    """
    If all families that are given have one verdict, nothing was tried.
    """
    rule = Broken(lambda family, _: finding(family, verdict))
    told = f"broken: none of the families in cases is {other}; give some"
    with pytest.raises(AssertionError, match=told):
        check_rule(rule, cases=st.just((a_family(), D)), examples=1)


def test_a_rule_that_no_made_up_family_meets_says_what_to_give() -> None:
    """
    A rule that wants a word of which pbr knows nothing is told how to say so.
    """
    rule = Broken(
        lambda family, on: met_when(
            any(
                row.kind == "arson" and row.occurred_on <= on
                for row in family.incidents
            ),
            family,
        )
    )
    told = (
        "broken: no made-up family is met, so the laws show nothing; name the words "
        "that it looks for in its fields, or in the always of its reads, or give cases= "
        "with families and days, some of them met"
    )
    with pytest.raises(AssertionError, match=re.escape(told)):
        check_rule(rule, examples=5)

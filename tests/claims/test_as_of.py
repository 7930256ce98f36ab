"""
The day on which the files were drawn up: what a claim may say, and what it changes.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from made import BRADFORD, PLANS, D, a_family, a_pupil, an_adult
from pbr.batch import Failure, decide_each, decide_one
from pbr.claims import Claim, validate
from pbr.evidence.document import as_data, as_json
from pbr.exceptions import Contradiction
from pbr.periods import ONE_DAY
from pbr.plans import Plan
from pbr.records import Benefit, Check, Employment, Family, Status
from pbr.reports.trail import as_text
from pbr.rules.completed import Completed
from pbr.testing import claims
from pbr.testing.laws import as_known_on
from pbr.verdicts import MET, NOT_MET, UNDETERMINED, Verdict
from strategies import CLAUSE

END = D + timedelta(30)


def working(ended: date | None, confirmed: date | None = None) -> Family:
    """
    A family whose adult moved off a benefit into a job of 182 days up to D, that ends
    on a day.
    """
    start = D - timedelta(181)
    benefit = Benefit("A1", "income-support", date(2017, 1, 9), start - ONE_DAY)
    adult = an_adult(
        employment=[Employment("A1", start, ended, confirmed)], benefits=[benefit]
    )
    return a_family(people=[adult, a_pupil(attendance=[])])


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        (None, UNDETERMINED),
        (D, UNDETERMINED),
        (END - ONE_DAY, UNDETERMINED),
        (END, MET),
        (END + ONE_DAY, MET),
    ],
)
def test_an_end_after_the_files_is_not_seen(
    as_of: date | None, verdict: Verdict
) -> None:
    """
    A job that ends after D pays if the files were drawn up on its last day or later.
    """
    assert validate(Claim(working(END), D, as_of), BRADFORD).verdict is verdict


@pytest.mark.parametrize("as_of", [None, D, END])
def test_an_end_on_the_day_is_seen_on_whatever_day(as_of: date | None) -> None:
    """
    A job that ended on D, or is confirmed to D, pays whenever the files were drawn up.
    """
    for family in (working(D), working(END, D), working(None, D)):
        checks = [evolve(each, checked_on=D) for each in family.checks]
        claim = Claim(evolve(family, checks=checks), D, as_of)
        assert validate(claim, BRADFORD).payable


@pytest.mark.parametrize(
    ("as_of", "refused"),
    [
        (D - ONE_DAY, True),
        (D, False),
        (date(2199, 12, 31), False),
        (date(2200, 1, 1), True),
    ],
)
def test_files_are_drawn_up_on_the_day_or_later(as_of: date, *, refused: bool) -> None:
    """
    A claim cannot speak for a day after its files.
    """
    if not refused:
        assert Claim(working(END), D, as_of).as_of == as_of
        return
    with pytest.raises(Contradiction) as raised:
        Claim(working(END), D, as_of)
    assert str(raised.value) == (
        "the files of a claim on 2017-10-31 are drawn up on that day or later, and by "
        f"2199, not on {as_of}"
    )


def test_the_day_of_the_files_is_a_date() -> None:
    """
    Text is not a day, and the message names the field.
    """
    with pytest.raises(Contradiction, match="as_of"):
        Claim(working(END), D, "2017-10-31")  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["check", "confirmation"])
def test_a_claim_cannot_know_what_was_learned_later(what: str) -> None:
    """
    A check or a confirmation after the files were drawn up is a contradiction.
    """
    if what == "check":
        check = Check("F1", ("asb",), D, D, END)
        family = a_family(checks=[check])
    else:
        family = evolve(working(None, END), checks=[])
    assert Claim(family, D, END).family_seen == family
    with pytest.raises(Contradiction) as raised:
        Claim(family, D, END - ONE_DAY)
    assert str(raised.value) == (
        f"family F1 has a check or a confirmation of {END}, after "
        f"{END - ONE_DAY}, on which its files were drawn up"
    )


def test_the_latest_word_is_the_last_of_several() -> None:
    """
    The latest of two checks and a confirmed job, whichever is on file first.
    """
    days = (D - timedelta(5), D - timedelta(9), D - timedelta(7))
    checks = [Check("F1", ("asb",), D - timedelta(30), day, day) for day in days]
    job = Employment("A1", D - timedelta(40), None, D - timedelta(6))
    family = a_family(people=[an_adult(employment=[job])], checks=checks)
    assert family.latest_word == days[0]
    assert evolve(family, checks=checks[1:]).latest_word == job.confirmed_on


def test_a_family_without_checks_or_jobs_has_no_latest_word() -> None:
    """
    Nothing was learned: the files may have been drawn up on any day from D on.
    """
    family = a_family(checks=[], people=[a_pupil()])
    assert family.latest_word is None
    assert Claim(family, D, D).as_of == D


@pytest.mark.parametrize(("as_of", "verdict"), [(END, MET), (END - ONE_DAY, NOT_MET)])
def test_an_order_whose_end_is_not_seen(as_of: date, verdict: Verdict) -> None:
    """
    A breached order that is to end after the files has no end: it counts as a breach.
    """
    done = Status("C1", "order", D - timedelta(30), D - ONE_DAY, "completed")
    breach = Status("C2", "order", D - timedelta(9), END, "breached")
    people = [a_pupil(statuses=[done]), a_pupil("C2", statuses=[breach])]
    check = Check("F1", ("order",), date(2010, 1, 1), D, D)
    claim = Claim(a_family(people=people, checks=[check]), D, as_of)
    rule = Completed(CLAUSE, "order")
    assert rule.examine(claim.family_seen, D).verdict is verdict


def test_the_day_is_beside_the_plan_in_what_is_written() -> None:
    """
    JSON and text say the day if it was given; the JSON says null if it was not.
    """
    given_, not_given = [
        validate(Claim(working(END), D, as_of), BRADFORD) for as_of in (END, None)
    ]
    assert given_.as_of == END
    assert json.loads(as_json(given_))["as_of"] == "2017-11-30"
    assert json.loads(as_json(not_given))["as_of"] is None
    lines = as_text(given_).splitlines()
    assert lines[1:4] == [
        f"plan sha256 {BRADFORD.digest}",
        "files drawn up on 30 November 2017",
        "MET: payable, employment, £800.00",
    ]
    assert "drawn up" not in "".join(as_text(not_given).splitlines()[:4])


def test_what_is_missing_without_the_day() -> None:
    """
    Without the day, it or a confirmation is missing; with one before the end, only a
    confirmation.
    """
    job = "confirmation that A1's work (built in code) went on to 31 October 2017"
    either, confirmation = [
        " ".join(as_text(validate(Claim(working(END), D, as_of), BRADFORD)).split())
        for as_of in (None, D)
    ]
    assert (
        "missing: the day on which the files were drawn up (enough if it is 30 November "
        f"2017 or later), or {job}"
    ) in either
    assert f"missing: {job}" in confirmation


def test_a_crash_keeps_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim on which a rule crashed is written with its day.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    (failed,) = decide_each([working(END)], D, BRADFORD, END)
    assert isinstance(failed, Failure)
    assert as_data(failed)["as_of"] == "2017-11-30"
    again = decide_one(working(END), D, BRADFORD)
    assert as_data(again)["as_of"] is None


@given(data=st.data(), plan=st.sampled_from(list(PLANS.values())))
def test_no_claim_sees_what_its_files_cannot(data: st.DataObject, plan: Plan) -> None:
    """
    > cutting at D every period that ends by `as_of`, and opening every one that ends
    > later, changes nothing (SPEC §10.3)
    """
    claim = data.draw(claims(plan))
    known = evolve(claim, family=as_known_on(claim.family_seen, claim.on))
    assert validate(known, plan).answer == validate(claim, plan).answer

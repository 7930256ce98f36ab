"""
What families wait for: `pbr when`, and by when things must start: `pbr plans starts`.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from hypothesis import given, settings, strategies as st

from crashing import BROKEN
from in_work import YEAR, in_work
from made import BRADFORD, PLANS, D, a_family, a_pupil, an_adult, sessions
from pbr.batch import Failure
from pbr.cli import main
from pbr.exceptions import Contradiction
from pbr.findings import Finding, NeedsCheck
from pbr.periods import ONE_DAY, plus_months
from pbr.plans import Plan
from pbr.plans.plan import Window
from pbr.records import (
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Need,
    Person,
    Score,
    Stay,
)
from pbr.reports import when as outlooks
from pbr.rules.combined import Combined
from pbr.rules.parts.words import Direction
from pbr.rules.progress import ScoreImproved
from pbr.testing import claims
from pbr.timeline.assumptions import Assume, JobGoesOn
from pbr.timeline.deadlines import last_day_to_claim, last_starts
from pbr.timeline.outlook import Outlook, outlook_of_each
from pbr.timeline.stretches import timeline
from pbr.verdicts import AT_LEAST_ONE, MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED
from strategies import CLAUSE

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = "bradford-families-first-2015"
DAYS = ("--plan", PLAN, "--from", "2017-10-31", "--until", "2018-12-31")


def run(*arguments: str | Path) -> Result:
    """What the command does with these words."""
    return CliRunner().invoke(main, [str(word) for word in arguments])


def outlook(family: Family, *words: Assume, plan: Plan = BRADFORD) -> Outlook:
    """One family's outlook for the year."""
    (found,) = outlook_of_each([family], plan, YEAR.first, YEAR.last, words)
    assert isinstance(found, Outlook)
    return found


def abouts(found: Outlook) -> list[str]:
    """What the findings that are waited for are about."""
    return [each.about for each in found.waits_for if isinstance(each, Finding)]


def test_what_a_claim_waited_for_is_what_turned() -> None:
    """
    The day before the first payable one, these were in the way, and no more the day after.
    """
    found = outlook(a_family())
    assert found.verdict is MET
    assert found.looked_at == date(2017, 7, 30)
    assert set(abouts(found)) == {"2015/16 summer"}
    assert found.leans_on == ()


def test_what_is_payable_at_once_waits_for_nothing() -> None:
    """
    Where the first day asked about is payable there is no day before to look at.
    """
    (found,) = outlook_of_each([a_family()], BRADFORD, D, D)
    assert isinstance(found, Outlook)
    assert (found.looked_at, found.waits_for) == (None, ())


def test_what_evidence_would_settle_it() -> None:
    """
    Never met but undetermined: the evidence needed on the first undetermined day.
    """
    found = outlook(a_family(checks=[]))
    assert (found.verdict, found.looked_at) == (UNDETERMINED, date(2017, 7, 8))
    assert any(isinstance(each, NeedsCheck) for each in found.waits_for)


def test_what_is_in_the_way_to_the_last() -> None:
    """
    Never met nor undetermined: the findings that weigh, on the last day.
    """
    found = outlook(a_family(key_worker=""))
    assert (found.verdict, found.looked_at) == (NOT_MET, YEAR.last)
    assert "key-worker-named" in abouts(found)
    assert found.first is None
    assert found.leans_on == ()


def test_a_claim_with_nothing_to_show_waits_for_nothing_that_weighs() -> None:
    """
    Where nothing is applicable no finding can be flipped.
    """
    needs = [Need("F1", "", what, date(2017, 1, 9)) for what in ("crime", "help")]
    family = a_family(needs=needs, incidents=[], people=[a_pupil(), an_adult()])
    young = evolve(family.people[1], stays=[evolve(family.people[1].stays[0])])
    (found,) = outlook_of_each(
        [evolve(family, people=[family.people[0], young])], BRADFORD, D, D
    )
    assert isinstance(found, Outlook)
    assert found.verdict in (MET, NOT_APPLICABLE)


def test_it_leans_on_the_job() -> None:
    """
    The first payable day under assumptions says which of them it takes.
    """
    found = outlook(in_work(), *Assume)
    (leans_on,) = found.leans_on
    assert isinstance(leans_on, JobGoesOn)
    assert found.looked_at == leans_on.to - ONE_DAY


def test_a_crash_is_one_family_s() -> None:
    """
    A rule that crashes on one family leaves the others' outlooks as they are.
    """
    families = [a_family(), a_family(family_id="F2")]
    first, second = outlook_of_each(families, BROKEN, D, D)
    assert isinstance(first, Outlook)
    assert isinstance(second, Failure)
    assert (second.family_id, second.on) == ("F2", D)


def test_bad_input_is_no_crash() -> None:
    """
    What pbr refuses is raised, and not counted as a failure.
    """
    family = a_family(needs=[Need("F1", "", "weather", D)])
    with pytest.raises(Contradiction):
        list(outlook_of_each([family], BRADFORD, D, D))


@given(data=st.data(), plan=st.sampled_from(list(PLANS.values())))
@settings(max_examples=max(settings().max_examples // 4, 2))
def test_whoever_waits_waits_for_something(data: st.DataObject, plan: Plan) -> None:
    """
    Where the first day asked about is not payable, it is said what is in the way.
    """
    family, on = attrs.astuple(data.draw(claims(plan)), recurse=False)
    since, until = plus_months(on, -2), plus_months(on, 12)
    (found,) = outlook_of_each([family], plan, since, until)
    assert isinstance(found, Outlook)
    at_once = found.first is not None and found.looked_at is None
    assert bool(found.waits_for) is not (
        at_once or (found.first is None and found.verdict is NOT_APPLICABLE)
    )
    ends = found.payable_to not in (None, until)
    assert bool(found.ends_with) is ends


def test_two_needs_of_one_problem_are_told_apart() -> None:
    """
    Two tests have one clause and one name: that of which the better score came is told,
    though the other is still in the way.
    """
    scores = [
        Score("F1", "", "star", domain, day, Fraction(value))
        for domain, day, value in (
            ("home", date(2017, 2, 1), 3),
            ("money", date(2017, 2, 1), 3),
            ("money", date(2017, 9, 1), 5),
        )
    ]
    one, other = (
        ScoreImproved(CLAUSE, "star", domain, Fraction(1), Direction.UP, 1)
        for domain in ("home", "money")
    )
    both = Combined(CLAUSE, AT_LEAST_ONE, (one, other))
    progress, employment = BRADFORD.results
    plan = evolve(BRADFORD, results=(evolve(progress, needs=(both,)), employment))
    found = outlook(a_family(scores=scores), plan=plan)
    assert found.first is not None
    assert abouts(found) == ["score-improved"]


def test_whoever_joins_may_be_what_was_waited_for() -> None:
    """
    An adult who was neutral before joining, and met from then on, is told.
    """
    joined = D.replace(month=8, day=1)
    stay = Stay("A2", "F1", date(1985, 5, 1), joined)
    off = Benefit("A2", "jobseekers-allowance", date(2016, 1, 1), date(2016, 12, 31))
    job = Employment("A2", date(2017, 1, 1), D, D)
    adult = an_adult(stays=[stay], employment=[job], benefits=[off])
    pupil = a_pupil(attendance=[sessions("C1", 2, 100, 50)])
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in ("school", "work")]
    plan = evolve(BRADFORD, results=(BRADFORD.results[1],))
    found = outlook(a_family(people=[pupil, adult], needs=needs), plan=plan)
    assert found.first is not None
    assert found.looked_at == joined - ONE_DAY
    (waited_for,) = [each for each in found.waits_for if isinstance(each, Finding)]
    assert (waited_for.subject.id, waited_for.verdict) == ("A2", NOT_APPLICABLE)


def test_with_nothing_to_show_what_is_in_the_way_is_told() -> None:
    """
    Where the evidence is neutral and nothing weighs, what is not met stands there.
    """
    needs = [Need("F1", "", "crime", D), Need("F1", "", "domestic-abuse", D)]
    family = a_family(needs=needs, incidents=[], people=[an_adult()])
    plan = evolve(BRADFORD, results=(BRADFORD.results[0],))
    (found,) = outlook_of_each([family], plan, D, D)
    assert isinstance(found, Outlook)
    assert found.verdict is NOT_MET
    assert abouts(found) == ["dependent-child"]


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"claims": [EarlierClaim("F1", "progress", D)]}, ["not claimed before"]),
        ({"left_area_on": D}, ["in-the-area"]),
        ({}, ["key-worker-named"]),
    ],
    ids=str,
)
def test_what_stands_there_for_good_is_all_that_is_told(
    changes: dict[str, Any], about: list[str]
) -> None:
    """
    Of a claim that can never be met no more is said: nobody is sent for a key worker.
    """
    family = a_family(key_worker="", **changes)
    (found,) = outlook_of_each([family], BRADFORD, D, D)
    assert isinstance(found, Outlook)
    assert abouts(found) == about
    least = "" if changes else "; the least it would take"
    text = "".join(outlooks.as_text([found]))
    assert f"  not on 31 October 2017 either{least}:\n" in text


def a_starter() -> Family:
    """A child who came of school age on 31 March 2017, with no sessions on file."""
    child = Person([Stay("C1", "F1", date(2012, 3, 1))])
    kinds = ("asb", "offence", "child-protection-plan", "child-in-need", "looked-after")
    check = Check("F1", kinds, date(2010, 1, 1), date(2019, 1, 1), date(2019, 1, 1))
    needs = [Need("F1", "", each, date(2017, 1, 9)) for each in ("school", "help")]
    return a_family(people=[an_adult(), child], checks=[check], needs=needs)


SPRING_ENDS = date(2018, 4, 1)


@pytest.mark.parametrize("until", [SPRING_ENDS, YEAR.last])
def test_nothing_can_pass_before_its_term_has_ended(until: date) -> None:
    """
    Undetermined from the first day, for want of a term to come: it could pass from the
    day on which that term ends, with the sessions of all three.
    """
    since = date(2017, 7, 10)
    (found,) = outlook_of_each([a_starter()], BRADFORD, since, until)
    assert isinstance(found, Outlook)
    first = found.timeline.first(UNDETERMINED)
    assert first is not None
    assert first.days.first == since
    assert (found.could_pass_from, found.looked_at) == (SPRING_ENDS, SPRING_ENDS)
    (enough,) = found.enough
    assert [str(term) for each in enough for term in getattr(each, "terms", ())] == [
        "2016/17 summer",
        "2017/18 autumn",
        "2017/18 spring",
    ]
    text = "".join(outlooks.as_text([found]))
    assert "  could pass from 1 April 2018 with:\n" in text


def test_where_no_term_ends_in_time_it_cannot_be_told() -> None:
    """
    Asked to the day before the term ends, no day is one on which it could pass.
    """
    days = (date(2017, 7, 10), SPRING_ENDS - ONE_DAY)
    (found,) = outlook_of_each([a_starter()], BRADFORD, *days)
    assert isinstance(found, Outlook)
    assert (found.could_pass_from, found.looked_at) == (None, days[0])
    assert found.enough == ()
    assert (
        "  cannot be told on 10 July 2017, before all of this is there:\n"
        "    - C1's 2017/18 spring, which ends on 1 April 2018, from the school\n"
    ) in "".join(outlooks.as_text([found]))


def test_any_one_of_several_ways_is_enough() -> None:
    """
    Two results wait for evidence at once: each is a line, and one is enough.
    """
    began, off = date(2017, 4, 30), date(2017, 4, 29)
    benefit = Benefit("A1", "jobseekers-allowance", date(2016, 1, 1), off)
    adult = an_adult(employment=[Employment("A1", began, None)], benefits=[benefit])
    family = a_family(people=[adult, a_pupil()], checks=[])
    (found,) = outlook_of_each([family], BRADFORD, D, D)
    assert isinstance(found, Outlook)
    assert len(found.enough) == 2
    text = "".join(outlooks.as_text([found]))
    assert "  could pass from 31 October 2017 with any one of these:\n" in text
    (data,) = json.loads("".join(outlooks.as_json([found])))
    assert {data["could_pass_from"], data["looked_at"]} == {"2017-10-31"}
    assert [len(way) for way in data["enough"]] == [len(way) for way in found.enough]
    *_, waits_for, _ = next(csv.reader(list(outlooks.as_csv([found]))[1:]))
    assert waits_for.count("; and ") == len(found.enough[1]) - 1


@pytest.mark.parametrize(
    ("until", "to"),
    [(D - ONE_DAY, D - ONE_DAY), (D, D), (D + ONE_DAY, D), (YEAR.last, D)],
    ids=str,
)
def test_the_last_payable_day(until: date, to: date) -> None:
    """
    Payable to the day of the last check, or to the last day asked about.
    """
    (found,) = outlook_of_each([a_family()], BRADFORD, date(2017, 8, 1), until)
    assert isinstance(found, Outlook)
    assert found.payable_to == to
    said = "  payable until 31 October 2017, and not on the day after:"
    assert (said in "".join(outlooks.as_text([found])).splitlines()) is (until > D)
    ends_with = ["incidents-reduced", "status-ended"] if until > D else []
    assert sorted({each.about for each in found.ends_with}) == ends_with
    (data,) = json.loads("".join(outlooks.as_json([found])))
    assert len(data["ends_with"]) == len(found.ends_with)


def test_a_claim_that_is_never_payable_has_no_last_day() -> None:
    """
    Nor has one that is payable in two results one after the other a day between them.
    """
    assert outlook(a_family(key_worker="")).payable_to is None


def test_the_columns_never_touch() -> None:
    """
    However long an id is, a space follows it.
    """
    found = outlook(a_family(family_id="F" * 20))
    line = "".join(outlooks.as_text([found])).splitlines()[1]
    assert line.split()[:2] == ["F" * 20, "2017-07-31"]


# The command


def test_when_in_full() -> None:
    """
    One family: the day, the result, what it waits for, what was assumed; a count.
    """
    ran = run("when", EXAMPLES / "bradford-example-two", *DAYS, "--assume", "jobs")
    assert (ran.exit_code, ran.output) == (
        0,
        """\
family        first payable   result                pays
BX2           2018-04-01      employment            £800.00
  not yet on 31 March 2018:
    - BX2-A, employed consecutively: 181 days of work in a row from 2 October
        2017 to 31 March 2018, after a benefit began on 24 April 2017, 182
        needed: 1 day short
  assumed:
    - BX2-A's work (employment.csv:2) goes on, and is confirmed to 1 April 2018

payable on the first day           0
payable later                      1
not met                            0
undetermined                       0
not applicable                     0
error                              0
families in                        1
""",
    )


def test_when_nothing_is_assumed() -> None:
    """
    Without the job going on: from when it could pass, and with which evidence.
    """
    ran = run("when", EXAMPLES / "bradford-example-two", *DAYS)
    assert (
        """\
BX2           undetermined
  could pass from 1 April 2018 with:
    - confirmation that BX2-A's work (employment.csv:2) went on to 1 April 2018,
        from the employer or DWP
"""
        in ran.output
    )


@pytest.mark.parametrize("words", [(), ("jobs", "checks", "attendance")])
def test_when_adds_up_in_80_columns(words: tuple[str, ...]) -> None:
    """
    Every family is counted once, and no line is too long for a screen.
    """
    assume = [part for word in words for part in ("--assume", word)]
    ran = run("when", EXAMPLES / "forty-families", *DAYS, *assume)
    assert max(len(line) for line in ran.output.splitlines()) <= 80
    counts = [int(line.split()[-1]) for line in ran.output.splitlines()[-7:]]
    assert sum(counts[:-1]) == counts[-1] == 40


def test_when_says_the_day_that_validate_pays() -> None:
    """
    The claim is paid by `pbr validate` on the day, and not on the day before.
    """
    folder = EXAMPLES / "forty-families"
    ran = run("when", folder, *DAYS, "--format", "csv")
    rows = [
        row
        for row in csv.DictReader(io.StringIO(ran.output))
        if row["first_payable"] > "2017-10-31"
    ]
    assert rows
    for row in rows:
        day = date.fromisoformat(row["first_payable"])
        paid = [
            run(
                "validate",
                folder,
                "--plan",
                PLAN,
                "--on",
                on,
                "--family",
                row["family"],
                "--format",
                "csv",
            )
            .output.splitlines()[1]
            .split(",")[4:7]
            for on in (day.isoformat(), (day - ONE_DAY).isoformat())
        ]
        assert paid == [["yes", row["result"], row["amount"]], ["no", "", "0.00"]]


def test_when_as_json() -> None:
    """
    The stretches follow each other from the first day to the last; keys are sorted.
    """
    ran = run("when", EXAMPLES / "forty-families", *DAYS, "--format", "json")
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    assert len(found) == 40
    for each in found:
        assert list(each) == sorted(each)
        stretches = each["stretches"]
        assert stretches[0]["from"] == each["from"] == "2017-10-31"
        assert stretches[-1]["to"] == each["until"] == "2018-12-31"
        met = [one["from"] for one in stretches if one["verdict"] == "met"]
        assert each["first_payable"] == (met[0] if met else None)


def test_when_as_json_says_what_it_leans_on() -> None:
    """
    What is assumed is data, with its words beside it.
    """
    arguments = (*DAYS, "--assume", "jobs", "--format", "json")
    (found,) = json.loads(
        run("when", EXAMPLES / "bradford-example-two", *arguments).output
    )
    (leans_on,) = found["leans_on"]
    assert (leans_on["kind"], leans_on["to"]) == ("JobGoesOn", "2018-04-01")
    assert leans_on["says"] == (
        "BX2-A's work (employment.csv:2) goes on, and is confirmed to 1 April 2018"
    )
    (waits_for,) = found["waits_for"]
    assert (waits_for["kind"], waits_for["reason"]) == ("Finding", "short")


def test_when_of_one_family_and_none() -> None:
    """
    --family asks about one; a folder without families is an empty list.
    """
    ran = run(
        "when",
        EXAMPLES / "forty-families",
        *DAYS,
        "--family",
        "INV-05",
        "--format",
        "csv",
    )
    assert [line.split(",")[0] for line in ran.output.splitlines()] == [
        "family",
        "INV-05",
    ]
    assert "".join(outlooks.as_json([])) == "[\n]\n"


def test_when_says_what_it_noticed(tmp_path: Path) -> None:
    """
    What is odd in the files is told after the table, or on the error stream.
    """
    row = "F1,2017-01-09\n"
    (tmp_path / "families.csv").write_text(f"family_id,attached_on\n{row}{row}")
    (tmp_path / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,1985-05-01\n"
    )
    noticed = "noticed: families.csv"
    in_text = run("when", tmp_path, *DAYS)
    assert in_text.stdout.splitlines()[-1].startswith(noticed)
    as_csv = run("when", tmp_path, *DAYS, "--format", "csv")
    assert as_csv.stderr.startswith(noticed)
    assert noticed not in as_csv.stdout


def test_when_backwards_is_refused() -> None:
    """
    A last day before the first is bad input.
    """
    ran = run(
        "when",
        EXAMPLES / "bradford-example-two",
        "--plan",
        PLAN,
        "--from",
        "2018-01-01",
        "--until",
        "2017-12-31",
    )
    assert (ran.exit_code, ran.output) == (
        2,
        "a period from 2018-01-01 cannot end before, on 2017-12-31\n",
    )


def test_a_failure_is_told_in_every_form() -> None:
    """
    A family on which a rule crashed has a line in the text, the CSV and the JSON.
    """
    failed = Failure("F2", BRADFORD, D, ZeroDivisionError("by nought"))
    text = "".join(outlooks.as_text([failed]))
    assert "ERROR  family F2 could not be decided: ZeroDivisionError: by nought" in text
    assert f"error{1:>31}" in text
    (_, line) = outlooks.as_csv([failed])
    assert line == (
        f"F2,{PLAN},2017-10-31,,error,,,,0.00,ZeroDivisionError: by nought,\n"
    )
    assert outlooks.as_data(failed) == {
        "family": "F2",
        "plan": PLAN,
        "error": "ZeroDivisionError: by nought",
    }


def test_each_assumption_in_words() -> None:
    """
    The sessions that are returned, and what is not recorded, are told with their days.
    """
    plan = ("--plan", PLAN, "--from", "2017-01-31", "--until", "2018-12-31")
    assume = ("--assume", "checks", "--assume", "attendance")
    said = run("when", EXAMPLES / "forty-families", *plan, *assume).output
    assert "no more offence is recorded from 1 November 2017, and it is checked" in said
    arguments = (*plan, *assume, "--format", "json")
    found = json.loads(run("when", EXAMPLES / "forty-families", *arguments).stdout)
    words = [one["says"] for each in found for one in each["assumed"]]
    assert (
        "INV-05-C's 2017/18 autumn is returned: 108 of 110 sessions attended" in words
    )


# Last starts


def test_last_starts_in_full() -> None:
    """
    By when each thing must start to be met by Bradford's last day.
    """
    ran = run("plans", "starts", PLAN, "--by", "2020-06-01")
    assert (ran.exit_code, ran.output) == (
        0,
        """\
bradford-families-first-2015: to be met by 31 March 2020, at best
  - crime, incidents reduced: the family is attached by 1 October 2019
  - school, attended each term: the terms counted begin by 1 January 2019
  - help, status ended: the months counted begin by 1 October 2019
  - work, employed consecutively: work begins by 2 October 2019
  - domestic abuse, incidents reduced: the family is attached by 1 October 2019
  - health, score improved: the better score is given by 31 March 2020
  - progress, attended each term: the terms counted begin by 1 January 2019
""",
    )


def test_no_claim_is_taken_before_the_plan() -> None:
    """
    On the first day of the plan a claim is taken; by the day before none is.
    """
    ran = run("plans", "starts", PLAN, "--by", "2014-08-31")
    assert ran.output == f"{PLAN}: no claim is taken by then\n"
    assert last_starts(BRADFORD, date(2014, 8, 31)) == ()
    assert last_day_to_claim(BRADFORD, date(2014, 9, 1)) == date(2014, 9, 1)


def test_the_last_day_to_claim_is_in_a_window() -> None:
    """
    With claim windows it is the last day of the latest that has begun.
    """
    windows = (
        Window(date(2016, 1, 1), date(2016, 2, 1), CLAUSE),
        Window(date(2016, 7, 1), date(2016, 8, 1), CLAUSE),
        Window(date(2020, 3, 1), date(2021, 1, 1), CLAUSE),
    )
    plan = evolve(BRADFORD, windows=windows)
    said = {
        by: last_day_to_claim(plan, by)
        for by in (
            date(2015, 12, 31),
            date(2016, 1, 15),
            date(2016, 6, 30),
            date(2016, 7, 1),
            date(2017, 1, 1),
            date(2020, 12, 31),
        )
    }
    assert list(said.values()) == [
        None,
        date(2016, 1, 15),
        date(2016, 1, 31),
        date(2016, 7, 1),
        date(2016, 7, 31),
        date(2020, 3, 31),
    ]


def test_a_window_from_before_the_plan_takes_claims_from_its_first_day() -> None:
    """
    A claim window that opens before the plan does is closed until the plan is in force.
    """
    since = BRADFORD.since
    window = Window(since - ONE_DAY * 30, date(2016, 2, 1), CLAUSE)
    plan = evolve(BRADFORD, windows=(window,))
    assert last_day_to_claim(plan, since - ONE_DAY) is None
    assert last_day_to_claim(plan, since) == since


def test_days_on_which_no_claim_is_made_are_refused() -> None:
    """
    Days before 1900 or after 2199 are a slip of the pen.
    """
    for since, until in (
        (date(1899, 12, 31), D),
        (D, date(2200, 1, 1)),
    ):
        with pytest.raises(Contradiction) as refused:
            outlook_of_each([], BRADFORD, since, until)
        assert str(refused.value) == (
            f"claims are made between 1900 and 2199, not from {since} to {until}"
        )
    for day in (date(1900, 1, 1), date(2199, 12, 31)):
        assert timeline(a_family(), BRADFORD, day, day).on(day).verdict is NOT_MET


@pytest.mark.parametrize("name", PLANS)
def test_every_plan_has_last_starts(name: str) -> None:
    """
    Each plan that comes with pbr says by when, and no start is after the deadline.
    """
    found = last_starts(PLANS[name], date(2030, 1, 1))
    assert found
    assert all(each.last <= each.by == PLANS[name].last_day for each in found)

"""
The chase list and the margin ledger, as text and as CSV; and their commands.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner, Result
from hypothesis import given, strategies as st

from made import BRADFORD, PLANS, D, a_family, a_pupil, an_adult, sessions
from pbr import cli
from pbr.claims import Claim, Decision, validate
from pbr.findings import Finding, Reason
from pbr.plans import Plan
from pbr.records import (
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Incident,
    Need,
    Person,
    Status,
    Stay,
)
from pbr.reports import chase as chasing, margins as ledger
from pbr.reports.chase import Chase, chased, holders_of, rule_of
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Assessed, Planned
from pbr.rules.parts.words import CountedFrom
from pbr.testing import claims
from pbr.verdicts import MET, NOT_MET
from strategies import CLAUSE

FORTY = Path(__file__).parents[2] / "examples" / "forty-families"
ON = ("--plan", "bradford-families-first-2015", "--on", "2017-10-31")


def decide(**changes: Any) -> Decision:
    """
    The claim of the family that Bradford pays, with changes.
    """
    return validate(Claim(a_family(**changes), D), BRADFORD)


def chase_text(decisions: list[Decision]) -> str:
    """
    The chase list of some claims, to be read.
    """
    return "".join(chasing.as_text(chasing.rows(decisions)))


def margins_text(decisions: list[Decision]) -> str:
    """
    The margin ledger of some claims, to be read.
    """
    return "".join(ledger.as_text(ledger.rows(decisions)))


def short(missed: int) -> Decision:
    """
    The claim of a family whose pupil missed so many of 120 sessions in the autumn.
    """
    rows = [sessions("C1", n, 120, missed if n == 0 else 0) for n in range(3)]
    return decide(people=[an_adult(), a_pupil(attendance=rows)])


def test_the_chase_list_is_by_holder_the_smallest_sets_first() -> None:
    """
    Whoever holds it is a heading; what would do alone stands before what would not.
    """
    text = chase_text([decide(checks=[]), short(17), decide(key_worker="")])
    assert [line for line in text.splitlines() if line and line[0] != " "] == [
        "children's social care",
        "nobody: nothing of it is on file yet",
        "the key worker",
        "the police or the council's community safety team",
        "the police or the youth offending team",
        "the school",
    ]
    assert (
        "the school\n"
        "  F1 (alone): C1, 2016/17 autumn: 103 of 120 sessions, 108 needed: 5 short; it\n"
        "      would be met with 5 sessions re-marked present, if a source says so\n"
    ) in text


def test_what_several_hold_between_them_stands_under_each() -> None:
    """
    A check of two kinds is asked of each holder for its own kind; an event of both.
    """
    days = "9 July 2016 to 8 January 2017, 1 May 2017 to 31 October 2017"
    unchecked = {
        each.holder: each.what
        for each in chased(decide(checks=[]))
        if each.holder.startswith("the police")
    }
    assert unchecked == {
        "the police or the youth offending team": f"a check of offence for {days}",
        "the police or the council's community safety team": (
            f"a check of asb for {days}"
        ),
    }
    more = [Incident("F1", "C1", "asb", D.replace(month=9, day=n)) for n in (1, 2, 3)]
    found = decide(incidents=[*a_family().incidents, *more])
    told = [each for each in chased(found) if each.holder.startswith("the police")]
    assert [each.kind for each in told] == ["event", "event"]
    assert len({each.holder for each in told}) == 2
    assert len({each.what for each in told}) == 1


def test_what_is_half_of_what_is_needed_is_not_alone() -> None:
    """
    Two holders each have a half of one check: each line says that it is one of two.
    """
    kinds = ("child-protection-plan", "child-in-need", "looked-after")
    check = Check("F1", kinds, date(2010, 1, 1), D, D)
    found = list(chased(decide(checks=[check], people=[a_pupil()])))
    assert [(each.kind, each.smallest_set) for each in found] == [("evidence", 2)] * 2


def test_a_term_still_to_come_is_asked_of_nobody() -> None:
    """
    It is no evidence that anybody has: it comes with the days.
    """
    child = Person([Stay("C1", "F1", date(2012, 3, 1))])
    needs = [Need("F1", "", each, D.replace(month=1)) for each in ("school", "help")]
    found = list(chased(decide(people=[child], needs=needs)))
    (term,) = [each for each in found if "which ends on" in each.what]
    assert (term.holder, term.kind) == ("nobody: it comes with the days", "event")


@pytest.mark.parametrize(
    ("changes", "holder", "what"),
    [
        (
            {"left_area_on": D},
            "nobody: nothing would do",
            "in the area: 31 October 2017: left the area",
        ),
        (
            {"claims": [EarlierClaim("F1", "progress", D)]},
            "nobody: nothing would do",
            "not claimed before: 31 October 2017: a result is already claimed",
        ),
    ],
    ids=str,
)
def test_no_claim_that_is_not_met_is_without_a_line(
    changes: dict[str, Any], holder: str, what: str
) -> None:
    """
    What stands in the way for good is told, so that no family vanishes from the list.
    """
    first, *_ = chased(decide(people=[a_pupil()], **changes))
    assert (first.holder, first.kind, first.what) == (holder, "none", what)
    assert chase_text([first.decision]) == f"{holder}\n  F1: {what}\n"


@given(data=st.data(), plan=st.sampled_from(list(PLANS.values())))
def test_every_claim_but_those_that_are_met_is_on_the_list(
    data: st.DataObject, plan: Plan
) -> None:
    """
    A claim has a line, each once, unless it is met; and then it has none.
    """
    decision = validate(data.draw(claims(plan)), plan)
    found = [(each.holder, each.kind, each.what) for each in chased(decision)]
    assert bool(found) is (decision.verdict is not MET)
    assert len(found) == len(set(found))


def test_evidence_stands_before_events_of_the_same_holder() -> None:
    """
    Under one holder and for sets of one size, what is missing comes first.
    """
    evidence = Chase("the school", short(12), 1, "evidence", "z")
    event = Chase("the school", short(12), 1, "event", "a")
    more = Chase("the school", short(12), 2, "evidence", "a")
    found = sorted([more, event, evidence], key=lambda each: each.order)
    assert found == [evidence, event, more]


def test_a_status_is_known_by_whoever_holds_it() -> None:
    """
    That a child is still looked after is the social care team's to say.
    """
    child = a_pupil(statuses=[Status("C1", "looked-after", D.replace(year=2016))])
    found = list(chased(decide(people=[an_adult(), child])))
    assert [each.holder for each in found if each.what.startswith("status ended")] == [
        "children's social care"
    ]


def test_nobody_holds_what_comes_with_the_days() -> None:
    """
    Six months that are not yet over are waited for, and nobody is asked.
    """
    found = list(chased(decide(attached_on=D.replace(month=5, day=2))))
    assert [each.holder for each in found if "too early" in each.what] == [
        "nobody: it comes with the days"
    ]


def test_a_job_that_goes_on_needs_days_to_come() -> None:
    """
    A job not ended is told apart from one that was too short: nothing is wrong with it.
    """
    began = D.replace(month=5, day=4)
    off = Benefit("A1", "income-support", D.replace(year=2015), began - timedelta(1))

    def told(ended: date | None) -> list[str]:
        job = Employment("A1", began, ended, D)
        adult = an_adult(employment=[job], benefits=[off])
        needs = [Need("F1", "A1", "work", D), Need("F1", "", "crime", D)]
        found = decide(people=[adult, a_pupil()], needs=needs)
        return [each.what.rpartition("; ")[2] for each in chased(found)]

    assert told(None) == ["it would be met with 1 more day of the same work, confirmed"]
    assert told(D) == [
        "it would be met with 1 more day in the same run, if a source says so"
    ]


def test_the_chase_list_has_a_line_for_each_thing() -> None:
    """
    Holder, family, verdict, size of the smallest set, evidence or event, what.
    """
    found = chasing.rows([decide(key_worker="")])
    header, first, *_ = chasing.as_csv(found)
    assert header == "holder,family,claim,smallest_set,kind,what\n"
    assert first == (
        "the key worker,F1,not_met,1,event,key worker named: not on record\n"
    )
    data = json.loads("".join(chasing.as_json(found)))
    assert data == [
        {
            "holder": "the key worker",
            "family": "F1",
            "claim": "not_met",
            "smallest_set": 1,
            "kind": "event",
            "what": "key worker named: not on record",
        }
    ]


def test_where_nothing_is_waited_for_it_says_so() -> None:
    """
    A claim that is met is not chased.
    """
    found = chasing.rows([decide()])
    assert chase_text([decide()]) == "nothing is waited for\n"
    assert list(chasing.as_csv(found)) == [
        "holder,family,claim,smallest_set,kind,what\n"
    ]
    assert list(chasing.as_json(found)) == ["[]\n"]


@pytest.mark.parametrize("on_file", [True, False])
def test_a_job_without_benefits_before_it_says_so(on_file: bool) -> None:  # noqa: FBT001 - a case
    """
    Where no out-of-work benefit is on file, days alone would not do.
    """
    began = D - timedelta(99)
    off = Benefit("A1", "income-support", D.replace(year=2015), began - timedelta(1))
    job = Employment("A1", began, None, D)
    adult = an_adult(employment=[job], benefits=[off] if on_file else [])
    found = decide(people=[adult, a_pupil()], needs=[Need("F1", "A1", "work", D)])
    (told,) = [each.what for each in chased(found) if "days of work" in each.what]
    assert ("; and no out-of-work benefit is on file" in told) is not on_file
    assert ("it would be met with 82 more days" in told) is on_file


@pytest.mark.parametrize("job", [True, False])
def test_work_of_which_nothing_is_on_file_is_asked_of_nobody(job: bool) -> None:  # noqa: FBT001 - a case
    """
    An adult without a job or benefit on file has nobody who could know of either.
    """
    jobs = [Employment("A1", D, None, D)] if job else []
    adult = an_adult(employment=jobs)
    rows = [sessions("C1", n, 120, 60) for n in range(3)]
    found = decide(people=[adult, a_pupil(attendance=rows)])
    (told,) = [each for each in chased(found) if "of work" in each.what]
    assert told.holder == (
        "the employer or DWP" if job else "nobody: nothing of it is on file yet"
    )


def test_work_in_all_is_the_employers_or_dwps() -> None:
    """
    Each rule about work is asked of the employer or DWP, whatever its clause.
    """
    for rule in (
        EmployedWithin(CLAUSE, 26, 30, (), CountedFrom.ANY),
        EmployedConsecutively(CLAUSE, 26, 0, (), CountedFrom.ANY),
    ):
        progress, _ = BRADFORD.results
        plan = evolve(BRADFORD, results=(evolve(progress, needs=(rule,)),))
        finding = Finding(CLAUSE, rule.name, a_family().subject, NOT_MET, Reason.SHORT)
        assert holders_of(finding, plan) == ("the employer or DWP",)


def test_of_two_rules_with_one_clause_it_is_the_one_that_it_names() -> None:
    """
    A finding called by its rule is of that rule; one called by a term, of the first.
    """
    rules = (Planned(CLAUSE), Assessed(CLAUSE))
    progress, _ = BRADFORD.results
    plan = evolve(BRADFORD, results=(evolve(progress, needs=rules),))
    subject = a_family().subject
    for about, rule in (("assessed", rules[1]), ("2016/17 autumn", rules[0])):
        finding = Finding(CLAUSE, about, subject, NOT_MET, Reason.SHORT)
        assert rule_of(finding, plan) is rule


def test_a_count_of_domestic_abuse_is_not_chased() -> None:
    """
    Nobody is told to have fewer incidents of domestic abuse; the family is not hidden.
    """
    rows = [
        Incident("F1", "C1", "domestic-abuse", D.replace(year=year, month=9, day=day))
        for year, day in ((2016, 1), (2017, 1), (2017, 2))
    ]
    needs = [Need("F1", "", name, D) for name in ("domestic-abuse", "help")]
    found = list(chased(decide(incidents=rows, needs=needs, people=[a_pupil()])))
    assert [(each.holder, each.what) for each in found] == [
        ("nobody: no advice is given", "a count of incidents")
    ]


def test_a_finding_of_no_rule_is_the_key_workers() -> None:
    """
    That no result was claimed is no rule's finding.
    """
    decision = validate(Claim(a_family(), BRADFORD.before), BRADFORD)
    (claimable,) = [p for p in decision.trail.parts if p.about == "claimable"]
    parts: Any = claimable
    not_claimed = parts.parts[-1]
    assert rule_of(not_claimed, BRADFORD) is None
    assert holders_of(not_claimed, BRADFORD) == ("the key worker",)


def test_the_margin_ledger_tells_those_just_short_and_those_just_there() -> None:
    """
    One unit short first, then those with nothing to spare.
    """
    assert margins_text([short(13)]) == (
        "one unit short\n"
        "  F1: C1, 2016/17 autumn: 107 of 120 sessions, 108 needed: 1 short  (decisive)\n"
    )
    assert margins_text([short(12)]) == (
        "with nothing to spare\n"
        "  F1: C1, 2016/17 autumn: 108 of 120 sessions, 108 needed  (decisive)\n"
    )
    assert margins_text([short(0)]) == "no claim is within one unit of a line\n"


def test_a_close_call_that_changes_nothing_is_moot() -> None:
    """
    Where another term is 5 short, one session more in this one would not do alone.
    """
    rows = [sessions("C1", n, 120, missed) for n, missed in enumerate((17, 12, 0))]
    far = decide(people=[an_adult(), a_pupil(attendance=rows)])
    assert margins_text([far]) == (
        "with nothing to spare\n"
        "  F1: C1, 2016/17 spring: 108 of 120 sessions, 108 needed\n"
    )
    (only,) = ledger.rows([far])
    assert only.cells[4] == "moot"


def test_the_margin_ledger_as_csv_and_json() -> None:
    """
    Family, verdict, units to spare, of what, its weight, and the finding.
    """
    found, says = ledger.rows([short(13)]), "C1, 2016/17 autumn: 107 of 120 sessions, "
    assert "".join(ledger.as_csv(found)) == (
        "family,claim,spare,unit,weight,finding\n"
        f'F1,not_met,-1,sessions,decisive,"{says}108 needed: 1 short"\n'
    )
    assert json.loads("".join(ledger.as_json(found))) == [
        {
            "family": "F1",
            "claim": "not_met",
            "spare": -1,
            "unit": "sessions",
            "weight": "decisive",
            "finding": f"{says}108 needed: 1 short",
        }
    ]


def run(*arguments: object) -> Result:
    """
    What the command does.
    """
    return CliRunner().invoke(cli.main, [str(word) for word in arguments])


def test_the_commands_read_a_folder() -> None:
    """
    `pbr chase` and `pbr margins` decide a folder, as text or as CSV.
    """
    for command, first in (("chase", "DWP"), ("margins", "one unit short")):
        assert run(command, FORTY, *ON).output.startswith(f"{first}\n")
        table = run(command, FORTY, *ON, "--format", "csv")
        assert table.exit_code == 0
        assert "family,claim," in table.output.splitlines()[0]


def test_the_commands_can_ask_about_one_family(tmp_path: Path) -> None:
    """
    --family chooses, --out holds what would be printed, and JSON is a list.
    """
    for command in ("chase", "margins"):
        asked = (command, FORTY, *ON, "--family", "INV-21", "--format", "json")
        out = tmp_path / f"{command}.json"
        printed = run(*asked).stdout
        assert {each["family"] for each in json.loads(printed)} == {"INV-21"}
        assert run(*asked, "--out", out).output == ""
        assert out.read_text("utf-8") == printed


def test_a_crash_is_told_beside_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A claim on which pbr crashes is on neither list, and told.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise RuntimeError(message)

    monkeypatch.setattr("pbr.batch.validate", crash)
    ran = run("margins", FORTY, *ON, "--family", "INV-21")
    assert ran.stdout == "no claim is within one unit of a line\n"
    said = "ERROR  family INV-21 could not be decided: RuntimeError: a bug\n"
    assert ran.stderr == said


def test_the_commands_refuse_what_cannot_be_read(tmp_path: Path) -> None:
    """
    A folder that is no case folder is told plainly, with exit status 2.
    """
    assert run("chase", tmp_path / "gone", *ON).exit_code == 2
    assert run("margins", tmp_path / "gone", *ON).exit_code == 2

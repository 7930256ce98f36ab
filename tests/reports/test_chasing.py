"""
The chase list and the margin ledger, as text and as CSV; and their commands.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from made import BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr import cli
from pbr.claims import Claim, Decision, validate
from pbr.records import Incident, Need
from pbr.reports.chasing import (
    chase_csv,
    chase_text,
    chased,
    margins_csv,
    margins_text,
    rule_of,
)

FORTY = Path(__file__).parents[2] / "examples" / "forty-families"
ON = ("--plan", "bradford-families-first-2015", "--on", "2017-10-31")


def decide(**changes: Any) -> Decision:
    """
    The claim of the family that Bradford pays, with changes.
    """
    return validate(Claim(a_family(**changes), D), BRADFORD)


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
        "the employer or DWP",
        "the key worker",
        "the police or the youth offending team and the police or the council's "
        "community safety team",
        "the school",
    ]
    assert (
        "the school\n"
        "  F1 (alone): C1, 2016/17 autumn: 103 of 120 sessions, 108 needed: 5 short; "
        "it would be met with 5 sessions re-marked present, if a source says so\n"
    ) in text


def test_the_chase_list_as_csv_has_a_line_for_each_thing() -> None:
    """
    Holder, family, verdict, size of the smallest set, evidence or event, what.
    """
    header, first, *_ = chase_csv([decide(key_worker="")]).splitlines()
    assert header == "holder,family,claim,smallest_set,kind,what"
    assert first == (
        "the key worker,F1,not_met,1,event,key worker named: not on record"
    )


def test_where_nothing_is_waited_for_it_says_so() -> None:
    """
    A claim that is met is not chased.
    """
    assert chase_text([decide()]) == "nothing is waited for\n"
    assert chase_csv([decide()]).count("\n") == 1


def test_a_count_of_domestic_abuse_is_not_chased() -> None:
    """
    Nobody is told to have fewer incidents of domestic abuse.
    """
    rows = [
        Incident("F1", "A1", "domestic-abuse", D.replace(year=year, month=9, day=day))
        for year, day in ((2016, 1), (2017, 1), (2017, 2))
    ]
    needs = [Need("F1", "", name, D) for name in ("domestic-abuse", "help")]
    found = list(chased(decide(incidents=rows, needs=needs)))
    assert not [each for each in found if "domestic" in each.what]


def test_a_finding_of_no_rule_is_called_by_itself() -> None:
    """
    That the plan is in force is no rule's finding.
    """
    decision = validate(Claim(a_family(), BRADFORD.before), BRADFORD)
    (claimable,) = [p for p in decision.trail.parts if p.about == "claimable"]
    in_force: Any = claimable
    assert rule_of(in_force.parts[0], BRADFORD) in {"in force", "in-the-area"}
    assert rule_of(in_force.parts[-1], BRADFORD) == "not claimed before"


def test_the_margin_ledger_tells_those_just_short_and_those_just_there() -> None:
    """
    One unit short first, then those with nothing to spare.
    """
    assert margins_text([short(13)]) == (
        "one unit short\n"
        "  F1: C1, 2016/17 autumn: 107 of 120 sessions, 108 needed: 1 short\n"
    )
    assert margins_text([short(12)]) == (
        "with nothing to spare\n"
        "  F1: C1, 2016/17 autumn: 108 of 120 sessions, 108 needed\n"
    )
    assert margins_text([short(0)]) == "no claim is within one unit of a line\n"


def test_the_margin_ledger_as_csv() -> None:
    """
    Family, verdict, units to spare, of what, and the finding.
    """
    assert margins_csv([short(13)]) == (
        "family,claim,spare,unit,finding\n"
        'F1,not_met,-1,sessions,"C1, 2016/17 autumn: 107 of 120 sessions, 108 needed: '
        '1 short"\n'
    )


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


def test_the_commands_refuse_what_cannot_be_read(tmp_path: Path) -> None:
    """
    A folder that is no case folder is told plainly, with exit status 2.
    """
    assert run("chase", tmp_path / "gone", *ON).exit_code == 2
    assert run("margins", tmp_path / "gone", *ON).exit_code == 2

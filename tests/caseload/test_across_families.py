"""
What only shows across families: each kind of flag, with and without, the same from both sides.
"""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import given, strategies as st

from made import BRADFORD, D, a_family, a_pupil, an_adult
from pbr import cli
from pbr.batch import Failure, decide_one
from pbr.caseload.across_families import flags_across, with_flags
from pbr.claims import Claim, Decision, Flag, FlagKind, Oddity, validate
from pbr.evidence.document import as_data
from pbr.exceptions import Contradiction
from pbr.plans.plan import Window
from pbr.records import EarlierClaim, Family, Person, Stay, Subject, SubjectKind
from pbr.reports import wording
from pbr.reports.trail import as_text
from pbr.testing import families
from strategies import CLAUSE

FORTY_FAMILIES = Path(__file__).parents[2] / "examples" / "forty-families"
ONE_DAY = timedelta(days=1)
MAY = date(2017, 5, 1)


def a_member(person_id: str, family_id: str, **stay: Any) -> Person:
    """
    A person with one stay in a family.
    """
    return Person(stays=[Stay(person_id, family_id, date(1985, 5, 1), **stay)])


def a_house(family_id: str, *people: Person, **changes: Any) -> Family:
    """
    A family of these people.
    """
    fields: dict[str, Any] = {"people": people, "attached_on": MAY, **changes}
    return Family(family_id, **fields)


def signs(*found: Family, plan: Any = BRADFORD) -> dict[str, list[FlagKind | Oddity]]:
    """
    The kind of each flag of each family, when they are compared; an oddity by itself.
    """
    flags = flags_across([Claim(family, D) for family in found], plan)
    return {
        family_id: [flag.oddity or flag.kind for flag in theirs]
        for family_id, theirs in flags.items()
    }


def test_a_family_by_itself_has_no_flags() -> None:
    """
    A family that shares nobody and was not claimed for is not flagged.
    """
    assert signs(a_family(), a_house("F2", a_member("B1", "F2"))) == {}


@pytest.mark.parametrize(
    ("left", "joined", "flagged"),
    [(MAY, MAY, True), (MAY, MAY + ONE_DAY, False), (None, D, True)],
)
def test_one_person_in_two_families_on_one_day(
    left: date | None,
    joined: date,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    In both on one day flags both; gone the day before is a move.
    """
    one = a_house("F1", a_member("A1", "F1", left_on=left))
    other = a_house("F2", a_member("A1", "F2", joined_on=joined))
    expected = [FlagKind.IN_TWO_FAMILIES] if flagged else []
    assert signs(one, other) == ({"F1": expected, "F2": expected} if expected else {})


def test_a_day_in_both_that_is_still_to_come_is_not_flagged() -> None:
    """
    What is after the day of the claim is not known.
    """
    one = a_house("F1", a_member("A1", "F1"))
    other = a_house("F2", a_member("A1", "F2", joined_on=D + ONE_DAY))
    assert signs(one, other) == {}


def test_a_person_of_a_family_claimed_for_is_flagged_in_the_next() -> None:
    """
    Moved, and claimed for before: both are flagged, with both stays and the claim.
    """
    earlier = EarlierClaim("F1", "progress", MAY)
    one = a_house("F1", a_member("A1", "F1", left_on=MAY), claims=[earlier])
    other = a_house("F2", a_member("A1", "F2", joined_on=D))
    found = flags_across([Claim(one, D), Claim(other, D)], BRADFORD)
    stays = (*one.people[0].stays, *other.people[0].stays)
    expected = Flag(
        FlagKind.CLAIMED_ELSEWHERE,
        one.people[0].subject,
        ("F1", "F2"),
        (*stays, earlier),
    )
    assert found == {"F1": (expected,), "F2": (expected,)}
    for day, flagged in ((D, True), (D + ONE_DAY, False)):
        late = evolve(one, claims=[evolve(earlier, claimed_on=day)])
        assert bool(signs(late, other)) is flagged


def test_a_family_under_a_new_id_is_flagged() -> None:
    """
    Two people who are all of one family, and are in another: one family, two ids.
    """
    one = a_house(
        "F1", a_member("A1", "F1", left_on=MAY), a_member("A2", "F1", left_on=MAY)
    )
    again = [a_member(who, "F2", joined_on=D) for who in ("A1", "A2")]
    assert signs(one, a_house("F2", *again, a_member("A3", "F2"))) == {
        "F1": [FlagKind.NEW_IDS],
        "F2": [FlagKind.NEW_IDS],
    }
    third = a_member("A4", "F1", left_on=MAY)
    more = a_house("F1", *one.people, third)
    assert signs(more, a_house("F2", *again, a_member("A3", "F2"))) == {}
    assert signs(more, a_house("F2", again[0])) == {}


def test_one_family_twice_in_a_batch_is_flagged() -> None:
    """
    Two claims for one family in one batch are one flag, with both rows.
    """
    family = a_family()
    found = flags_across([Claim(family, D), Claim(family, D)], BRADFORD)
    rows = (family, family)
    twice = Flag(FlagKind.TWICE_IN_THE_BATCH, family.subject, ("F1",), rows)
    assert found == {"F1": (twice,)}


@pytest.mark.parametrize(
    ("claimed", "attached", "odd"),
    [
        (MAY, MAY, []),
        (MAY - ONE_DAY, MAY, [Oddity.BEFORE_ATTACHMENT]),
        (MAY, None, [Oddity.BEFORE_ATTACHMENT]),
        (D + ONE_DAY, MAY, []),
        (BRADFORD.since, BRADFORD.since, []),
        (
            BRADFORD.since - ONE_DAY,
            BRADFORD.since - ONE_DAY,
            [Oddity.OUTSIDE_WINDOWS],
        ),
    ],
)
def test_an_earlier_claim_is_compared_with_attachment_and_plan(
    claimed: date, attached: date | None, odd: list[Oddity]
) -> None:
    """
    Made before the family was attached, or outside the plan: on the day, and beside it.
    """
    rows = [EarlierClaim("F1", "progress", claimed)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows, attached_on=attached)
    assert signs(family) == ({"F1": odd} if odd else {})


@pytest.mark.parametrize(
    ("claimed", "flagged"),
    [(MAY - ONE_DAY, True), (MAY, False), (D - ONE_DAY, False), (D, True)],
)
def test_an_earlier_claim_is_compared_with_the_windows(
    claimed: date,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    Where a plan has claim windows, a claim outside them is flagged.
    """
    plan = evolve(BRADFORD, windows=(Window(MAY, D, CLAUSE),))
    rows = [EarlierClaim("F1", "progress", claimed)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows, attached_on=MAY - ONE_DAY)
    assert bool(signs(family, plan=plan)) is flagged


def test_a_result_of_another_plan_is_flagged() -> None:
    """
    A result that the plan does not have was claimed under another.
    """
    rows = [EarlierClaim("F1", "continuous-employment", D)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows)
    assert signs(family) == {"F1": [Oddity.ANOTHER_PLAN]}


@given(data=st.data(), made=st.lists(families(BRADFORD), min_size=2, max_size=3))
def test_order_changes_nothing_and_both_sides_say_the_same(
    data: st.DataObject, made: list[Family]
) -> None:
    """
    In whichever order families come the flags are the same, and two families share rows.
    """
    batch = [
        Claim(evolve(family, family_id=f"F-{number}"), D)
        for number, family in enumerate(made)
    ]
    found = flags_across(batch, BRADFORD)
    other = flags_across(data.draw(st.permutations(batch)), BRADFORD)
    assert found == other
    assert list(found) == list(other)
    shared = [
        (flag.kind, tuple(map(id, flag.rows)))
        for flags in found.values()
        for flag in flags
        if len(flag.families) > 1
    ]
    assert all(shared.count(each) >= 2 for each in shared)


def test_families_are_compared_on_one_day() -> None:
    """
    Claims of two days are refused: the later would see what the earlier does not.
    """
    claims = [Claim(a_family(), D), Claim(a_family(family_id="F2"), D + ONE_DAY)]
    with pytest.raises(Contradiction) as refused:
        flags_across(claims, BRADFORD)
    assert str(refused.value) == (
        "families are compared on one day; these claims are for several days"
    )
    assert flags_across([], BRADFORD) == {}


def test_a_family_twice_with_other_rows_has_one_flag_in_either_order() -> None:
    """
    Whichever comes first, the flag has the same rows.
    """
    rows = [EarlierClaim("F1", "x", D)]
    batch = [Claim(a_family(), D), Claim(a_family(claims=rows), D)]
    found = flags_across(batch, BRADFORD)
    assert found == flags_across(batch[::-1], BRADFORD)
    assert found["F1"][0].kind is FlagKind.TWICE_IN_THE_BATCH


@pytest.mark.parametrize(("days", "flagged"), [(0, False), (-1, True)])
def test_a_claim_on_the_last_day_of_the_plan_is_in_its_days(
    days: int,
    flagged: bool,  # noqa: FBT001
) -> None:
    """
    The day on which the plan is over is outside, the day before is not.
    """
    day = BRADFORD.before + days * ONE_DAY
    family = a_family(claims=[EarlierClaim("F1", "progress", day)])
    found = flags_across([Claim(family, day)], BRADFORD)
    oddities = [flag.oddity for flag in found.get("F1", ())]
    assert (Oddity.OUTSIDE_WINDOWS in oddities) is not flagged


def flagged_decision() -> Decision:
    """
    The claim that Bradford pays, its adult in another family as well.
    """
    family = a_family()
    other = a_house("F2", an_adult(stays=[Stay("A1", "F2", date(1985, 5, 1))]))
    flags = flags_across([Claim(family, D), Claim(other, D)], BRADFORD)
    decided = with_flags(validate(Claim(family, D), BRADFORD), flags)
    assert isinstance(decided, Decision)
    return decided


def test_a_flag_does_not_change_the_verdict_and_is_shown_after_the_trail() -> None:
    """
    The claim is paid as before; the text and the JSON have the flag.
    """
    decided = flagged_decision()
    plain = validate(decided.claim, BRADFORD)
    assert (decided.verdict, decided.amount) == (plain.verdict, plain.amount)
    assert (
        "\nFlags, which do not change the verdict:\n"
        "  - A1 is in two families (F1 and F2)  ["
    ) in as_text(decided)
    (found,) = as_data(decided)["trail"]["history"]
    assert (found["about"], found["verdict"]) == ("in one family only", "not_met")
    assert found["weight"] == "moot"
    assert as_data(plain)["trail"]["history"] == []


@pytest.mark.parametrize(
    ("kind", "oddity", "about"),
    [
        (
            FlagKind.EARLIER_CLAIM_ODD,
            Oddity.BEFORE_ATTACHMENT,
            "claimed after attachment",
        ),
        (
            FlagKind.EARLIER_CLAIM_ODD,
            Oddity.OUTSIDE_WINDOWS,
            "claimed in the plan's days",
        ),
        (FlagKind.EARLIER_CLAIM_ODD, Oddity.ANOTHER_PLAN, "claimed under this plan"),
        (FlagKind.CLAIMED_ELSEWHERE, None, "claimed for in one family only"),
        (FlagKind.TWICE_IN_THE_BATCH, None, "claimed once in the batch"),
        (FlagKind.IN_TWO_FAMILIES, None, "in one family only"),
        (FlagKind.NEW_IDS, None, "under one id only"),
    ],
)
def test_each_flag_in_json(kind: FlagKind, oddity: Oddity | None, about: str) -> None:
    """
    In JSON 1.0 a flag is a finding of "history", by what should have been so.
    """
    decision = validate(Claim(a_family(), D), BRADFORD)
    flag = Flag(kind, Subject(SubjectKind.FAMILY, "F1"), ("F1", "F2"), (), oddity)
    trail = as_data(evolve(decision, history=(flag,)))["trail"]
    (entry,) = trail["history"]
    assert trail["clauses"][entry.pop("clause")] == {
        "assumptions": [],
        "document": "pbr, what every answer means",
        "paragraph": "§7",
        "standing": "stated",
        "words": "no earlier result for the family",
    }
    assert entry == {
        "about": about,
        "measure": None,
        "needed": [],
        "passed_over": [],
        "read": [],
        "reason": "on record",
        "subject": {"id": "F1", "kind": "family"},
        "verdict": "not_met",
        "weight": "moot",
    }


@pytest.mark.parametrize(
    ("attached", "dated"),
    [
        (MAY, {"found": "2012-02-29", "since": "2017-05-01", "until": None}),
        (None, {"found": "2012-02-29", "since": None, "until": None}),
    ],
)
def test_an_odd_earlier_claim_in_json_has_its_day_and_the_bounds(
    attached: date | None, dated: dict[str, str | None]
) -> None:
    """
    Before attachment it is the day of attachment; outside the plan, the plan's two ends.
    """
    rows = [EarlierClaim("F1", "unknown", date(2012, 2, 29))]
    family = a_family(claims=rows, attached_on=attached)
    flags = flags_across([Claim(family, D)], BRADFORD)
    decided = with_flags(validate(Claim(family, D), BRADFORD), flags)
    entries = as_data(decided)["trail"]["history"]
    ends = {"since": str(BRADFORD.since), "until": str(BRADFORD.before - ONE_DAY)}
    assert [(each["about"], each["measure"]) for each in entries] == [
        ("claimed after attachment", {"kind": "Dated", **dated}),
        (
            "claimed in the plan's days",
            {"kind": "Dated", "found": "2012-02-29", **ends},
        ),
        ("claimed under this plan", None),
    ]


def test_in_json_the_flags_are_in_the_order_of_their_words() -> None:
    """
    A person in two families comes between two oddities of the family's earlier claims.
    """
    rows = [EarlierClaim("F1", "unknown", date(2012, 2, 29))]
    family = a_house("F1", a_member("A1", "F1"), claims=rows)
    claims = [Claim(family, D), Claim(a_house("F2", a_member("A1", "F2")), D)]
    flags = flags_across(claims, BRADFORD)
    assert [flag.oddity or flag.kind for flag in flags["F1"]] == [
        *Oddity,
        FlagKind.CLAIMED_ELSEWHERE,
        FlagKind.IN_TWO_FAMILIES,
    ]
    decided = with_flags(validate(claims[0], BRADFORD), flags)
    assert isinstance(decided, Decision)
    abouts = [each["about"] for each in as_data(decided)["trail"]["history"]]
    assert abouts == [
        "claimed after attachment",
        "claimed for in one family only",
        "claimed in the plan's days",
        "claimed under this plan",
        "in one family only",
    ]


@pytest.mark.parametrize(
    ("kind", "oddity"),
    [(FlagKind.EARLIER_CLAIM_ODD, None), (FlagKind.NEW_IDS, Oddity.ANOTHER_PLAN)],
)
def test_only_an_odd_earlier_claim_has_an_oddity(
    kind: FlagKind, oddity: Oddity | None
) -> None:
    """
    A flag cannot contradict itself.
    """
    with pytest.raises(Contradiction) as refused:
        Flag(kind, a_family().subject, ("F1",), (), oddity)
    assert str(refused.value) == (
        f"{kind.value}: an odd earlier claim has an oddity, and no other flag has one"
    )


def test_families_without_flags_and_failures_are_as_they_were() -> None:
    """
    Nothing is added to a family without flags, nor to a claim that crashed.
    """
    decision = validate(Claim(a_family(), D), BRADFORD)
    assert with_flags(decision, {}) is decision
    failed = Failure("F1", BRADFORD, D, ValueError("a bug"))
    assert with_flags(failed, {"F1": flagged_decision().history}) is failed
    alone = decide_one(a_family(people=[a_pupil()]), D, BRADFORD)
    assert isinstance(alone, Decision)
    assert alone.history == ()


def test_the_command_lists_the_flags(tmp_path: Path) -> None:
    """
    In the summary a line for each flag; for a family shown in full, after its trail.
    """
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    (folder / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,2001-01-01\nP1,F2,2001-01-01\n", "utf-8"
    )
    on = ["--plan", BRADFORD.name, "--on", "2017-10-31"]
    runner = CliRunner()
    ran = runner.invoke(cli.main, ["validate", str(folder), *on])
    for family_id in ("F1", "F2"):
        said = f"{family_id}: P1 is in two families (F1 and F2) [people.csv:2, 3]"
        assert f"flag: {said}" in " ".join(ran.output.split())
    full = runner.invoke(cli.main, ["validate", str(folder), *on, "--family", "F1"])
    assert "Flags, which do not change the verdict:" in full.output
    assert "flag: F1" not in full.output
    assert "flag: F2" in full.output
    assert "flag" not in full.stderr
    table = runner.invoke(cli.main, ["validate", str(folder), *on, "--format", "csv"])
    assert table.stderr.count("flag: ") == 2
    lines = runner.invoke(cli.main, ["validate", str(folder), *on, "--format", "json"])
    assert len(json.loads(lines.stdout)[0]["trail"]["history"]) == 1


@pytest.mark.parametrize(
    "asked",
    [
        ["chase", "--on", "2017-10-31"],
        ["diff", "--on", "2017-10-31", "--then", "2017-11-30"],
        ["margins", "--on", "2017-10-31"],
        ["money", "--on", "2017-10-31"],
        ["when", "--from", "2017-10-31", "--until", "2017-11-30"],
    ],
    ids=lambda asked: asked[0],
)
def test_every_command_lists_the_flags(asked: list[str], tmp_path: Path) -> None:
    """
    Each command lists one flag for each of two families that share a person.
    """
    (tmp_path / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    (tmp_path / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,2001-01-01\nP1,F2,2001-01-01\n", "utf-8"
    )
    command, *words = asked
    words = [command, str(tmp_path), "--plan", BRADFORD.name, *words]
    ran = CliRunner().invoke(cli.main, words)
    assert ran.exit_code == 0
    for family_id in ("F1", "F2"):
        said = f"flag: {family_id}: P1 is in two families"
        assert " ".join(ran.output.split()).count(said) == 1


def test_every_flag_has_words() -> None:
    """
    Each kind of flag, and each oddity, says what is odd about the person or the family.
    """
    assert {*wording.FLAGS, FlagKind.EARLIER_CLAIM_ODD} == {*FlagKind}
    assert {*wording.ODDITIES} == {*Oddity}
    (found, *_) = flagged_decision().history
    family = evolve(found, subject=a_family().subject, kind=FlagKind.NEW_IDS)
    assert wording.flag(family) == (
        "the family is under two ids (F1 and F2)  [built in code]"
    )


def test_register_add_lists_the_flags(tmp_path: Path) -> None:
    """
    `pbr register add` says under its answer what is odd in the files, and who is in two
    families; `verify` says what is odd in the files.
    """
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "families.csv").write_text("family_id\nF1\nF2\nF2\n", "utf-8")
    (folder / "people.csv").write_text(
        "person_id,family_id,born_on\nP1,F1,2001-01-01\nP1,F2,2001-01-01\n", "utf-8"
    )
    runner, register = CliRunner(), str(tmp_path / "claims.db")
    runner.invoke(cli.main, ["register", "new", "--register", register])
    where = ["--plan", BRADFORD.name, "--on", "2017-10-31", "--register", register]
    told = [
        "noticed: families.csv:3: repeated in row 4; read once",
        "flag: F1: P1 is in two families (F1 and F2)  [people.csv:2, 3]",
        "flag: F2: P1 is in two families (F1 and F2)  [people.csv:2, 3]",
    ]
    ran = runner.invoke(cli.main, ["register", "add", str(folder), *where])
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-3:] == told
    ran = runner.invoke(
        cli.main,
        ["register", "verify", str(folder), *where[:2], "--register", register],
    )
    assert ran.stdout.splitlines()[-1:] == told[:1]


def test_register_add_says_which_earlier_claim_is_after_the_day(tmp_path: Path) -> None:
    """
    `pbr register add` lists a claim dated after the day, which does not block; one of the
    day does.
    """
    folder = FORTY_FAMILIES
    cases = tmp_path / "cases"
    shutil.copytree(folder, cases)
    with (cases / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("INV-01,progress,2017-11-01\n")
    runner, register = CliRunner(), str(tmp_path / "claims.db")
    runner.invoke(cli.main, ["register", "new", "--register", register])
    where = ["--plan", BRADFORD.name, "--on", "2017-10-31", "--register", register]
    words = ["register", "add", str(cases), *where, "--family", "INV-01"]
    ran = runner.invoke(cli.main, words)
    assert ran.exit_code == 0
    said = (
        "noticed: INV-01 is claimed for after the day, on 1 November 2017  [claims.csv:"
    )
    assert [line[: len(said)] for line in ran.stdout.splitlines()].count(said) == 1
    assert "entry 1, INV-01: progress" in ran.stdout
    where[3] = "2017-11-01"
    ran = runner.invoke(cli.main, words[:3] + where + words[-2:])
    assert "is claimed for after the day" not in ran.output


def test_when_lists_the_flags_of_the_first_day_and_of_the_last(tmp_path: Path) -> None:
    """
    A person who joins another family between the two is flagged once.
    """
    (tmp_path / "families.csv").write_text("family_id\nF1\nF2\n", "utf-8")
    (tmp_path / "people.csv").write_text(
        "person_id,family_id,born_on,joined_on\nP1,F1,2001-01-01,\n"
        "P1,F2,2001-01-01,2017-11-15\n",
        "utf-8",
    )
    asked = ["when", str(tmp_path), "--plan", BRADFORD.name, "--from", "2017-10-31"]
    for until, times in (("2017-11-14", 0), ("2017-11-15", 1)):
        ran = CliRunner().invoke(cli.main, [*asked, "--until", until])
        said = "flag: F1: P1 is in two families (F1 and F2)"
        assert ran.output.count(said) == times

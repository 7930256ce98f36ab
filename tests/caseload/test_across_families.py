"""
What only shows across families: each sign, on it and beside it, the same from both sides.
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
from pbr.caseload import across_families as history
from pbr.caseload.across_families import history_of, with_history
from pbr.claims import Claim, Decision, validate
from pbr.evidence.document import as_data
from pbr.exceptions import Contradiction
from pbr.plans.plan import Window
from pbr.records import EarlierClaim, Family, Person, Stay
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


def signs(*found: Family, plan: Any = BRADFORD) -> dict[str, list[str]]:
    """
    What is noticed about each family, held against the others.
    """
    noticed = history_of([Claim(family, D) for family in found], plan)
    return {
        family_id: [finding.about for finding in findings]
        for family_id, findings in noticed.items()
    }


def test_a_family_by_itself_is_not_noticed() -> None:
    """
    Nothing is noticed where there is nothing.
    """
    assert signs(a_family(), a_house("F2", a_member("B1", "F2"))) == {}


@pytest.mark.parametrize(
    ("left", "joined", "noticed"),
    [(MAY, MAY, True), (MAY, MAY + ONE_DAY, False), (None, D, True)],
)
def test_one_person_in_two_families_on_one_day(
    left: date | None,
    joined: date,
    noticed: bool,  # noqa: FBT001
) -> None:
    """
    In both on one day is noticed of both; gone the day before is a move.
    """
    one = a_house("F1", a_member("A1", "F1", left_on=left))
    other = a_house("F2", a_member("A1", "F2", joined_on=joined))
    expected = ["in one family only"] if noticed else []
    assert signs(one, other) == ({"F1": expected, "F2": expected} if expected else {})


def test_a_day_in_both_that_is_still_to_come_is_not_noticed() -> None:
    """
    What is after the day of the claim is not known.
    """
    one = a_house("F1", a_member("A1", "F1"))
    other = a_house("F2", a_member("A1", "F2", joined_on=D + ONE_DAY))
    assert signs(one, other) == {}


def test_a_person_of_a_family_claimed_for_is_noticed_in_the_next() -> None:
    """
    Moved, and claimed for before: both are told, with both stays and the claim.
    """
    earlier = EarlierClaim("F1", "progress", MAY)
    one = a_house("F1", a_member("A1", "F1", left_on=MAY), claims=[earlier])
    other = a_house("F2", a_member("A1", "F2", joined_on=D))
    found = history_of([Claim(one, D), Claim(other, D)], BRADFORD)
    for family_id in ("F1", "F2"):
        (finding,) = found[family_id]
        assert finding.about == "claimed for in one family only"
        stays = [*one.people[0].stays, *other.people[0].stays]
        assert finding.read == (*stays, earlier)
    for day, noticed in ((D, True), (D + ONE_DAY, False)):
        late = evolve(one, claims=[evolve(earlier, claimed_on=day)])
        assert bool(signs(late, other)) is noticed


def test_a_family_under_a_new_id_is_noticed() -> None:
    """
    Two people who are all of one family, and are in another: one family, two ids.
    """
    one = a_house(
        "F1", a_member("A1", "F1", left_on=MAY), a_member("A2", "F1", left_on=MAY)
    )
    again = [a_member(who, "F2", joined_on=D) for who in ("A1", "A2")]
    assert signs(one, a_house("F2", *again, a_member("A3", "F2"))) == {
        "F1": ["under one id only"],
        "F2": ["under one id only"],
    }
    third = a_member("A4", "F1", left_on=MAY)
    more = a_house("F1", *one.people, third)
    assert signs(more, a_house("F2", *again, a_member("A3", "F2"))) == {}
    assert signs(more, a_house("F2", again[0])) == {}


def test_one_family_twice_in_a_batch_is_noticed() -> None:
    """
    Two claims for one family in one batch are told once, with both rows.
    """
    family = a_family()
    found = history_of([Claim(family, D), Claim(family, D)], BRADFORD)
    (finding,) = found["F1"]
    assert finding.about == "claimed once in the batch"
    assert finding.read == (family, family)


@pytest.mark.parametrize(
    ("claimed", "attached", "about"),
    [
        (MAY, MAY, []),
        (MAY - ONE_DAY, MAY, ["claimed after attachment"]),
        (MAY, None, ["claimed after attachment"]),
        (D + ONE_DAY, MAY, []),
        (BRADFORD.since, BRADFORD.since, []),
        (
            BRADFORD.since - ONE_DAY,
            BRADFORD.since - ONE_DAY,
            ["claimed in the plan's days"],
        ),
    ],
)
def test_an_earlier_claim_is_held_against_attachment_and_plan(
    claimed: date, attached: date | None, about: list[str]
) -> None:
    """
    Made before the family was attached, or outside the plan: on the day, and beside it.
    """
    rows = [EarlierClaim("F1", "progress", claimed)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows, attached_on=attached)
    assert signs(family) == ({"F1": about} if about else {})


@pytest.mark.parametrize(
    ("claimed", "noticed"),
    [(MAY - ONE_DAY, True), (MAY, False), (D - ONE_DAY, False), (D, True)],
)
def test_an_earlier_claim_is_held_against_the_windows(
    claimed: date,
    noticed: bool,  # noqa: FBT001
) -> None:
    """
    Where a plan has claim windows, a claim outside them is noticed.
    """
    plan = evolve(BRADFORD, windows=(Window(MAY, D, CLAUSE),))
    rows = [EarlierClaim("F1", "progress", claimed)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows, attached_on=MAY - ONE_DAY)
    assert bool(signs(family, plan=plan)) is noticed


def test_a_result_of_another_plan_is_noticed() -> None:
    """
    A result that the plan does not have was claimed under another.
    """
    rows = [EarlierClaim("F1", "continuous-employment", D)]
    family = a_house("F1", a_member("A1", "F1"), claims=rows)
    assert signs(family) == {"F1": ["claimed under this plan"]}


@given(data=st.data(), made=st.lists(families(BRADFORD), min_size=2, max_size=3))
def test_order_changes_nothing_and_both_sides_say_the_same(
    data: st.DataObject, made: list[Family]
) -> None:
    """
    In whichever order families come, the same is noticed; and of two the same rows.
    """
    batch = [
        Claim(evolve(family, family_id=f"F-{number}"), D)
        for number, family in enumerate(made)
    ]
    found = history_of(batch, BRADFORD)
    other = history_of(data.draw(st.permutations(batch)), BRADFORD)
    assert found == other
    assert list(found) == list(other)
    across = {
        "in one family only",
        "claimed for in one family only",
        "under one id only",
    }
    told = [
        (finding.about, tuple(map(id, finding.read)))
        for findings in found.values()
        for finding in findings
        if finding.about in across
    ]
    assert all(told.count(each) >= 2 for each in told)


def test_families_are_held_together_on_one_day() -> None:
    """
    Claims of two days are refused: the later would see what the earlier does not.
    """
    claims = [Claim(a_family(), D), Claim(a_family(family_id="F2"), D + ONE_DAY)]
    with pytest.raises(Contradiction) as refused:
        history_of(claims, BRADFORD)
    assert str(refused.value) == (
        "families are held against each other on one day, not on several"
    )
    assert history_of([], BRADFORD) == {}


def test_a_family_twice_with_other_rows_is_told_alike_in_either_order() -> None:
    """
    Whichever comes first, the same rows are told.
    """
    rows = [EarlierClaim("F1", "x", D)]
    batch = [Claim(a_family(), D), Claim(a_family(claims=rows), D)]
    found = history_of(batch, BRADFORD)
    assert found == history_of(batch[::-1], BRADFORD)
    assert found["F1"][0].about == "claimed once in the batch"


@pytest.mark.parametrize(("days", "noticed"), [(0, False), (-1, True)])
def test_a_claim_on_the_last_day_of_the_plan_is_in_its_days(
    days: int,
    noticed: bool,  # noqa: FBT001
) -> None:
    """
    The day on which the plan is over is outside, the day before is not.
    """
    day = BRADFORD.before + days * ONE_DAY
    family = a_family(claims=[EarlierClaim("F1", "progress", day)])
    found = history_of([Claim(family, day)], BRADFORD)
    assert ("claimed in the plan's days" in str(found)) is not noticed


def noticed_decision() -> Decision:
    """
    The claim that Bradford pays, its adult in another family as well.
    """
    family = a_family()
    other = a_house("F2", an_adult(stays=[Stay("A1", "F2", date(1985, 5, 1))]))
    history = history_of([Claim(family, D), Claim(other, D)], BRADFORD)
    decided = with_history(validate(Claim(family, D), BRADFORD), history)
    assert isinstance(decided, Decision)
    return decided


def test_what_is_noticed_changes_no_verdict_and_stands_beside_the_trail() -> None:
    """
    The claim is paid as before; the text and the JSON show what was noticed.
    """
    decided = noticed_decision()
    plain = validate(decided.claim, BRADFORD)
    assert (decided.verdict, decided.amount) == (plain.verdict, plain.amount)
    assert (
        "\nNoticed across the families; it changes no verdict:\n"
        "  - A1 is in two families (F1 and F2)  ["
    ) in as_text(decided)
    (found,) = as_data(decided)["trail"]["history"]
    assert (found["about"], found["verdict"]) == ("in one family only", "not_met")
    assert found["weight"] == "moot"
    assert as_data(plain)["trail"]["history"] == []


def test_families_without_history_and_failures_are_as_they_were() -> None:
    """
    Nothing is added where nothing was noticed, nor to a claim that crashed.
    """
    decision = validate(Claim(a_family(), D), BRADFORD)
    assert with_history(decision, {}) is decision
    failed = Failure("F1", BRADFORD, D, ValueError("a bug"))
    assert with_history(failed, {"F1": noticed_decision().history}) is failed
    alone = decide_one(a_family(people=[a_pupil()]), D, BRADFORD)
    assert isinstance(alone, Decision)
    assert alone.history == ()


def test_the_command_tells_what_was_noticed(tmp_path: Path) -> None:
    """
    In the summary a line for each family; in full, beside the family's trail.
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
        assert f"noticed across families: {said}" in " ".join(ran.output.split())
    full = runner.invoke(cli.main, ["validate", str(folder), *on, "--family", "F1"])
    assert "Noticed across the families; it changes no verdict:" in full.output
    assert "noticed across families: F1" not in full.output
    assert "noticed across families: F2" in full.output
    assert "noticed" not in full.stderr
    table = runner.invoke(cli.main, ["validate", str(folder), *on, "--format", "csv"])
    assert table.stderr.count("noticed across families: ") == 2
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
def test_every_command_tells_what_was_noticed(asked: list[str], tmp_path: Path) -> None:
    """
    Whatever is asked of families of which two have one person, it is told, once each.
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
        said = f"noticed across families: {family_id}: P1 is in two families"
        assert " ".join(ran.output.split()).count(said) == 1


def test_everything_that_can_be_noticed_has_words() -> None:
    """
    Each sign says what is the matter, of the member or of the family.
    """
    signs = [value for name, value in vars(history).items() if name.isupper()]
    assert {each for each in signs if isinstance(each, str)} == set(wording.NOTICED)
    (found, *_) = noticed_decision().history
    family = evolve(found, subject=a_family().subject, about="under one id only")
    assert wording.noticed(family).startswith(
        "the family is under two ids (F1 and F2)  ["
    )


def test_whoever_enters_claims_is_told_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    `pbr register add` says on the error stream what is odd in the files, and who is in
    two families, before anything is entered.
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
        "noticed: families.csv:3: said again in row 4; read once",
        "noticed across families: F1: P1 is in two families (F1 and F2)  [people.csv:2, 3]",
        "noticed across families: F2: P1 is in two families (F1 and F2)  [people.csv:2, 3]",
    ]
    ran = runner.invoke(cli.main, ["register", "add", str(folder), *where])
    assert (ran.exit_code, ran.stderr.splitlines()) == (0, told)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pbr.register.database.Register.enter", crash)
    ran = runner.invoke(cli.main, ["register", "add", str(folder), *where])
    assert ran.stderr.splitlines()[:3] == told
    ran = runner.invoke(
        cli.main,
        ["register", "verify", str(folder), *where[:2], "--register", register],
    )
    assert ran.stderr.splitlines() == told[:1]


def test_whoever_enters_a_claim_is_told_of_one_after_the_day(tmp_path: Path) -> None:
    """
    A claim of the family dated after the day blocks nothing, and is told; one of the day
    blocks.
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
    assert [line[: len(said)] for line in ran.stderr.splitlines()].count(said) == 1
    assert "entry 1, INV-01: progress" in ran.stdout
    where[3] = "2017-11-01"
    ran = runner.invoke(cli.main, words[:3] + where + words[-2:])
    assert "is claimed for after the day" not in ran.stderr


def test_when_notices_on_the_first_day_and_on_the_last(tmp_path: Path) -> None:
    """
    A person who joins another family between the two is told, once.
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
        said = "noticed across families: F1: P1 is in two families (F1 and F2)"
        assert ran.output.count(said) == times

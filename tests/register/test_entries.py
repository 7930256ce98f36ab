"""
Entries of the claims register, compared with the claims that they came from.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from filed import filed_under
from made import BATH_2015, BRADFORD, D, a_family, a_pupil, an_adult, sessions
from pbr.casefiles import read_cases
from pbr.claims import Claim, validate
from pbr.findings import Reason, findings
from pbr.plans import Plan
from pbr.records import EarlierClaim, Family
from pbr.register.entries import (
    Entry,
    claimed_before,
    claims_csv,
    verified,
)
from pbr.reports.register import as_csv
from pbr.rules.incidents import IncidentsReduced
from pbr.verdicts import NOT_MET

FAMILY = a_family()
ENTRY = Entry.of(validate(Claim(FAMILY, D), BRADFORD), 7)


def changes(entry: Entry, *families: Family, plan: Plan = BRADFORD) -> tuple[str, ...]:
    """
    How an entry differs from a fresh decision.
    """
    ((same, found),) = verified([entry], families, plan)
    assert same is entry
    return found


def test_a_fresh_decision_is_the_same() -> None:
    """
    Decided again from the same records, nothing of the entry differs.
    """
    assert changes(ENTRY, a_family()) == ()


def test_its_own_row_of_claims_csv_is_left_out() -> None:
    """
    An entry that has since been written to claims.csv is not an earlier claim than itself.
    """
    after = evolve(FAMILY, claims=[EarlierClaim("F1", "progress", D)])
    assert changes(ENTRY, after) == ()
    other = evolve(FAMILY, claims=[EarlierClaim("F1", "employment", D)])
    assert changes(ENTRY, other) == ("decided again, it is not met",)


def test_a_family_that_is_missing() -> None:
    """
    An entry whose family is not in the case files cannot be decided again.
    """
    other = filed_under("F2", FAMILY)
    assert changes(ENTRY, other) == ("the family is not in the case files",)


def test_records_that_changed() -> None:
    """
    A record that changes nothing but what was counted shows in the digest.
    """
    missed = [sessions("C1", season, 120, 11) for season in range(3)]
    changed = a_family(people=[a_pupil(attendance=missed), an_adult()])
    fresh = Entry.of(validate(Claim(changed, D), BRADFORD))
    assert changes(ENTRY, changed) == (
        f"digest: {ENTRY.digest} in the register, {fresh.digest} decided again",
    )


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            evolve(ENTRY, amount=Decimal("900.00")),
            "amount_pence: 90000 in the register, 80000 decided again",
        ),
        (
            evolve(ENTRY, result="employment"),
            "result: employment in the register, progress decided again",
        ),
        (
            evolve(ENTRY, supplements=("bonus",)),
            'supplements: ["bonus"] in the register, [] decided again',
        ),
        (
            evolve(ENTRY, digest="0" * 64),
            f"digest: {'0' * 64} in the register, {ENTRY.digest} decided again",
        ),
    ],
)
def test_an_entry_that_was_changed(changed: Entry, expected: str) -> None:
    """
    Each cell that is not what the claim pays is listed, with both values.
    """
    assert changes(changed, FAMILY) == (expected,)


def test_another_version() -> None:
    """
    The version of pbr is listed only if something else differs.
    """
    older = evolve(ENTRY, pbr_version="0.0.1")
    assert changes(older, FAMILY) == ()
    assert changes(evolve(older, result="employment"), FAMILY) == (
        "result: employment in the register, progress decided again",
        f"pbr_version: 0.0.1 in the register, {ENTRY.pbr_version} decided again",
    )


def test_another_plan() -> None:
    """
    Under another plan the plan and its digest differ, and the digest of the decision.
    """
    found = changes(ENTRY, FAMILY, plan=BATH_2015)
    assert found[0] == (
        "plan: bradford-families-first-2015 in the register, "
        "bath-connecting-families-2015 decided again"
    )
    assert [each.partition(":")[0] for each in found] == [
        "plan",
        "plan_digest",
        "digest",
    ]


def test_a_plan_that_changed_under_its_name() -> None:
    """
    A plan of the same name that says something else is a difference.
    """
    changed = evolve(BRADFORD, title="Families First, Bradford, again")
    found = changes(ENTRY, FAMILY, plan=changed)
    assert found[0] == (
        f"plan_digest: {BRADFORD.digest} in the register, {changed.digest} decided "
        "again"
    )
    assert [each.partition(":")[0] for each in found] == ["plan_digest", "digest"]


def test_another_day() -> None:
    """
    An entry whose day was changed is decided on that day.
    """
    moved = evolve(ENTRY, claimed_on=date(2013, 1, 1))
    assert changes(moved, FAMILY) == ("decided again, it is not met",)


def test_a_rule_that_crashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A crash is listed for the one entry, and is not taken for a difference.
    """

    def crash(*_: object) -> None:
        message = "a bug"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(IncidentsReduced, "examine", crash)
    assert changes(ENTRY, FAMILY) == (
        "a rule crashed when it was decided again: ZeroDivisionError('a bug')",
    )


def test_a_later_claim_is_claimed_before() -> None:
    """
    With the register's entries, a further claim of a family is not met, and says why.
    """
    known, other = claimed_before([FAMILY, filed_under("F2", FAMILY)], [ENTRY])
    assert other.claims == ()
    decision = validate(Claim(known, D), BRADFORD)
    (found,) = [each for each in findings(decision.trail) if each.read == known.claims]
    assert (found.verdict, found.reason) == (NOT_MET, Reason.CLAIMED_BEFORE)
    assert str(known.claims[0].row) == "register:7"


def test_the_familys_own_earlier_claims_are_kept() -> None:
    """
    Earlier claims in the files stay, with the register's entries.
    """
    mine = EarlierClaim(ENTRY.family_id, "employment", D)
    (known,) = claimed_before([evolve(FAMILY, claims=[mine])], [ENTRY])
    assert mine in known.claims
    assert len(known.claims) == 2


def test_claims_csv_reads_back(tmp_path: Path) -> None:
    """
    The file has a row for each result and supplement, and is read as case files are.
    """
    odd = evolve(ENTRY, family_id="=F, 2", supplements=("bonus",))
    text = claims_csv([ENTRY, odd])
    assert text == (
        "family_id,result,claimed_on\n"
        "F1,progress,2017-10-31\n"
        '"=F, 2",progress,2017-10-31\n'
        '"=F, 2",bonus,2017-10-31\n'
    )
    (tmp_path / "claims.csv").write_text(text, "utf-8")
    (tmp_path / "families.csv").write_text('family_id\nF1\n"=F, 2"\n', "utf-8")
    (tmp_path / "people.csv").write_text(
        'person_id,family_id,born_on\nP1,F1,1985-05-01\nP2,"=F, 2",1985-05-01\n',
        "utf-8",
    )
    families = read_cases(tmp_path).families
    claims = sorted(
        (claim for family in families for claim in family.claims),
        key=lambda claim: (claim.family_id, claim.result),
    )
    assert claims == [*odd.claims[::-1], *ENTRY.claims]


def test_a_table_for_a_spreadsheet() -> None:
    """
    A row of the register is a line; what looks like a formula is marked as text.
    """
    odd = evolve(ENTRY, family_id="=F", plan_digest="p", digest="d", pbr_version="v")
    assert "".join(as_csv([odd])) == (
        "number,family,plan,plan_digest,words_digest,claimed_on,as_of,result,supplements,"
        "amount_pence,digest,pbr_version,answers\n"
        "7,'=F,bradford-families-first-2015,p,,2017-10-31,,progress,[],80000,d,v,[]\n"
    )

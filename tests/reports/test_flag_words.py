"""
Flags in words: each kind, and where they are in the text of a decision.
"""

from __future__ import annotations

from attrs import evolve

from flagged import a_plain_family, decided_among, flagged_decision
from made import BRADFORD, D
from pbr.claims import Claim, validate
from pbr.flags import FlagKind, Oddity
from pbr.records import EarlierClaim
from pbr.reports import wording
from pbr.reports.trail import as_text


def test_every_flag_has_words() -> None:
    """
    Each kind of flag, and each oddity, says what is odd about the person or the family.
    """
    assert {*wording.FLAGS} == {*FlagKind}
    assert {*wording.ODDITIES} == {*Oddity}
    (found, *_) = flagged_decision().flags
    family = evolve(found, subject=a_plain_family().subject, kind=FlagKind.NEW_IDS)
    assert wording.flag(family) == (
        "the family is under two ids (F1 and F2)  [built in code]"
    )


def test_an_odd_earlier_claim_says_every_oddity() -> None:
    """
    One claim may be odd in several ways.
    """
    rows = [EarlierClaim("F1", "unknown", D)]
    (flag,) = decided_among(a_plain_family(claims=rows, attached_on=None)).flags
    assert wording.flag(flag) == (
        "the family was claimed for before it was attached and was claimed for under "
        "another plan  [built in code]"
    )


def test_flags_are_after_the_verdict_and_before_the_trail() -> None:
    """
    Those to answer first, each with its kind and id; the trail is the same below.
    """
    decided = flagged_decision()
    plain = as_text(validate(decided.claim, BRADFORD)).split("\n\n")
    text = as_text(decided).split("\n\n")
    assert [part for part in text if part not in plain] == [text[1]]
    assert " ".join(text[1].split()) == (
        "Flags, which do not change the verdict. Answer them before the claim is "
        f"entered: - in-two-families {decided.flags[0].id}: A1 is in two families (F1 "
        "and F2) [built in code]"
    )
    assert "Flags" not in as_text(validate(Claim(a_plain_family(), D), BRADFORD))

"""
Flags in words.
"""

from __future__ import annotations

from attrs import evolve

from flagged import flagged_decision
from made import a_family
from pbr.claims import FlagKind, Oddity
from pbr.reports import wording


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

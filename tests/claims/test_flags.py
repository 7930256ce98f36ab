"""
Flags: what cannot go together cannot be made.
"""

from __future__ import annotations

import pytest

from made import a_family
from pbr.claims import Flag, FlagKind, Oddity
from pbr.exceptions import Contradiction


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

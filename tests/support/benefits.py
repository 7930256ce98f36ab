"""
What rules about work say of benefits.
"""

from __future__ import annotations

from typing import Any

from pbr.rules.parts.words import BenefitSince
from pbr.rules.parts.work import MovedOff


def off(*benefits: str, since: BenefitSince = BenefitSince.EVER) -> dict[str, Any]:
    """
    Not while on one of these, and moved off one of them; nothing, if there are none.
    """
    if not benefits:
        return {}
    return {"not_while_on": benefits, "moved_off": MovedOff(benefits, since)}

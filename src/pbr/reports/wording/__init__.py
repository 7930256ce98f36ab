"""
The words for what a trail says: what was counted, reasons, rows, missing evidence.

Nothing here decides anything.
"""

from __future__ import annotations

from pbr.reports.wording.flags import FLAGS, ODDITIES, flag, flag_with_id
from pbr.reports.wording.missing import (
    STARTS,
    all_it_lacks,
    assumed,
    holder,
    last_start,
    needed,
    waits_for,
    wanted,
)
from pbr.reports.wording.quantities import measured
from pbr.reports.wording.trail import (
    REASONS,
    TOGETHER,
    VERDICTS,
    assumption,
    finding,
    heading,
    how_many,
    so_far,
    standing,
)
from pbr.reports.wording.values import (
    MONTHS,
    count,
    day,
    days,
    drawn_up,
    fee,
    kinds,
    moved,
    name,
    number,
    plan_digest,
    pounds,
    quarter,
    results,
    rows,
    words_digest,
)

__all__ = [
    "FLAGS",
    "MONTHS",
    "ODDITIES",
    "REASONS",
    "STARTS",
    "TOGETHER",
    "VERDICTS",
    "all_it_lacks",
    "assumed",
    "assumption",
    "count",
    "day",
    "days",
    "drawn_up",
    "fee",
    "finding",
    "flag",
    "flag_with_id",
    "heading",
    "holder",
    "how_many",
    "kinds",
    "last_start",
    "measured",
    "moved",
    "name",
    "needed",
    "number",
    "plan_digest",
    "pounds",
    "quarter",
    "results",
    "rows",
    "so_far",
    "standing",
    "waits_for",
    "wanted",
    "words_digest",
]

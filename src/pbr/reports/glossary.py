"""
What each word of pbr means: `pbr explain WORD`.
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from inspect import getdoc
from typing import Any, get_type_hints

from attrs import fields

from pbr.exceptions import NotUnderstood
from pbr.reports import wording
from pbr.reports.text import STEP, paragraph
from pbr.rules import RULES
from pbr.rules.words import OffBenefits, Positive
from pbr.shares import Below, Fall, Share

VERDICTS = {
    "met": "The requirement is shown to be met. Only a claim that is met is paid.",
    "not met": "The requirement is shown not to be met, whatever else may turn up.",
    "undetermined": "The evidence cannot tell. The finding says exactly what is "
    "missing and who holds it.",
    "not applicable": "The requirement does not bear on this family. It is neutral: "
    "never a pass, and nothing is met by having nothing to ask.",
    "error": "A rule crashed on this claim. It is a bug in pbr, never a verdict.",
}
WEIGHTS = {
    "decisive": "Flipping this finding alone flips the claim.",
    "supporting": "This finding is part of a smallest set that, flipped together, "
    "flips the claim.",
    "moot": "Flipping this finding does not flip the claim.",
}
KINDS: dict[Any, str] = {
    int: "a whole number, from 0",
    Positive: "a whole number, from 1",
    OffBenefits: 'a list of words, or "not looked at"',
    Fraction: "an exact number",
    Fraction | None: "an exact number, or nothing",
    date | None: "a date, or nothing",
    tuple[str, ...]: "a list of words",
    Share: '"at least 90%" or "more than 90%"',
    Below: '"15%"',
    Fall: '"33%"',
}
TRAIL = {
    "stated": "The scheme's own document says it.",
    "assumed": "The scheme's own document does not say it. The plan says why it was "
    "chosen, and every decision that leans on it says so.",
    "passed over": "Rows that were looked at and not counted, each with why.",
    "still needed": "What would settle an undetermined finding, and who holds it.",
    "check": "A row of checks.csv: a source was asked about this family, for these "
    "kinds and days, on this day. Without one, silence proves nothing.",
    "attachment": "The day the family joined the programme: families.csv attached_on.",
    "baseline": "The earlier months with which the latest are compared.",
}


def words() -> dict[str, str]:
    """
    Every word that can be explained, with its meaning.
    """
    reasons = {reason.value: said for reason, said in wording.REASONS.items() if said}
    rules = {name: getdoc(rule) or "" for name, rule in RULES.items()}
    return reasons | TRAIL | WEIGHTS | VERDICTS | rules


def explained(word: str | None) -> str:
    """
    The meaning of a word, or the list of all of them.

    Raises `NotUnderstood` for a word pbr does not use, with the nearest it does.
    """
    known = words()
    if word is None:
        return "\n".join(paragraph(", ".join(sorted(known)))) + "\n"
    meant = word.lower().replace("_", " ")
    if meant not in known:
        meant = meant.replace(" ", "-")
    if meant not in known:
        close = get_close_matches(meant, known, n=1)
        remedy = f"did you mean {close[0]!r}?" if close else "see pbr explain"
        fault = f"{word!r} is not a word of pbr"
        raise NotUnderstood(fault, remedy)
    lines = [meant]
    for block in known[meant].split("\n\n"):
        lines += paragraph(" ".join(block.split()), STEP)
    if meant in RULES:
        lines += _values(meant)
    return "\n".join(lines) + "\n"


def _values(rule: str) -> list[str]:
    """
    The values a plan gives a rule, and what each may be.
    """
    lines = [f"{STEP}A plan sets:"]
    kinds = get_type_hints(RULES[rule], include_extras=True)
    for each in fields(RULES[rule]):
        if each.name != "clause":
            lines += paragraph(f"{each.name} = {_what(kinds[each.name])}", STEP * 2)
    return lines if len(lines) > 1 else []


def _what(kind: Any) -> str:  # noqa: ANN401 - the type of a field
    """
    What a value may be, with its words where it has a choice.
    """
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " or ".join(f'"{member.value}"' for member in kind)
    return KINDS.get(kind, "words")

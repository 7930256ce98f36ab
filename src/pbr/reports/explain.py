"""
What each word of pbr means: `pbr explain WORD`.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from inspect import getdoc
from typing import Any, get_type_hints

from attrs import fields

from pbr.exceptions import NotUnderstood
from pbr.findings import Reason, Why
from pbr.reports.trail import STEP, paragraph
from pbr.rules import RULES
from pbr.rules.parts.words import OffBenefits, Positive
from pbr.shares import Below, Fall, Share
from pbr.texts.nearest import did_you_mean

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


REASONS = {
    Reason.REACHED: "What was measured reaches the line.",
    Reason.SHORT: "What was measured falls short of the line, by what is told.",
    Reason.TOO_MANY: "There is more than the line allows.",
    Reason.NOT_ON_RECORD: "Nothing on record shows it.",
    Reason.ON_RECORD: "It is on record, and must not be.",
    Reason.AFTER_THE_DAY: "It is dated after the day of the claim, which sees nothing "
    "later.",
    Reason.HALF_ON_RECORD: "Only one half of the term is on record.",
    Reason.TERM_MISSING: "Of several terms taken together, one or more cannot be told.",
    Reason.NOTHING_POSSIBLE: "No session was possible in the term.",
    Reason.STILL_TO_COME: "Terms are still to come before there are enough of them.",
    Reason.NO_TERM_YET: "Not one term has ended since the child came of school age: "
    "neutral.",
    Reason.NOT_A_MEMBER: "The person is not in the household on the day: neutral.",
    Reason.UNCHECKED: "Some days were not checked with a source, and silence proves "
    "nothing.",
    Reason.TOO_EARLY: "The months that count would begin before the family was "
    "attached.",
    Reason.NOT_ATTACHED: "The family is not attached by the day.",
    Reason.UNCONFIRMED: "It is reached only on days that nobody has confirmed.",
    Reason.NO_BENEFIT_HISTORY: "No out-of-work benefit is on file for the person.",
    Reason.NO_BENEFIT_BEFORE: "The work began before any out-of-work benefit did.",
    Reason.NOTHING_TO_REDUCE: "There was nothing before and there is nothing now: "
    "neutral, not a pass.",
    Reason.NEW_PROBLEM: "There was nothing before and there is something now.",
    Reason.NONE_SINCE_ATTACHMENT: "There has been none since attachment: neutral, not "
    "a pass.",
    Reason.BREACHED: "The order or programme was breached.",
    Reason.NOT_OF_SCHOOL_AGE: "The member is not of compulsory school age: neutral.",
    Reason.NOT_AN_ADULT: "The member is not an adult: neutral.",
    Reason.OUTSIDE: "The day is outside the plan, or its claim window.",
    Reason.CLAIMED_BEFORE: "A result was claimed for the family by the day.",
    Reason.LEFT_THE_AREA: "The family had left the area by the day.",
}
#: What is said of a row that was looked at and not counted.
PASSED_OVER = {
    Why.AFTER_THE_DAY: REASONS[Reason.AFTER_THE_DAY],
    Why.OUTSIDE_THE_WINDOW: "Its day is outside the months or terms that count.",
    Why.OTHER_TERM: "It is of a term that does not count.",
    Why.TERM_NOT_ENDED: "Its term had not ended by the day.",
    Why.OTHER_KIND: "It is of a kind that is not asked about.",
    Why.OTHER_PERSON: "It is somebody else's.",
    Why.NOT_A_MEMBER: "Its person was not in the household on its day.",
    Why.NO_PERSON: "It names nobody, and the count is of members.",
    Why.NOT_A_CHILD: "Its person was no child on its day.",
    Why.NOT_AN_ADULT: "Its person was no adult on its day.",
    Why.BEFORE_ATTACHMENT: "It lies before attachment, and only what follows counts.",
    Why.HOURS_TOO_FEW: "Its hours a week are too few, or not stated.",
    Why.NOT_AN_OUT_OF_WORK_BENEFIT: "It is not one of the out-of-work benefits that "
    "the plan lists.",
    Why.NOT_ASKED: "The plan does not ask about such rows here.",
    Why.GOES_ON: "It goes on from an earlier spell, and is no new beginning.",
    Why.NOT_ENDED: "It had not ended by the day.",
    Why.OTHER_OUTCOME: "Its outcome is neither completed nor breached.",
    Why.OTHER_ROLE: "Who stated it has another role than is asked for.",
}


def words() -> dict[str, str]:
    """
    Every word that can be explained, with its meaning.
    """
    reasons = {reason.value: said for reason, said in REASONS.items()}
    passed_over = {why.value: said for why, said in PASSED_OVER.items()}
    rules = {name: getdoc(rule) or "" for name, rule in RULES.items()}
    return reasons | passed_over | TRAIL | WEIGHTS | VERDICTS | rules


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
        fault = f"{word!r} is not a word of pbr"
        raise NotUnderstood(fault, did_you_mean(meant, known, "see pbr explain"))
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

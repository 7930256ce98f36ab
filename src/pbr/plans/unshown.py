"""
Values that a plan marks as stated, where the quoted words do not show them.

A quotation may be of one line of a longer paragraph, so none of these is a mistake.
Each is a place at which to look at the document again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import fields, frozen

from pbr.findings import Standing
from pbr.plans.plan import Plan
from pbr.rules import RULES, Rule
from pbr.rules.parts.scores import Tools
from pbr.shares import Below, Fall, Share

#: From this many on, a rule has several values.
SEVERAL = 3
_ONES = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Other words that say a number.
_ALSO: dict[int, tuple[str, ...]] = {
    0: ("none", "nil", "consecutive", "continuous", "in a row", "running"),
    1: ("a", "an", "any", "single", "once", "latest", "last"),
    2: ("both", "twice", "second"),
    3: ("third", "a year"),
    6: ("half a year",),
    12: ("year",),
    24: ("two years",),
    25: ("quarter",),
    50: ("half", "halved"),
    52: ("year",),
}
#: Parts that are no whole number of hundredths.
_PARTS = {Fraction(1, 3): ("third",), Fraction(2, 3): ("two thirds",)}
_APART = re.compile(r"[^a-z0-9._]+|\.(?!\d)")
_TENS_AND_ONES = re.compile(rf"\b({'|'.join(_TENS)})[ -]({'|'.join(_ONES[1:10])})\b")
_NUMBERED = re.compile(r"(\d)(?:st|nd|rd|th)\b")


@frozen
class Unshown:
    """
    A rule that is marked as stated, and those of its numbers that its words do not
    show, by the value's name. None, if it is a rule with a reason for no value.
    """

    rule: Rule
    numbers: tuple[tuple[str, str], ...]


def not_in_their_words(plan: Plan) -> Iterator[Unshown]:
    """
    Each rule with a stated number that its words do not have; and each of several
    values, all of them stated.
    """
    for rule in dict.fromkeys(plan.rules()):
        if rule.clause.standing is not Standing.STATED:
            continue
        assumed = {each.value for each in rule.clause.assumptions}
        missing = [
            (name, said)
            for name, said, *numbers in _numbers(rule)
            if name.partition(".")[0] not in assumed
            and not any([_says(rule.clause.words, number) for number in numbers])
        ]
        if missing or (not assumed and len(_values(rule)) >= SEVERAL):
            yield Unshown(rule, tuple(missing))


def _values(rule: Rule) -> list[tuple[str, object]]:
    """
    The values that a plan has given a rule.
    """
    named = [(each.name, getattr(rule, each.name)) for each in fields(RULES[rule.name])]
    return [
        (name, value)
        for name, value in named
        if name != "clause" and value not in (None, ())
    ]


def _numbers(rule: Rule) -> Iterator[tuple[str, str, *tuple[Fraction, ...]]]:
    """
    The numbers among a rule's values: name, as written, and what the words may show for
    it, in units or in hundredths. The number of a date is its year.
    """
    for name, value in _values(rule):
        if name == "before_age" and isinstance(value, int):
            # A document may name the last age that counts: "aged 16 to 18".
            yield name, str(value), Fraction(value), Fraction(value - 1)
        elif isinstance(value, int | Fraction):
            yield name, str(value), Fraction(value)
        elif isinstance(value, date):
            yield name, value.isoformat(), Fraction(value.year)
        elif isinstance(value, Share | Below):
            yield name, str(value), value.of * 100
        elif isinstance(value, Fall) and not value.is_any:
            yield name, str(value), value.by * 100
        elif isinstance(value, Tools):
            for tool, each in value.named:
                yield f"{name}.{tool}", str(each.by), each.by


def _says(words: str, number: Fraction) -> bool:
    """
    Whether some words have a number: in digits, in letters, or as "half" or "a year".
    """
    text = _NUMBERED.sub(r"\1", words.casefold())
    text = _TENS_AND_ONES.sub(r"\1_\2", text)
    parts = f" {' '.join(_APART.split(text))} "
    return any([f" {form} " in parts for form in _forms(number)])


def _forms(number: Fraction) -> Iterator[str]:
    if 10**6 % number.denominator:
        part = number / 100
        yield from (f"{part.numerator} {part.denominator}", *_PARTS.get(part, ()))
        return
    if number.denominator != 1:
        # A plan writes no other fractions than decimal ones: "33.5%".
        yield str(Decimal(number.numerator) / number.denominator)
        return
    whole = int(number)
    yield str(whole)
    yield from _ALSO.get(whole, ())
    if whole < len(_ONES):
        yield _ONES[whole]
    elif whole < 100:  # noqa: PLR2004 - no plan spells out a hundred
        tens, ones = divmod(whole, 10)
        yield "_".join([_TENS[tens - 2], *([_ONES[ones]] if ones else [])])

"""
One value of a plan file at a time: what it says, or what is wrong and how to write it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

from pbr.exceptions import NotUnderstood
from pbr.findings import Standing
from pbr.texts.folding import fold
from pbr.texts.nearest import did_you_mean
from pbr.texts.visible import cut

MOST = 600
MOST_NUMBER = 999_999
_POUNDS = re.compile(r"\d{1,7}\.\d\d")
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,6})?")
E = TypeVar("E", bound=Enum)


def shown(value: object) -> str:
    """
    A value as its author wrote it, cut to 60 characters.
    """
    return cut(_written(value))


def in_words(value: object) -> str:
    """
    A value in words: text is not in quotes.
    """
    return value if isinstance(value, str) else _written(value)


def _written(value: object) -> str:
    try:
        return repr(value)
    except ValueError:  # Python writes no whole number of thousands of digits
        return "a number too long to show"


def a_word(value: object, _type: object) -> str:
    """
    Some words.
    """
    if isinstance(value, str) and value.strip():
        return value
    fault = f"{shown(value)} is not words"
    raise NotUnderstood(fault, 'write words, as in "Bradford"')


def a_whole_number(value: object, _type: object) -> int:
    """
    A whole number, from 0.
    """
    if type(value) is int and 0 <= value <= MOST:
        return value
    fault = f"{shown(value)} is not a whole number from 0 to {MOST}"
    raise NotUnderstood(fault, "write it without quotes, as in 6")


def a_positive_number(value: object, _type: object) -> int:
    """
    A whole number, from 1.
    """
    if type(value) is int and 1 <= value <= MOST:
        return value
    fault = f"{shown(value)} is not a whole number from 1 to {MOST}"
    raise NotUnderstood(fault, "write it without quotes, as in 6")


def a_date(value: object, _type: object) -> date:
    """
    A date, without a time.
    """
    if type(value) is date:
        return value
    fault = f"{shown(value)} is not a date"
    raise NotUnderstood(fault, "write it without quotes, as in 2015-04-01")


def an_exact_number(value: object, _type: object) -> Fraction:
    """
    A number, exactly: never a float.
    """
    if type(value) is int and 0 <= value <= MOST_NUMBER:
        return Fraction(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Fraction(value)
    fault = f"{shown(value)} is not an exact number"
    raise NotUnderstood(fault, 'write 1, or "0.5" in quotes')


def pounds(value: object, _type: object) -> Decimal:
    """
    Pounds and pence.
    """
    if isinstance(value, str) and _POUNDS.fullmatch(value):
        return Decimal(value)
    fault = f"{shown(value)} is not pounds and pence"
    raise NotUnderstood(fault, 'write it in quotes, as in "800.00"')


def words(value: object, _type: object) -> tuple[str, ...]:
    """
    A list of one or more words, each once.
    """
    if (
        isinstance(value, list)
        and value
        and len({fold(_written(word)) for word in value}) == len(value)
    ):
        return tuple([a_word(word, str) for word in value])
    fault = f"{shown(value)} is not a list of one or more different words"
    raise NotUnderstood(fault, 'write ["offence", "asb"]')


def one_of(value: object, kind: type[E]) -> E:
    """
    One of the words of a choice.
    """
    # What is pbr's own is no plan's.
    known = [str(member.value) for member in kind if member is not Standing.OWN]
    if value in known:
        return kind(value)
    fault = f"{shown(value)} is not one of its words"
    raise NotUnderstood(fault, did_you_mean(in_words(value), known))


def parsed(value: object, kind: Any) -> object:  # noqa: ANN401 - Share, Below or Fall
    """
    A share, a share to stay below, or a fall.
    """
    return kind.parse(cut(value) if isinstance(value, str) else shown(value))

"""
What a value built in code may hold: no wrong type, and no day that cannot be.

> Families built in code are held to what files are held to. (SPEC §4.9)

A record looks at its own types in one expression, which costs little for each row of a
file. Only if one is odd does it come here, to be refused or, as with an int for a
fraction, taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields, fields_dict

from pbr.exceptions import Contradiction
from pbr.periods import FIRST_YEAR, LAST_YEAR
from pbr.school import SEASONS, Term

#: > dated before 1 January 1980, or on 1 January 2000, is a problem (SPEC §11)
EARLIEST = date(1980, 1, 1)
MEANS_NOT_KNOWN = date(2000, 1, 1)
#: Days that systems write if there is none.
MEAN_OPEN = frozenset({date(2099, 12, 31), date(9999, 12, 31)})
NEVER = MEAN_OPEN | {MEANS_NOT_KNOWN}
_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
PERSON_ID, FAMILY_ID = attrgetter("person_id"), attrgetter("family_id")

#: How Python writes a type or another, by what is in it.
UNIONS = (UnionType, Union)
_SAID = {
    str: "text",
    int: "a whole number",
    bool: "True or False",
    date: "a date",
    Fraction: "a whole number or a Fraction",
    Decimal: "a Decimal",
    Term: 'a term, such as Term.of("2016/17 autumn")',
    type(None): "None",
}


def check_types(record: Any) -> None:  # noqa: ANN401 - any attrs class
    """
    Raise `Contradiction` for the first field that does not hold what it is for.
    """
    made = type(record)
    hints = get_type_hints(made)
    for name in [each.name for each in fields(made) if each.init]:
        value, hint = getattr(record, name), hints[name]
        if not _fits(value, hint):
            raise Contradiction(_wrong_type(made, name, value, hint))


def _fits(value: Any, hint: Any) -> bool:  # noqa: ANN401 - of any type
    """
    Whether a value is of a type. A bool is not a number, nor a datetime a date.
    """
    if get_origin(hint) in UNIONS:
        return any([_fits(value, each) for each in get_args(hint)])
    if get_origin(hint) is tuple:
        inside = get_args(hint)[0]
        return isinstance(value, tuple) and all([_fits(each, inside) for each in value])
    if hint is Term:
        return isinstance(value, Term) and is_a_term(value)
    if hint is int or hint is Fraction:
        return isinstance(value, hint | int) and not isinstance(value, bool)
    if hint is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, get_origin(hint) or hint)


def is_a_term(term: Term) -> bool:
    """
    Whether a term has a season, and a school year in which something can be.
    """
    year, season = term
    if type(year) is type(season) is int:
        return FIRST_YEAR <= year < LAST_YEAR and 0 <= season < len(SEASONS)
    return False


def _wrong_type(record: type, name: str, value: Any, hint: Any) -> str:  # noqa: ANN401
    where, shown = f"{record.__name__}: {name}", fields_dict(record)[name].repr
    if get_origin(hint) is tuple:
        hint = get_args(hint)[0]
        if not isinstance(value, tuple):
            return f"{where} must be a list, each {_said(hint)}, not {value!r}"
        value = next(each for each in value if not _fits(each, hint))
        where = f"{where}: each"
    found = f", not {value!r}" if shown else ""
    return f"{where} must be {_said(hint)}{found}"


def _said(hint: Any) -> str:  # noqa: ANN401 - a type
    if get_origin(hint) in UNIONS:
        return " or ".join([_said(each) for each in get_args(hint)])
    name = (get_origin(hint) or hint).__name__
    article = "an" if name[0] in "AEIOU" else "a"
    return _SAID.get(hint, f"{article} {name}")


@lru_cache(maxsize=65536)
def can_be(day: date | None) -> bool:
    """
    Whether a day is one of our time, and not one that means open; None is.
    """
    return day is None or (_FIRST <= day <= _LAST and day not in MEAN_OPEN)


@lru_cache(maxsize=65536)
def is_true(day: date | None) -> bool:
    """
    Whether something in the programme can have happened on a day; None is.
    """
    return day is None or (EARLIEST <= day <= _LAST and day not in NEVER)


def check_days(record: Any, *names: str) -> None:  # noqa: ANN401 - any record
    """
    Raise `Contradiction` for the first of these fields whose day cannot be.
    """
    for name in names:
        day = getattr(record, name)
        if not can_be(day):
            expected = f"a day that is known, from {FIRST_YEAR} to {LAST_YEAR}"
            raise Contradiction(_cannot_be(record, name, day, expected))


def check_true_days(record: Any, *names: str) -> None:  # noqa: ANN401 - any record
    """
    Raise `Contradiction` for the first of these fields on which nothing happened. There
    is one.
    """
    check_days(record, *names)
    days = {name: getattr(record, name) for name in names}
    name, day = next(each for each in days.items() if not is_true(each[1]))
    expected = f"the true day, from {EARLIEST} on, and not {MEANS_NOT_KNOWN}"
    raise Contradiction(_cannot_be(record, name, day, expected))


def _cannot_be(record: Any, name: str, day: date, expected: str) -> str:  # noqa: ANN401
    return f"{type(record).__name__}: {name} cannot be {day}; give {expected}"


def check_ids(record: Any, *names: str) -> None:  # noqa: ANN401 - any record
    """
    Raise `Contradiction` for the first of these ids that is blank. There is one.
    """
    name = next(name for name in names if not getattr(record, name))
    message = f"{type(record).__name__}: {name} cannot be blank"
    raise Contradiction(message)


def check_kind(holder: Any, name: str, kind: type) -> None:  # noqa: ANN401
    """
    Raise `Contradiction` if a field has anything but records of a kind.
    """
    rows = getattr(holder, name)
    if rows != () and (type(rows) is not tuple or {*map(type, rows)} != {kind}):
        check_types(holder)


def check_rows(
    holder: Any,  # noqa: ANN401 - a person or a family
    kinds: Iterable[tuple[str, type]],
    id_of: Callable[[object], str],
    own: str,
) -> None:
    """
    Raise `Contradiction` for the first row that is not of its kind, or is another's.

    `kinds` are the fields with the kind of record that each has. `id_of` is `PERSON_ID`
    or `FAMILY_ID`, and gives `own` for every row.
    """
    for name, kind in kinds:
        rows = getattr(holder, name)
        if rows == ():
            continue
        if type(rows) is not tuple or {*map(type, rows)} != {kind}:
            check_types(holder)
        if {*map(id_of, rows)} != {own}:
            other = next(filter(own.__ne__, map(id_of, rows)))
            id_name = "person_id" if id_of is PERSON_ID else "family_id"
            raise Contradiction(whose_it_is(own, name, id_name, other))


def whose_it_is(own: str, name: str, id_name: str, other: str) -> str:
    """
    The words for a row that is another person's or another family's.
    """
    return f"{own}: {name} has a row with the {id_name} {other}; give it to {other}"

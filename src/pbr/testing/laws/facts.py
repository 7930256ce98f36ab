"""
The facts and the day decide, and nothing else (SPEC §2.1, §10.1, §10.2, §10.14).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from random import Random
from typing import Any

from attrs import evolve

from pbr.records import Family, Person, Row
from pbr.rules import Rule
from pbr.testing.laws.changed import FAMILY_ROWS, PERSON_ROWS, every_row

#: What tells the day of the computer, by the name of the function.
OF_THE_CLOCK = ("today", "now", "utcnow")
#: The clock, chance and files, by module and name.
OUTSIDE = {
    *[("time", name) for name in ("time", "time_ns", "localtime", "gmtime")],
    *[(module, "open") for module in ("io", "_io")],
    *[(module, "urandom") for module in ("posix", "nt")],
}


def nothing_else_is_asked(rule: Rule, family: Family, on: date) -> None:
    """
    A rule reads the family and the day: no clock, no chance, no file, no memory of
    what it was asked before (law 14).
    """
    trails = [rule.examine(family, on), rule.examine(family, on)]
    asked = _asked_outside(lambda: trails.append(rule.examine(family, on)))
    message = f"it asks {', '.join(asked)}: a rule may read only the family and the day"
    assert not asked, message
    trails += [rule.examine(family, on)]
    message = "the same family on the same day has two trails"
    assert all([other == trails[0] for other in trails]), message


def _asked_outside(examine: Callable[[], object]) -> list[str]:
    """
    What is asked that is not the family, while a family is examined.

    No rubbish is collected meanwhile: whoever watches that looks at the clock.
    """
    seen: list[tuple[str, Any]] = []
    before, collects = sys.getprofile(), gc.isenabled()
    gc.disable()
    sys.setprofile(lambda _, event, about: seen.append((event, about)))
    try:
        examine()
    finally:
        sys.setprofile(before)
        (gc.enable if collects else gc.disable)()
    called = [about for event, about in seen if event == "c_call"]
    return sorted({each.__qualname__ for each in called if _is_outside(each)})


def _is_outside(called: Any) -> bool:  # noqa: ANN401 - a function written in C
    owner, module = getattr(called, "__self__", None), called.__module__
    if isinstance(owner, type) and issubclass(owner, date):
        return called.__name__ in OF_THE_CLOCK
    return isinstance(owner, Random) or (module, called.__name__) in OUTSIDE


def order_changes_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    Rows and members in another order give the same trail (law 1).
    """
    turned = every_row(family, lambda rows: rows[::-1])
    found, other = rule.examine(family, on), rule.examine(turned, on)
    assert found == other, "the order of rows changes the trail"


def lines_change_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    The same rows on other lines, or of another file, give the same trail (law 1).
    """
    found = rule.examine(family, on)
    for numbered in _numbered(family):
        other = rule.examine(numbered, on)
        assert found == other, "the file or line of a row changes the trail"


def _numbered(family: Family) -> Iterator[Family]:
    """
    The family, its rows on lines that go up, or down, each way in other files.
    """
    for file, step in (("first.csv", 1), ("other.csv", -1)):
        lines = count(1_000_000, step)

        def placed(rows: Any) -> Any:  # noqa: ANN401 - rows of any kind
            return tuple([_at(row, Row(file, next(lines))) for row in rows])  # noqa: B023

        yield every_row(evolve(family, row=Row(file, 2)), placed)


def _at(row: Any, place: Row) -> Any:  # noqa: ANN401 - a row of any kind
    if isinstance(row, Person):
        return evolve(row, stays=[evolve(stay, row=place) for stay in row.stays])
    return evolve(row, row=place)


def names_change_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    Ids say nothing: members who swap theirs, and so their order, change no verdict.
    """
    ids = [one.person_id for one in family.people]
    other = rule.examine(_renamed(family, dict(zip(ids, ids[::-1], strict=True))), on)
    found = rule.examine(family, on)
    assert found.verdict is other.verdict, "the ids of members change the verdict"


def _renamed(family: Family, names: dict[str, str]) -> Family:
    def named(row: Any) -> Any:  # noqa: ANN401 - a row of any kind
        mine = getattr(row, "person_id", "")
        return evolve(row, person_id=names[mine]) if mine in names else row

    def of_person(one: Person) -> Person:
        theirs: dict[str, Any] = {
            file: [named(row) for row in getattr(one, file)]
            for file in ("stays", *PERSON_ROWS)
        }
        return evolve(one, **theirs)

    people = [of_person(one) for one in family.people]
    rows: dict[str, Any] = {
        file: [named(row) for row in getattr(family, file)] for file in FAMILY_ROWS
    }
    return evolve(family, people=people, **rows)


def repetition_changes_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    Every row twice gives the same verdict (law 2).
    """
    twice = every_row(family, lambda rows: rows * 2)
    found, other = rule.examine(family, on), rule.examine(twice, on)
    assert found.verdict is other.verdict, "a repeated row changes the verdict"

"""
Tests that a plan gives a name, in `[tests.NAME]`, and uses by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen
from cattrs import BaseValidationError

from pbr.exceptions import Mistake
from pbr.plans.citations import Table
from pbr.plans.file import Asked
from pbr.plans.outline import inside
from pbr.plans.reading import Reading
from pbr.plans.structuring import structured
from pbr.plans.values import shown
from pbr.rules import Rule
from pbr.texts.visible import cut

NAMED = "tests"
Told = Callable[[BaseException, str], Iterator[Mistake]]


@frozen
class NamedTests:
    """
    What was read of `[tests]`, and every mistake in it.
    """

    reading: Reading
    mistakes: tuple[Mistake, ...]


def named_tests(tables: object, told: Told) -> NamedTests:
    """
    The tests of `[tests]`. `told` gives the mistakes in one that could not be read.

    None of them names another, so that a short file is a short plan.
    """
    if not isinstance(tables, dict):
        remedy = "write [tests.NAME]"
        wrong = Mistake(NAMED, "is not a table of tests", remedy)
        return NamedTests(Reading(), (wrong,))
    reading = Reading(named=dict.fromkeys(tables))
    read: dict[str, Rule] = {}
    mistakes: list[Mistake] = []
    for name, table in tables.items():
        mistakes += _of_another(table, f"{NAMED}.{cut(name)}", reading)
        try:
            (asked,) = structured({name: table}, dict[str, Asked], reading).values()
        except BaseValidationError as error:  # every mistake is in it
            mistakes += told(error, f".{NAMED}")
        else:
            read[name] = asked.test
    reading.named.update(read)
    return NamedTests(reading, tuple(mistakes))


def _of_another(table: object, path: str, reading: Reading) -> Iterator[Mistake]:
    """
    Each place in a named test at which another is named.
    """
    test = table.get("test") if isinstance(table, dict) else None
    for at, each in inside(test, f"{path}.test"):
        if isinstance(each, str) and each in reading.named:
            fault = f"{shown(each)} is the name of another test"
            yield Mistake(at, fault, "write that test out here")


def with_citations(tables: object, cited: Callable[[Table], Table]) -> object:
    """
    The tables of `[tests]`, each with its citation collected.
    """
    if not isinstance(tables, dict):
        return tables
    return {
        name: cited(table) if isinstance(table, dict) else table
        for name, table in tables.items()
    }

"""
What is wrong with a contradiction that says where its sources disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pbr.exceptions import Mistake
from pbr.plans.outline import Outline
from pbr.plans.values import in_words, shown
from pbr.texts.folding import fold
from pbr.texts.nearest import did_you_mean

#: What goes together: both are written, or neither.
TOGETHER = (("since", "before"), ("of", "otherwise"))


def contradictions(plan: Outline) -> Iterator[Mistake]:
    """
    Half of what goes together, days that are turned round, and unknown names.
    """
    for at, table in enumerate(plan.contradictions):
        path = f"contradictions[{at}]"
        for one, other in TOGETHER:
            if (one in table) != (other in table):
                there, missing = (one, other) if one in table else (other, one)
                yield Mistake(path, f"has {there} without {missing}", "write both")
        since, before = table.get("since"), table.get("before")
        # A datetime is a date too, and is reported as a value that cannot be read.
        if type(since) is date and type(before) is date and before <= since:
            fault = f"{before} is not after since, {since}"
            yield Mistake(f"{path}.before", fault, "write the day after the last day")
        yield from _of(plan, table.get("of"), f"{path}.of")


def _of(plan: Outline, name: object, path: str) -> Iterator[Mistake]:
    """
    A name that is not the problem of a measure, nor a result that asks for one test.
    """
    problems = [each.problem for each in plan.measures if each.problem is not None]
    results = [
        each.name
        for each in plan.results
        if each.name is not None and _asks_for_one_test(each.needs)
    ]
    known = sorted({*problems, *results})
    if isinstance(name, str) and fold(name) not in map(fold, known):
        fault = f"{shown(name)} has no one test"
        yield Mistake(path, fault, did_you_mean(in_words(name), known))


def _asks_for_one_test(needs: object) -> bool:
    return (
        isinstance(needs, list)
        and len(needs) == 1
        and isinstance(needs[0], dict)
        and "measure" not in needs[0]
    )

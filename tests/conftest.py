"""
How hard Hypothesis tries: the same examples every time, unless asked for more.

`HYPOTHESIS_PROFILE=hard pytest tests/laws` looks for new ones, `PBR_EXAMPLES` (2,000)
for each law. A mutant is dead with
the first example that fails: under `mutants` nothing simpler is looked for.
"""

from __future__ import annotations

import gc
import os
import re

import pytest
from hypothesis import Phase, settings

from longest import LONGEST
from pbr import periods, school

settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("few", deadline=None, derandomize=True, max_examples=10)
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile(
    "hard", deadline=None, max_examples=int(os.environ.get("PBR_EXAMPLES", "2000"))
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

REMEMBERED = [
    value.cache_clear
    for module in (periods, school)
    for value in vars(module).values()
    if hasattr(value, "cache_clear")
]


def pytest_configure(config: pytest.Config) -> None:
    """
    Tests are begun in the order in which they stand, on several workers too.
    """
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    The files that take longest come first; within a file nothing moves.

    A mutant is dead with the first test that fails. So the tests that are named like the
    changed file come first then, and those that take longest come last.
    """
    place = {name: number for number, name in enumerate(reversed(LONGEST), 1)}
    changed = _names_in(os.environ.get("MUTANT_UNDER_TEST", ""))

    def how_late(item: pytest.Item) -> tuple[int, int]:
        file = item.nodeid.partition("::")[0]
        if not changed:
            return -place.get(file, 0), 0
        return place.get(file, 0), -len(_names_in(file) & changed)

    items.sort(key=how_late)


def _names_in(where: str) -> set[str]:
    """
    The folders and the file in the name of a mutant, or of a file of tests.
    """
    return set(re.findall(r"[a-z]+(?:_[a-z]+)*", where.replace("test_", "")))


def pytest_collection_finish() -> None:
    """
    The thousands of tests that were collected are there to the end: no need to look.
    """
    gc.collect()
    gc.freeze()


def pytest_runtest_setup() -> None:
    """
    No test finds what pbr worked out in another and remembered.
    """
    for forget in REMEMBERED:
        forget()

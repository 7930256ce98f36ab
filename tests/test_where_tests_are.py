"""
The tests are where the pages and the settings say, and each file has a name of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from longest import LONGEST

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
#: A path of a test, a script or a module, in a page.
PATH = re.compile(r"\b(?:tests|tools|src/pbr)/[\w./*-]*\w")


def test_what_the_pages_name_is_there() -> None:
    """
    Each test, script and module named in the pages about tests is in the repository.
    """
    for page in ("docs/explanation/how-we-test.md", "CONTRIBUTING.md", "Makefile"):
        named = PATH.findall((ROOT / page).read_text("utf-8"))
        assert named
        assert [name for name in named if not (ROOT / name).exists()] == [], page


def test_what_the_settings_of_mutants_name_is_there() -> None:
    """
    Each module that is changed, and each test that is run on it, is in the repository.
    """
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    mutmut = settings["tool"]["mutmut"]
    for names in ("only_mutate", "pytest_add_cli_args_test_selection"):
        assert [name for name in mutmut[names] if not list(ROOT.glob(name))] == []


def test_no_two_files_of_tests_have_one_name() -> None:
    """
    A failure names its file, and that is the only one.
    """
    names = Counter(path.name for path in TESTS.rglob("*.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_rule_has_its_tests() -> None:
    """
    Each file of rules has one file of tests, named for it.
    """
    rules = [path.stem for path in (ROOT / "src/pbr/rules").glob("[a-z]*.py")]
    assert [
        name for name in rules if not (TESTS / "rules" / f"test_{name}.py").exists()
    ] == []


def test_the_longest_are_there() -> None:
    """
    Each file that is begun first is in the repository, once.
    """
    assert [name for name in LONGEST if not (ROOT / name).exists()] == []
    assert len(set(LONGEST)) == len(LONGEST)

"""
The JSON Schema of a decision: what pbr writes fits it, and it says what the code says.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import fields
from jsonschema import Draft202012Validator

from pbr import load_plan, read_cases
from pbr.batch import Failure, decide_each
from pbr.evidence.document import as_data, schema
from pbr.findings import Needed, Quantity, Reason, Standing, Why
from pbr.records import SubjectKind
from pbr.verdicts import Verdict
from pbr.weights import Weight
from worked import Case, case_files

EXAMPLES = Path(__file__).parents[2] / "examples"
EVERY_RULE = EXAMPLES / "every-rule.toml"
SCHEMA = schema()
DEFINED = SCHEMA["$defs"]
FINDING = DEFINED["finding"]["properties"]
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLE = sorted(file.parent.name for file in EXAMPLES.glob("*/families.csv"))
#: Words that no claim of the examples and the worked cases has. Those of tests/rules do.
NOT_SHOWN = {"another outcome", "another person", "not an adult that day"}


@cache
def of_example(folder: str) -> tuple[dict[str, Any], ...]:
    """
    What pbr writes of each family of an example.
    """
    every_rule = folder == "every-rule-families"
    plan = load_plan(EVERY_RULE if every_rule else "bradford-families-first-2015")
    cases = read_cases(EXAMPLES / folder, plan)
    decided = decide_each(cases.families, date(2017, 10, 31), plan)
    return tuple([as_data(each) for each in decided])


def of_case(path: Path, folder: Path) -> dict[str, Any]:
    """
    What pbr writes of a worked case.
    """
    return as_data(Case.read(path).decision(folder))


def test_it_is_a_schema_of_2020_12() -> None:
    """
    The schema is itself what JSON Schema 2020-12 allows, and has an id with a version.
    """
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:pbr:decision:2.0"


@pytest.mark.parametrize("folder", EXAMPLE)
def test_every_example_fits(folder: str) -> None:
    """
    What pbr writes of each family of each example fits.
    """
    written = of_example(folder)
    assert written
    for each in written:
        VALIDATOR.validate(each)


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_every_worked_case_fits(path: Path, tmp_path: Path) -> None:
    """
    So does what it writes of each worked case.
    """
    written = of_case(path, tmp_path)
    assert written["verdict"] == Case.read(path).verdict
    VALIDATOR.validate(written)


def test_a_crash_fits() -> None:
    """
    So does what it writes of a claim on which a rule crashed.
    """
    failure = Failure("F", load_plan(EVERY_RULE), date(2017, 10, 31), KeyError("x"))
    written = as_data(failure)
    assert written["verdict"] == "error"
    VALIDATOR.validate(written)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """
    Every object in a JSON value.
    """
    if isinstance(value, dict):
        yield value
    for held in value.values() if isinstance(value, dict) else value:
        if isinstance(held, dict | list):
            yield from objects(held)


def test_nothing_more_and_nothing_less_fits() -> None:
    """
    A decision that lacks any one key, or has one more anywhere, does not fit.

    Of objects with the same keys one is tried.
    """
    whole = deepcopy(of_example("bradford-example-two-confirmed")[0])
    of_each_sort = {(*sorted(each), each.get("kind")): each for each in objects(whole)}
    for each in of_each_sort.values():
        each["more"] = 1
        assert not VALIDATOR.is_valid(whole)
        del each["more"]
        for key, held in list(each.items()):
            del each[key]
            assert not VALIDATOR.is_valid(whole), key
            each[key] = held
    assert VALIDATOR.is_valid(whole)
    assert len(of_each_sort) == 17


def test_it_names_each_word() -> None:
    """
    Each list of words in it is the code's own, in the code's order.
    """
    passed_over = FINDING["passed_over"]["items"]["properties"]
    clause = DEFINED["clause"]["properties"]
    subject = DEFINED["subject"]["properties"]
    for words, of in (
        (FINDING["reason"], Reason),
        (FINDING["weight"], Weight),
        (passed_over["why"], Why),
        (DEFINED["verdict"], Verdict),
        (clause["standing"], Standing),
        (subject["kind"], SubjectKind),
    ):
        assert words["enum"] == [each.value for each in of]


@pytest.mark.parametrize(
    ("name", "kinds"), [("quantity", get_args(Quantity)), ("needed", get_args(Needed))]
)
def test_it_has_the_fields_of_each_kind(name: str, kinds: tuple[Any, ...]) -> None:
    """
    Each measure and need has the code's fields, every one of them required.
    """
    said = {
        each["properties"]["kind"]["const"]: (each["properties"], each["required"])
        for each in DEFINED[name]["oneOf"]
    }
    assert list(said) == [kind.__name__ for kind in kinds]
    for kind in kinds:
        expected = {"kind", *[each.name for each in fields(kind)]}
        worked_out = ("most_allowed", "short_by")
        expected |= {each for each in worked_out if hasattr(kind, each)}
        properties, required = said[kind.__name__]
        assert set(properties) == set(required) == expected


def words_in(value: Any) -> Iterator[str]:
    """
    The kinds, reasons and whys that a JSON value has.
    """
    if isinstance(value, dict):
        for key, held in value.items():
            if key in {"kind", "reason", "why"} and isinstance(held, str):
                yield held
            yield from words_in(held)
    if isinstance(value, list):
        for held in value:
            yield from words_in(held)


def test_what_fits_has_every_word(tmp_path: Path) -> None:
    """
    Each kind, reason and why of the schema is in what was written and fits.
    """
    written: list[dict[str, Any]] = []
    for folder in EXAMPLE:
        written += of_example(folder)
    for number, path in enumerate(case_files()):
        (tmp_path / f"{number}").mkdir()
        written.append(of_case(path, tmp_path / f"{number}"))
    known = {kind.__name__ for kind in (*get_args(Quantity), *get_args(Needed))}
    known |= {reason.value for reason in Reason} | {why.value for why in Why}
    assert known - set(words_in(written)) == NOT_SHOWN

"""
Reading a plan: from TOML to a `Plan`, or every mistake in it with its remedy.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import field, fields_dict, frozen
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from pbr.exceptions import Mistake, NotUnderstood, PlanError
from pbr.findings import Clause
from pbr.plans.checking import mistakes_in
from pbr.plans.citations import NO_WHY, SOURCE, SURETY, Table, cited
from pbr.plans.plan import (
    Amount,
    Contradiction,
    EveryNeed,
    Measure,
    MeasureOf,
    NeedOf,
    Note,
    Part,
    Plan,
    Result,
    Window,
)
from pbr.plans.structuring import AsAsked, converter, nearest
from pbr.rules import Rule

SUFFIX = ".toml"
#: Where the path of a table ends and that of something inside it begins.
_INSIDE = re.compile(r"\.(?:test|needs|amounts)\b|\.(?:clause|words|standing)$")
#: What to write for a key that is missing.
EXAMPLES = {
    "at_least": "2",
    "baseline": '"before attachment"',
    "before": "2020-04-01",
    "by": '"33%"',
    "clause": '"2.3(3)", the paragraph of the source',
    "count": "3",
    "counted_from": '"any" or "attachment"',
    "counting": '"all absence" or "unauthorised absence"',
    "gap_days": "0",
    "months": "6",
    "off_benefits": '["jobseekers-allowance"] or "not looked at"',
    "share": '"at least 90%"',
    "since": "2015-04-01",
    "standing": '"stated" or "assumed"',
    "starters": '"wait" or "terms so far"',
    "terms": "3",
    "weeks": "26",
    "whose": '"family", "children" or "adults"',
    "words": '"…", quoted from the source',
}


class Others(Enum):
    """
    Whether the plan takes problems that it does not list.
    """

    TAKEN = "taken"
    REFUSED = "refused"


@frozen
class InForce:
    """
    The days of the plan's life.
    """

    clause: Clause
    since: date
    before: date


@frozen
class Asked:
    """
    A test, and where it stands.
    """

    clause: Clause
    test: Rule


@frozen
class MeasureTable:
    """
    A measure as the file gives it: without dates it holds for the plan's life.
    """

    clause: Clause
    problem: str
    test: Rule | AsAsked
    whose: tuple[NeedOf, ...] = tuple(NeedOf)
    since: date | None = None
    before: date | None = None


@frozen
class AmountTable:
    """
    An amount as the file gives it.
    """

    clause: Clause
    pounds: Decimal
    since: date | None = None
    before: date | None = None


@frozen
class ResultTable:
    """
    A result as the file gives it.
    """

    clause: Clause
    name: str
    needs: tuple[Part | AsAsked, ...]
    amounts: tuple[AmountTable, ...]
    supplement_to: str | None = None


@frozen
class PlanFile:
    """
    A plan as the file gives it.
    """

    title: str
    area: str
    source: str
    cited_as: str
    problems: tuple[str, ...]
    other_problems: Others
    in_force: InForce
    eligibility: Asked
    engagement: Asked
    results: tuple[ResultTable, ...]
    attachment_fees: tuple[AmountTable, ...]
    asked_of_every_family: Asked | None = None
    attached_since: Asked | None = None
    measures: tuple[MeasureTable, ...] = ()
    claim_windows: tuple[Window, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    notes: tuple[Note, ...] = ()
    holders: dict[str, str] = field(factory=dict)


def shipped_plans() -> tuple[str, ...]:
    """
    The names of the plans that come with pbr, in alphabetical order.
    """
    files = resources.files("pbr.plans").iterdir()
    names = [file.name for file in files if file.name.endswith(SUFFIX)]
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names))


def load_plan(name: str | PathLike[str]) -> Plan:
    """
    Load a plan by its name, when it comes with pbr, or from a TOML file.

    Raises `PlanError` with every mistake in it, each with its path and remedy; also
    when there is no such plan (SPEC §6).
    """
    text = _text_of(name)
    stem = Path(name).name.removesuffix(SUFFIX)
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fault, remedy = f"is not TOML: {error}", "mend the line it names"
        raise PlanError(str(name), (Mistake("the file", fault, remedy),)) from None
    try:
        file = converter().structure(_with_citations(raw), PlanFile)
    except BaseValidationError as error:  # every mistake is in it
        raise PlanError(str(name), _told_once(_mistakes(error, ""))) from None
    plan = _plan_of(file, stem)
    mistakes = mistakes_in(plan)
    if mistakes:
        raise PlanError(str(name), mistakes)
    return plan


def _text_of(name: str | PathLike[str]) -> str:
    if str(name) in shipped_plans():
        return (resources.files("pbr.plans") / f"{name}{SUFFIX}").read_text("utf-8")
    path = Path(name)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        shipped = shipped_plans()
        fault = f"cannot be read as a file ({error.strerror})"
        remedy = f"give a TOML file or a plan's name: {nearest(str(name), [*shipped])}"
        raise PlanError(str(name), (Mistake("the plan", fault, remedy),)) from None
    except UnicodeDecodeError as error:
        fault = f"is not UTF-8 (byte {error.start})"
        mistake = Mistake("the file", fault, "save it as UTF-8")
        raise PlanError(str(name), (mistake,)) from None


def _with_citations(raw: Table) -> Table:
    """
    The file's tables, each with its citation drawn together.
    """
    named = raw.get("cited_as")
    # Where it is missing or no words, that is one mistake, and not one in each table.
    document = {"document": named if isinstance(named, str) and named else "the source"}
    plain = {"contradictions", "holders"}

    def with_citation(key: str, value: object) -> object:
        if isinstance(value, dict) and key not in plain:
            return cited(value, document)
        if isinstance(value, list) and key not in plain:
            return [with_citation(key, each) for each in value]
        return value

    return {key: with_citation(key, value) for key, value in raw.items()}


def _plan_of(file: PlanFile, name: str) -> Plan:
    """
    The plan that a file describes, with its dates filled in.
    """
    since, before = file.in_force.since, file.in_force.before
    asked = _test_of(file.asked_of_every_family)

    def resolved(test: Rule | AsAsked) -> Rule:
        if not isinstance(test, AsAsked):
            return test
        if asked is None:
            fault = f'something says "{test.value}", and nothing is asked'
            remedy = "write [asked_of_every_family], or the test itself"
            mistake = Mistake("asked_of_every_family", fault, remedy)
            raise PlanError(name, (mistake,))
        return asked

    def dated(tables: tuple[AmountTable, ...]) -> tuple[Amount, ...]:
        return tuple(
            Amount(each.since or since, each.before or before, each.pounds, each.clause)
            for each in tables
        )

    return Plan(
        name=name,
        title=file.title,
        area=file.area,
        source=file.source,
        since=since,
        before=before,
        clause=file.in_force.clause,
        problems=file.problems,
        other_problems=file.other_problems is Others.TAKEN,
        eligibility=file.eligibility.test,
        engagement=file.engagement.test,
        asked=asked,
        measures=tuple(
            Measure(
                each.problem,
                each.whose,
                each.since or since,
                each.before or before,
                each.clause,
                resolved(each.test),
            )
            for each in file.measures
        ),
        results=tuple(
            Result(
                each.name,
                each.clause,
                tuple(
                    part if isinstance(part, EveryNeed | MeasureOf) else resolved(part)
                    for part in each.needs
                ),
                dated(each.amounts),
                each.supplement_to,
            )
            for each in file.results
        ),
        attachment_fees=dated(file.attachment_fees),
        attached_since=_test_of(file.attached_since),
        windows=file.claim_windows,
        contradictions=file.contradictions,
        notes=file.notes,
        holders=file.holders,
    )


def _test_of(table: Asked | None) -> Rule | None:
    return None if table is None else table.test


def _told_once(mistakes: Iterator[Mistake]) -> tuple[Mistake, ...]:
    """
    Without those that a test only has because it inherits them from its table.
    """
    told: dict[tuple[str, str, str], Mistake] = {}
    for mistake in mistakes:
        last = mistake.path.rpartition(".")[2]
        inherited = last in (*SOURCE, *SURETY) or mistake.fault == NO_WHY
        table = _INSIDE.split(mistake.path)[0] if inherited else mistake.path
        key = "" if mistake.fault == NO_WHY else last
        told.setdefault((table, key, mistake.fault), mistake)
    return tuple(told.values())


def _mistakes(error: BaseException, path: str) -> Iterator[Mistake]:
    """
    Every mistake inside an error that cattrs raised, each with its path.
    """
    path += _path_of(error)
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _mistakes(inner, path)
        return
    here = path.removeprefix(".") or "the file"
    if isinstance(error, ForbiddenExtraKeysError):
        known = _known_keys(error.cl)
        for key in sorted(error.extra_fields):
            yield Mistake(
                f"{path}.{key}".removeprefix("."),
                "is not a known key",
                nearest(key, known),
            )
    elif isinstance(error, KeyError):
        key = str(error.args[0])
        here = here if here.endswith(key) else f"{here}.{key}"
        yield Mistake(here, "is missing", f"write {key} = {EXAMPLES.get(key, '…')}")
    elif isinstance(error, NotUnderstood):
        yield Mistake(here, error.fault, error.remedy)
    else:
        yield Mistake(here, "is not of the right shape", "see the plan file reference")


def _known_keys(kind: type[Any]) -> list[str]:
    return sorted(fields_dict(kind))


def _path_of(error: BaseException) -> str:
    """
    The steps that an error's notes add to its path, outermost first.
    """
    steps = ""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote) and note.name != "clause":
            steps = f".{note.name}{steps}"
        elif isinstance(note, IterableValidationNote):
            at = note.index
            steps = f"[{at}]{steps}" if isinstance(at, int) else f".{at}{steps}"
    return steps

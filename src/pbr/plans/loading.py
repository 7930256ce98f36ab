"""
Reading a plan: from TOML to a `Plan`, or every mistake in it with its remedy.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import fields_dict
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from pbr.exceptions import Mistake, NotUnderstood, PlanError
from pbr.plans.checking import mistakes_between
from pbr.plans.citations import NO_WHY, SOURCE, SURETY, Table, cited
from pbr.plans.file import PlanFile, plan_of
from pbr.plans.outline import outline_of
from pbr.plans.plan import (
    Plan,
)
from pbr.plans.structuring import converter, nearest

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
    unread: tuple[Mistake, ...] = ()
    file = None
    try:
        file = converter().structure(_with_citations(raw), PlanFile)
    except BaseValidationError as error:  # every mistake is in it
        unread = _told_once(_mistakes(error, ""))
    mistakes = (*unread, *mistakes_between(outline_of(raw)))
    if file is None or mistakes:
        raise PlanError(str(name), mistakes)
    return plan_of(file, stem)


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

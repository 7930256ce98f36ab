"""
Loading a plan: from a TOML file to a `Plan`, or to every mistake in it with its remedy.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
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
from pbr.plans.citations import (
    NO_WHY,
    SOURCE,
    SURETY,
    Table,
    cited,
    of_the_other_source,
)
from pbr.plans.file import PlanFile, plan_of
from pbr.plans.named import NAMED, named_tests, with_citations
from pbr.plans.outline import outline_of
from pbr.plans.plan import Plan
from pbr.plans.reading import ToldElsewhere
from pbr.plans.structuring import structured
from pbr.plans.taken_out import told_of_already
from pbr.texts.folding import fold
from pbr.texts.nearest import did_you_mean
from pbr.texts.opening import NotOpened, bytes_of
from pbr.texts.visible import cut, visible

SUFFIX = ".toml"
#: Many times the size of a plan, and deeper than any test needs.
MOST_BYTES = 250_000
DEEPEST = 40
_IN_QUOTES = re.compile(
    r"""
      "{3}.*?"{3} | '{3}.*?'{3}           # over several lines
    | "(?:[^"\\\n]|\\.)*" | '[^'\n]*'   # on one
    | \#[^\n]*                           # a comment
    """,
    re.DOTALL | re.VERBOSE,
)
_BETWEEN_KEYS = re.compile(r"[=,\[\]{}\n]")
#: The most unknown keys of one table that are reported one by one.
MOST_KEYS = 100
#: Where the path of a table ends and the path inside it begins.
_INSIDE = re.compile(r"\.(?:test|needs|amounts)\b|\.(?:clause|words|standing)$")
#: What to write for a key that is missing.
EXAMPLES = {
    "asked_on": '"attachment" or "the day"',
    "at_least": "2",
    "baseline": '"before attachment"',
    "before": "2020-04-01",
    "before_age": "19",
    "better": '"up" or "down"',
    "by": '"33%"',
    "clause": '"2.3(3)", the paragraph of the source',
    "count": "3",
    "counted_from": '"any" or "attachment"',
    "counting": '"all absence" or "unauthorised absence"',
    "from_age": "16",
    "gap_days": "0",
    "months": "6",
    "otherwise": '{ rule = "stated", … }, what is asked if the first is not met',
    "share": '"at least 90%"',
    "since": "2015-04-01",
    "standing": '"stated" or "assumed"',
    "starters": '"wait" or "terms so far"',
    "terms": "3",
    "tools": '{ sdq = { better = "down", by = 1 } }',
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
    A plan that comes with pbr, by its name, or a plan from a TOML file.

    Raises `PlanError` with every mistake in it, each with its path and remedy, and if
    there is no such plan (SPEC §6).
    """
    text = _text_of(name)
    stem = visible(Path(name).name.removesuffix(SUFFIX))
    raw = _tables_of(text, name)
    unread: tuple[Mistake, ...] = ()
    file = None
    tables = _with_citations(raw)
    tests = named_tests(tables.pop(NAMED, {}), _mistakes)
    found_in_tests = tests.mistakes
    try:
        file = structured(tables, PlanFile, tests.reading)
    except BaseValidationError as error:  # every mistake is in it
        unread = (*_mistakes(error, ""),)
    unread = _without_repeats((*found_in_tests, *unread))
    outline = outline_of(raw)
    # A key that was taken out is told of with what to write, not as unknown too.
    told = told_of_already(outline)
    unread = tuple([each for each in unread if each.path not in told])
    mistakes = (*unread, *mistakes_between(outline))
    found = None if file is None or mistakes else plan_of(file, stem)
    mistakes = (*mistakes, *_taken_name(found, name, stem))
    if found is None or mistakes:
        raise PlanError(visible(str(name)), mistakes)
    return found


def _taken_name(
    found: Plan | None, name: str | PathLike[str], stem: str
) -> Iterator[Mistake]:
    """
    > A plan that is not shipped may not take a shipped plan's name unless its digest is
    > the same. (SPEC §6)

    We read a name that differs only in letter case, or in `_` and `-`, as the same
    (readings: "A plan's name may not look like a shipped one"). `found` is None for a
    plan with other mistakes, which is not the shipped one either.
    """
    shipped = next((each for each in shipped_plans() if each == fold(stem)), None)
    if shipped is None or str(name) == shipped:
        return
    if found is None or found.digest != load_plan(shipped).digest:
        fault = f"has the name of {shipped}, which comes with pbr, but is not the same"
        yield Mistake("the file", fault, "give the file another name")


def _refused(
    name: str | PathLike[str], what: str, fault: str, remedy: str
) -> PlanError:
    return PlanError(visible(str(name)), (Mistake(what, fault, remedy),))


def _tables_of(text: str, name: str | PathLike[str]) -> Table:
    """
    The tables of a plan. Raises `PlanError` if they are deeper than a plan can be.
    """
    try:
        raw = None if _has_endless_keys(text) else tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        fault, remedy = f"is not TOML: {error}", "correct the line it names"
        raise _refused(name, "the file", fault, remedy) from None
    except RecursionError:
        raw = None
    except ValueError:  # Python reads no whole number of thousands of digits
        fault = "has a number that is too long to read"
        raise _refused(name, "the file", fault, "write it in fewer digits") from None
    if raw is None or _depth_of(raw) > DEEPEST:
        fault = "is nested too deeply"
        remedy = f"put at most {DEEPEST} tables and lists inside each other"
        raise _refused(name, "the file", fault, remedy)
    return raw


def _has_endless_keys(text: str) -> bool:
    """
    Whether a key has more parts than the tables may have levels.

    To read a key, tomllib needs time and memory for the square of its parts.
    """
    bare = _IN_QUOTES.sub("_", text)
    return any(part.count(".") > DEEPEST for part in _BETWEEN_KEYS.split(bare))


def _depth_of(value: object) -> int:
    """
    How many tables and lists are inside each other, counted level by level.
    """
    depth, level = 0, [value]
    while level:
        depth += 1
        tables = [each.values() for each in level if isinstance(each, dict)]
        lists = [each for each in level if isinstance(each, list)]
        level = [part for parts in (*tables, *lists) for part in parts]
    return depth - 1


def _text_of(name: str | PathLike[str]) -> str:
    if str(name) in shipped_plans():
        return (resources.files("pbr.plans") / f"{name}{SUFFIX}").read_text("utf-8")
    try:
        return bytes_of(Path(name), MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = f"is not UTF-8 (byte {error.start})"
        raise _refused(name, "the file", fault, "save it as UTF-8") from None
    except NotOpened as error:
        fault = f"cannot be read as a file ({error.why})"
        close = did_you_mean(str(name), shipped_plans())
        remedy = f"give a TOML file or a plan's name: {close}"
        raise _refused(name, "the plan", fault, remedy) from None


def _with_citations(raw: Table) -> Table:
    """
    The file's tables, each with its citation collected.
    """
    named = raw.get("cited_as")
    # If it is missing or is not words, that is one mistake, not one in each table.
    document = {"document": named if isinstance(named, str) and named else "the source"}
    plain = {"holders", "set_aside"}

    def with_citation(key: str, value: object) -> object:
        if key == NAMED:
            return with_citations(value, lambda table: cited(table, document))
        if isinstance(value, dict) and key == "contradictions":
            return of_the_other_source(value, document)
        if isinstance(value, dict) and key not in plain:
            return cited(value, document)
        if isinstance(value, list) and key not in plain:
            return [with_citation(key, each) for each in value]
        return value

    return {key: with_citation(key, value) for key, value in raw.items()}


def _without_repeats(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """
    The mistakes without those that a test only inherits from its table.
    """
    kept: dict[tuple[str, str, str], Mistake] = {}
    for mistake in mistakes:
        last = mistake.path.rpartition(".")[2]
        inherited = last in (*SOURCE, *SURETY) or mistake.fault == NO_WHY
        table = _INSIDE.split(mistake.path)[0] if inherited else mistake.path
        key = "" if mistake.fault == NO_WHY else last
        kept.setdefault((table, key, mistake.fault), mistake)
    return tuple(kept.values())


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
        extra = sorted(error.extra_fields)
        for key in extra[:MOST_KEYS]:
            at = f"{path}.{cut(key)}".removeprefix(".")
            yield Mistake(at, "is not a known key", did_you_mean(key, known))
        if len(extra) > MOST_KEYS:
            fault = f"has {len(extra) - MOST_KEYS:,} more unknown keys"
            yield Mistake(here, fault, f"write only {', '.join(known)}")
    elif isinstance(error, KeyError):
        key = cut(str(error.args[0]))
        here = here if here.endswith(key) else f"{here}.{key}"
        # How much a tool must be better by is a number, and other falls are shares.
        of_tool = key == "by" and ".tools." in here
        example = "1" if of_tool else EXAMPLES.get(key, "…")
        yield Mistake(here, "is missing", f"write {key} = {example}")
    elif isinstance(error, ToldElsewhere):
        return
    elif isinstance(error, NotUnderstood):
        yield Mistake(here, error.fault, error.remedy)
    else:
        yield Mistake(here, "is not of the right shape", "see the plan file reference")


def _known_keys(kind: type[Any]) -> list[str]:
    return sorted([*fields_dict(kind), *([NAMED] if kind is PlanFile else [])])


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

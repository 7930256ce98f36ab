"""
What each word that a report prints means, in groups: for `pbr explain`.

A word has a meaning in each group that it is in: a family can be *attached* by a rule,
and be at the stage *attached*.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from inspect import getdoc
from typing import Any

from pbr.reports import overview, wording
from pbr.reports.margins import TITLES
from pbr.reports.meanings.caseload import DIFF, FLAGS, ODDITIES, STAGES, STUCK_ON
from pbr.reports.meanings.decisions import QUESTIONS, TRAIL, VERDICTS, WEIGHTS
from pbr.reports.meanings.evidence import CHASE, MARGINS, MEASURES, NEEDS, SPARE
from pbr.reports.meanings.money import KINDS, MONEY
from pbr.reports.meanings.programme import PROGRAMME
from pbr.reports.meanings.reasons import PASSED_OVER, REASONS
from pbr.reports.meanings.tables import COLUMNS, PAGE
from pbr.reports.meanings.when import ASSUME, STARTS, WHEN
from pbr.rules import RULES

Group = Mapping[str, str]
A_RULE = "a rule"


def as_asked(word: str) -> str:
    """
    A word as it is looked up: `Not_Met`, `not-met` and `not met` are one.
    """
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _name(word: Any) -> str:  # noqa: ANN401 - a text, a member of a list or a class
    """
    The word itself; a member of a list by its value, a class by its name.
    """
    if isinstance(word, Enum):
        return str(word.value).replace("_", " ")
    return str(getattr(word, "__name__", word))


def _group(*meanings: Mapping[Any, str]) -> Group:
    return {_name(word): said for each in meanings for word, said in each.items()}


def _printed(words: Mapping[Any, str], meanings: Mapping[Any, str]) -> Group:
    """
    What a report prints for each member of a list, up to a colon, with its meaning.
    """
    return {
        words[each].partition(":")[0]: meaning
        for each, meaning in meanings.items()
        if words.get(each)
    }


#: What `pbr explain` knows, by what the word is.
GROUPS: dict[str, Group] = {
    "a verdict": _group(VERDICTS),
    "a weight": _group(WEIGHTS),
    "a reason": {**_printed(wording.REASONS, REASONS), **_group(REASONS)},
    "a row passed over": _group(PASSED_OVER),
    A_RULE: {name: getdoc(rule) or "" for name, rule in RULES.items()},
    "a question": _group(QUESTIONS),
    "a word of the trail": _group(TRAIL),
    "a measure": _group(MEASURES),
    "evidence that is missing": _group(NEEDS),
    "a word of pbr chase": _group(CHASE),
    "a word of pbr margins": {**_printed(dict(TITLES), SPARE), **_group(MARGINS)},
    "a word of pbr when": {
        **_group(ASSUME, STARTS, WHEN),
        **_printed(wording.STARTS, STARTS),
    },
    "a word of pbr money": _group(KINDS, MONEY),
    "a word of pbr diff": _group(DIFF),
    "a stage": {**_printed(overview.STAGES, STAGES), **_group(STAGES)},
    "what a family is stuck on": {
        **_printed(overview.STUCK_ON, STUCK_ON),
        **_group(STUCK_ON),
    },
    "a flag": {
        **_printed(wording.FLAGS, FLAGS),
        **_printed(wording.ODDITIES, ODDITIES),
        **_group(FLAGS, ODDITIES),
    },
    "a column or heading": _group(COLUMNS),
    "a word of pbr overview": _group(PAGE),
    "a word of the programme": _group(PROGRAMME),
}


def meanings_of(word: str) -> dict[str, tuple[str, str]]:
    """
    For each group that a word is in: the word as pbr writes it, and its meaning.
    """
    asked = as_asked(word)
    return {
        what: (written, meaning)
        for what, group in GROUPS.items()
        for written, meaning in group.items()
        if as_asked(written) == asked
    }

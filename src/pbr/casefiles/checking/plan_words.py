"""
The words of the case files that the plan in use does not know.

> Any other word the plan in use does not know (a kind, status, benefit, tool) is
> reported with its count, its first rows and the nearest word it does know. (SPEC §11)
"""

from __future__ import annotations

from collections.abc import Iterable

from pbr.casefiles._collected import shown
from pbr.casefiles.reading import Reading
from pbr.plans.vocabulary import Vocabulary, whole_words
from pbr.rules.completed import BREACHED, COMPLETED
from pbr.texts.folding import fold
from pbr.texts.nearest import nearest
from pbr.texts.visible import visible

#: > `completed` and `breached` are known in every plan. (SPEC §4.7)
KNOWN_IN_EVERY_PLAN = {"statuses.outcome": frozenset({COMPLETED, BREACHED})}
#: The rows of a word that are named.
FIRST = 3


def note_unknown_words(reading: Reading, vocabulary: Vocabulary) -> None:
    """
    Note every word in a column where the plan looks for other words, and every outcome.
    """
    for place, wanted in {**KNOWN_IN_EVERY_PLAN, **vocabulary.words}.items():
        name, _, column = place.partition(".")
        known = wanted.union(vocabulary.set_aside.in_column(place))
        for word, lines in _lines(reading, name, column, known).items():
            if word and fold(word) not in known:
                reading.note(name, None, column, _unknown(word, lines, wanted))
    if vocabulary.other_problems:
        _note_other_problems(reading, vocabulary)


def _lines(
    reading: Reading, name: str, column: str, known: frozenset[str]
) -> dict[str, list[int]]:
    """
    The lines of each word in a column, by the word.
    """
    lines: dict[str, list[int]] = {}
    for record in reading.of(name):
        said = getattr(record, column)
        words = (said,) if isinstance(said, str) else whole_words(said, known)
        for word in words:
            lines.setdefault(word, []).append(record.row.line)
    return lines


def _note_other_problems(reading: Reading, vocabulary: Vocabulary) -> None:
    problems = vocabulary.problems
    others: dict[str, list[int]] = {}
    for need in reading.of("needs"):
        named = {need.problem, need.headline} & problems
        if not named and not vocabulary.sets_aside(need.problem):
            others.setdefault(need.headline, []).append(need.row.line)
    for headline, lines in others.items():
        says = _unknown(headline, lines, problems)
        reading.note("needs", None, "problem", f"{says}; it counts as another problem")


def _unknown(word: str, lines: list[int], known: Iterable[str]) -> str:
    """
    That the plan does not know a word of some rows, and what it knows.
    """
    close = nearest(word, known)
    says = f"the plan does not know {shown(word)} ({_rows(lines)})"
    if close:
        return f"{says}; the nearest that it knows is {visible(close)}"
    if known:
        return f"{says}; it knows {', '.join(map(visible, sorted(known)))}"
    return says


def _rows(lines: list[int]) -> str:
    """
    How many rows, and which: the first of them, if they are many.
    """
    if len(lines) == 1:
        return f"row {lines[0]}"
    first = ", ".join(map(str, sorted(lines)[:FIRST]))
    more = ", …" if len(lines) > FIRST else ""
    return f"{len(lines)} rows: {first}{more}"

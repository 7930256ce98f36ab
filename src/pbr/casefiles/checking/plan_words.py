"""
The words of the case files that the plan in use does not know.

> Any other word the plan in use does not know (a kind, status, benefit, tool) is
> reported with its count and the nearest word it does know. (SPEC §11)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pbr.casefiles._collected import shown
from pbr.casefiles.reading import Reading
from pbr.plans.vocabulary import Vocabulary, whole_words
from pbr.texts.nearest import nearest
from pbr.texts.visible import visible


def note_unknown_words(reading: Reading, vocabulary: Vocabulary) -> None:
    """
    Note every word in a column where the plan looks for other words.
    """
    for place, wanted in vocabulary.words.items():
        name, _, column = place.partition(".")
        known = vocabulary.known(place)
        for word, count in Counter(_words(reading, name, column, known)).items():
            if word and word not in known:
                _note(reading, (name, column), word, count, wanted)
    if vocabulary.other_problems:
        _note_other_problems(reading, vocabulary.problems)


def _words(
    reading: Reading, name: str, column: str, known: frozenset[str]
) -> Iterator[str]:
    for record in reading.of(name):
        said = getattr(record, column)
        yield from (said,) if isinstance(said, str) else whole_words(said, known)


def _note_other_problems(reading: Reading, problems: frozenset[str]) -> None:
    others = Counter(
        need.headline
        for need in reading.of("needs")
        if not {need.problem, need.headline} & problems
    )
    for headline, count in others.items():
        _note(reading, ("needs", "problem"), headline, count, problems)


def _note(
    reading: Reading,
    place: tuple[str, str],
    word: str,
    count: int,
    known: Iterable[str],
) -> None:
    name, column = place
    close = nearest(word, known)
    rows = f"{count} row{'s' if count > 1 else ''}"
    says = f"the plan does not know {shown(word)} ({rows})"
    if close:
        says += f"; the nearest that it knows is {visible(close)}"
    elif known:
        says += f"; it knows {', '.join(map(visible, sorted(known)))}"
    reading.note(name, None, column, says)

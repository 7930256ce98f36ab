"""
What the council's own words mean in the plan's: words.csv.

> `means` is a word the plan knows or `set aside`. The reader applies it; a row read
> through it cites that line too. (SPEC §4.7)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from attrs import evolve, field, frozen

from pbr.casefiles.reading import Reading
from pbr.plans.set_aside import SET_ASIDE
from pbr.plans.vocabulary import KINDS, Vocabulary, whole_words
from pbr.records import Row
from pbr.texts.folding import fold

_SET_ASIDE = fold("set aside")


def _name(name: str) -> str:
    return name.casefold()


def _meant(word: str) -> str:
    folded = fold(word)
    return SET_ASIDE if folded == _SET_ASIDE else folded


@frozen
class WordMeaning:
    """
    A word of the council's systems, and the word of the plan that it means: a row of
    words.csv. `file` is the name of the file that has it.
    """

    file: str = field(converter=_name)
    column: str = field(converter=_name)
    found: str = field(converter=fold)
    means: str = field(converter=_meant)
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[str, ...]:
        """
        By file, column and word.
        """
        return (self.file, self.column, self.found, self.means)


def read_in_plan_words(
    reading: Reading, lines: Iterable[WordMeaning], vocabulary: Vocabulary | None
) -> None:
    """
    Replace each word that these lines explain, in the records read so far.

    > Rows are compared for equality folded, and after words.csv. (SPEC §4.7)
    """
    for (csv, column), meanings in _by_column(lines).items():
        words = frozenset(meanings)
        if column == "kinds" and vocabulary is not None:
            words |= vocabulary.known(KINDS)
        name = csv.removesuffix(".csv")
        reading.records[name] = [
            _read_through(record, column, meanings, words)
            for record in reading.of(name)
        ]


def _by_column(
    lines: Iterable[WordMeaning],
) -> dict[tuple[str, str], dict[str, WordMeaning]]:
    found: dict[tuple[str, str], dict[str, WordMeaning]] = {}
    for line in lines:
        found.setdefault((line.file, line.column), {})[line.found] = line
    return found


def _read_through(
    record: Any,  # noqa: ANN401 - of any file
    column: str,
    meanings: dict[str, WordMeaning],
    known: frozenset[str],
) -> Any:  # noqa: ANN401 - the same
    """
    A record with the words of a column replaced, which cites the lines that say so.
    """
    said = getattr(record, column)
    words = (said,) if isinstance(said, str) else whole_words(said, known)
    lines = [meanings[word].row for word in words if word in meanings]
    if not lines:
        return record
    meant = [meanings[word].means if word in meanings else word for word in words]
    through = tuple(dict.fromkeys([*record.row.read_through, *lines]))
    value = meant[0] if isinstance(said, str) else tuple(dict.fromkeys(meant))
    row = record.row._replace(read_through=through)
    return evolve(record, **{column: value, "row": row})


def digest_of(lines: Iterable[WordMeaning]) -> str:
    """
    The SHA-256 of what words.csv says, however its rows are ordered; blank for nothing.
    """
    said = sorted({line.order for line in lines})
    if not said:
        return ""
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()

"""
The rows of words.csv: what is wrong with them, and what each of them changes.

> A `means` that the plan does not know, two meanings for one word, and a `found` that
> the plan already knows are problems. A `file` or `column` of words.csv that is none
> is a problem. (SPEC §4.7)
"""

from __future__ import annotations

from collections.abc import Iterable, Sized

from attrs import frozen

from pbr.casefiles.layout import OF_WORDS
from pbr.casefiles.reading import Reading
from pbr.casefiles.word_meanings import WordMeaning
from pbr.plans.set_aside import SET_ASIDE
from pbr.plans.vocabulary import Vocabulary
from pbr.texts.nearest import did_you_mean
from pbr.texts.visible import visible

_TAKE_OUT = "take the row out"


@frozen
class _Fault:
    column: str
    expected: str
    remedy: str


def sound_word_meanings(
    reading: Reading, vocabulary: Vocabulary | None
) -> list[WordMeaning]:
    """
    The rows of words.csv that can be followed; each of the others is reported.
    """
    first: dict[tuple[str, str, str], WordMeaning] = {}
    sound = []
    for line in reading.of("words"):
        before = first.setdefault((line.file, line.column, line.found), line)
        fault = _misplaced(line) or _second(line, before)
        if fault is None and vocabulary is not None:
            fault = _unknown(line, vocabulary)
        if fault is None:
            sound.append(line)
        else:
            reading.problem("words", line, fault.column, fault.expected, fault.remedy)
    return sound


def _misplaced(line: WordMeaning) -> _Fault | None:
    if line.file not in OF_WORDS:
        other = "write the name of the file with the word"
        remedy = did_you_mean(line.file, OF_WORDS, other)
        return _Fault("file", f"one of {_listed(OF_WORDS)}", remedy)
    columns = OF_WORDS[line.file]
    if line.column not in columns:
        other = "write the name of the column with the word"
        remedy = did_you_mean(line.column, columns, other)
        return _Fault("column", f"one of {_listed(columns)}", remedy)
    return None


def _second(line: WordMeaning, first: WordMeaning) -> _Fault | None:
    if line.means == first.means or first.row is None:
        return None
    expected = f"{visible(first.means)}, as in row {first.row.line} for the same word"
    return _Fault("means", expected, "keep the row that is right")


def _unknown(line: WordMeaning, vocabulary: Vocabulary) -> _Fault | None:
    """
    A word that needs no meaning, or a meaning that is not a word of the plan.
    """
    known = _known(line, vocabulary)
    if known is None:
        return _Fault(
            "found", "a word of a column in which the plan looks for words", _TAKE_OUT
        )
    if line.found in known:
        return _Fault("found", "a word that the plan does not know", _TAKE_OUT)
    if line.means not in known:
        words = sorted(known - {SET_ASIDE})
        expected = f"one of {_listed([*words, 'set aside'])}"
        other = "write one of these"
        return _Fault("means", expected, did_you_mean(line.means, words, other))
    return None


def _known(line: WordMeaning, vocabulary: Vocabulary) -> frozenset[str] | None:
    """
    The words that the plan knows in a column; None if it takes any word there.
    """
    place = f"{line.file.removesuffix('.csv')}.{line.column}"
    if place == "needs.problem":
        return vocabulary.problems.union(vocabulary.set_aside.in_column(place))
    return vocabulary.known(place) if place in vocabulary.words else None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(visible, names))


def note_word_meanings(reading: Reading) -> None:
    """
    Note each row of words.csv, with the rows and the families that it changes.
    """
    touched: dict[int, list[tuple[str, int]]] = {
        line.row.line: [] for line in reading.of("words")
    }
    for name, records in reading.records.items():
        for record in records:
            for through in record.row.read_through:
                touched[through.line].append((name, record.row.line))
    for line in reading.of("words"):
        _note(reading, line, touched[line.row.line])


def _note(reading: Reading, line: WordMeaning, touched: list[tuple[str, int]]) -> None:
    families: set[str] = set()
    for name, number in touched:
        grid = reading.grids[name]
        families.update(reading.on_file.of_row(grid, grid.row(number)) or ())
    aside = line.means == SET_ASIDE
    means = "is set aside" if aside else f"means {visible(line.means)}"
    counts = f"{_number(touched, 'row', 'rows')}, "
    counts += _number(families, "family", "families")
    says = f"{line.column} {visible(line.found)} of {line.file} {means} ({counts})"
    reading.note("words", line.row.line if line.row else None, None, says)


def _number(counted: Sized, one: str, many: str) -> str:
    return f"{len(counted):,} {one if len(counted) == 1 else many}"

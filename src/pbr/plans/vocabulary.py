"""
The words a plan knows: its problems, the words its rules look for, and those set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from attrs import evolve, frozen

from pbr.plans.set_aside import NOTHING_SET_ASIDE, SetAside
from pbr.records import Benefit, Check, Family, Incident, Person, Status
from pbr.rules import RULES, Rule
from pbr.rules.parts.reads import reads_of
from pbr.texts.folding import fold

KINDS = "checks.kinds"

R = TypeVar("R", Incident, Benefit, Status)


@frozen
class WordPlace:
    """
    A column of words, and the mark of whether the plan knows the word of a record.
    """

    column: str
    mark: str
    word_of: Callable[[Any], str]
    mark_of: Callable[[Any], bool]


def _place(column: str, mark: str = "understood") -> WordPlace:
    word = column.partition(".")[2]
    return WordPlace(column, mark, attrgetter(word), attrgetter(mark))


KIND = _place("incidents.kind")
STATUS = _place("statuses.status")
OUTCOME = _place("statuses.outcome", "outcome_understood")
BENEFIT = _place("benefits.benefit")


@frozen
class Vocabulary:
    """
    The words of the case files that a plan knows.

    `problems` are the plan's own, and `other_problems` says whether it also takes any
    other. `words` has, for a column such as "incidents.kind", every word that a rule of
    the plan looks for there. A column that is not in it may have any word. `set_aside`
    has the words that it does not count.
    """

    problems: frozenset[str]
    other_problems: bool
    words: Mapping[str, frozenset[str]]
    set_aside: SetAside = NOTHING_SET_ASIDE

    def names_problem(self, problem: str) -> bool:
        """
        Whether the plan has a place for the problem.
        """
        return self.other_problems or problem in self.problems

    def sets_aside(self, problem: str) -> bool:
        """
        Whether the plan has set a problem aside, or its headline.
        """
        words = self._problems_set_aside
        return problem in words or problem.partition("/")[0] in words

    @cached_property
    def _problems_set_aside(self) -> frozenset[str]:
        return frozenset(self.set_aside.in_column("needs.problem"))

    def known(self, column: str) -> frozenset[str]:
        """
        Every word of a column that the plan looks for or has set aside.
        """
        return self.words[column].union(self.set_aside.in_column(column))

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return self.known(KINDS)

    @cached_property
    def _known_in(self) -> dict[str, frozenset[str] | None]:
        """
        The words of each column that are known; None if no test looks for one.

        > A blank outcome is not an unknown word. (SPEC §4.7)
        """
        return {
            place.column: self.known(place.column) | {""}
            if self.words.get(place.column)
            else None
            for place in (KIND, STATUS, OUTCOME, BENEFIT)
        }

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """
        What a longer word that is known may begin with: "domestic" of "domestic-abuse".
        """
        return frozenset(
            [
                word[:at]
                for word in self._kinds
                for at, mark in enumerate(word)
                if mark == "-"
            ]
        )

    def understood(self, family: Family) -> Family:
        """
        A family with its records read in the plan's words.

        > neighbouring words that together make a word the plan knows are that word
        > (SPEC §4.7)

        A row whose word the plan does not know is marked as not understood, and a need
        whose problem is set aside as set aside.
        """
        changes: dict[str, Any] = {}
        aside = [self.sets_aside(need.problem) for need in family.needs]
        if aside != [need.set_aside for need in family.needs]:
            changes["needs"] = [
                evolve(need, set_aside=is_aside)
                for need, is_aside in zip(family.needs, aside, strict=True)
            ]
        beginnings = self._beginnings
        if any([not beginnings.isdisjoint(check.kinds) for check in family.checks]):
            changes["checks"] = [self._whole(check) for check in family.checks]
        incidents = self._marked(family.incidents, KIND)
        if incidents is not family.incidents:
            changes["incidents"] = incidents
        benefits = [row for person in family.people for row in person.benefits]
        statuses = [row for person in family.people for row in person.statuses]
        if not (
            self._are_marked(benefits, BENEFIT)
            and self._are_marked(statuses, STATUS)
            and self._are_marked(statuses, OUTCOME)
        ):
            changes["people"] = [self._person(person) for person in family.people]
        return evolve(family, **changes) if changes else family

    def _person(self, person: Person) -> Person:
        changes: dict[str, Any] = {
            "benefits": self._marked(person.benefits, BENEFIT),
            "statuses": self._marked(self._marked(person.statuses, STATUS), OUTCOME),
        }
        return evolve(person, **changes)

    def _are_marked(self, rows: Sequence[R], place: WordPlace) -> bool:
        """
        Whether the rows are all marked as the plan knows their words.
        """
        known = self._known_in[place.column]
        if known is None or not rows:
            return True
        if known.issuperset(map(place.word_of, rows)):
            return all(map(place.mark_of, rows))
        is_known = [place.word_of(row) in known for row in rows]
        return is_known == [*map(place.mark_of, rows)]

    def _marked(self, rows: tuple[R, ...], place: WordPlace) -> tuple[R, ...]:
        """
        The rows, each marked with whether the plan knows its word.
        """
        known = self._known_in[place.column]
        if known is None or self._are_marked(rows, place):
            return rows
        marks: list[Any] = [{place.mark: place.word_of(row) in known} for row in rows]
        return tuple(
            [evolve(row, **mark) for row, mark in zip(rows, marks, strict=True)]
        )

    def _whole(self, check: Check) -> Check:
        return evolve(check, kinds=whole_words(check.kinds, self._kinds))


def whole_words(words: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    """
    Words in which neighbours that make a known word are that word.

    > of overlapping neighbours the longest first, from the left (SPEC §4.7)
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        runs = [words[at:end] for end in range(len(words), at + 1, -1)]
        whole = [run for run in runs if "-".join(run) in known]
        run = next(iter(whole), words[at : at + 1])
        found.append("-".join(run))
        at += len(run)
    return tuple(dict.fromkeys(found))


def vocabulary_of(
    problems: Iterable[str],
    results: Iterable[str],
    rules: Iterable[Rule],
    set_aside: SetAside,
    *,
    other: bool,
) -> Vocabulary:
    """
    The words of a plan: its problems and results, and those of the rules it names.
    """
    words: dict[str, set[str]] = {
        column: set() for rule in RULES.values() for column in rule.reads.columns
    }
    words["claims.result"] = set(map(fold, results))
    for rule in rules:
        reads = reads_of(rule)
        for column, word in () if reads is None else reads.words_of(rule):
            words.setdefault(column, set()).add(word)
    return Vocabulary(
        frozenset(problems),
        other,
        {column: frozenset(found) for column, found in words.items()},
        set_aside,
    )

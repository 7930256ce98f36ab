"""
The words a plan knows: its problems, and the words its rules look for.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from pbr.rules import RULES, Rule
from pbr.rules.parts.reads import reads_of

ANY = "any"


@frozen
class Vocabulary:
    """
    The words of the case files that a plan knows.

    `problems` are the plan's own, and `other_problems` says whether it also takes any
    other. `words` has, for a column such as "incidents.kind", every word that a rule of
    the plan looks for there. A column that is not in it may have any word.
    """

    problems: frozenset[str]
    other_problems: bool
    words: dict[str, frozenset[str]]

    def names_problem(self, problem: str) -> bool:
        """
        Whether the plan has a place for the problem.
        """
        return self.other_problems or problem in self.problems


def vocabulary_of(
    problems: Iterable[str],
    results: Iterable[str],
    rules: Iterable[Rule],
    *,
    other: bool,
) -> Vocabulary:
    """
    The words of a plan: its problems and results, and those of the rules it names.
    """
    words: dict[str, set[str]] = {
        column: set() for rule in RULES.values() for column in rule.reads.columns
    }
    words["claims.result"] = set(results)
    for rule in rules:
        reads = reads_of(rule)
        for column, word in () if reads is None else reads.words_of(rule):
            words.setdefault(column, set()).add(word)
    return Vocabulary(
        frozenset(problems),
        other,
        {
            column: frozenset(found)
            for column, found in words.items()
            if ANY not in found
        },
    )

"""
The words a plan knows: its problems, and the words its rules look for.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Vocabulary:
    """
    What a case may say so that a plan understands it.

    `problems` are the plan's own, and `other_problems` says whether it also takes any
    other. `words` holds, for a column such as "incidents.kind", every word that a rule
    of the plan looks for there; a column that is absent may hold anything.
    """

    problems: frozenset[str]
    other_problems: bool
    words: dict[str, frozenset[str]]

    def names_problem(self, problem: str) -> bool:
        """
        Whether the plan has a place for the problem.
        """
        return self.other_problems or problem in self.problems

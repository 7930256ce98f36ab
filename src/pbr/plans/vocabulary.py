"""
The words a plan knows: its problems, and the words its rules look for.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from pbr.rules import Rule
from pbr.rules.completed import BREACHED, COMPLETED

#: Where the words of a rule's field stand in the case files.
COLUMNS: dict[tuple[str, str], tuple[str, ...]] = {
    ("incidents-reduced", "kinds"): ("incidents.kind", "checks.kinds"),
    ("none-recorded", "kinds"): ("incidents.kind", "checks.kinds"),
    ("fewer-than-over-terms", "kind"): ("incidents.kind", "checks.kinds"),
    ("fewer-than-over-months", "kind"): ("incidents.kind", "checks.kinds"),
    ("status-ended", "statuses"): ("statuses.status", "checks.kinds"),
    ("completed", "kind"): ("statuses.status", "checks.kinds"),
    ("enrolled", "schemes"): ("statuses.status",),
    ("employed-consecutively", "off_benefits"): ("benefits.benefit",),
    ("employed-within", "off_benefits"): ("benefits.benefit",),
    ("score-improved", "tool"): ("scores.tool",),
    ("score-improved", "domain"): ("scores.domain",),
    ("stated", "about"): ("statements.about",),
    ("stated", "by_roles"): ("statements.by_role",),
}
#: The words of a column that a rule looks for whatever its fields say.
ALWAYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "completed": ("statuses.outcome", (COMPLETED, BREACHED)),
}
ANY = "any"


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
        column: set() for columns in COLUMNS.values() for column in columns
    }
    words["claims.result"] = set(results)
    for rule in rules:
        if rule.name in ALWAYS:
            column, known = ALWAYS[rule.name]
            words.setdefault(column, set()).update(known)
        for (name, attribute), columns in COLUMNS.items():
            if rule.name == name:
                value = getattr(rule, attribute)
                for column in columns:
                    words[column].update((value,) if isinstance(value, str) else value)
    return Vocabulary(
        frozenset(problems),
        other,
        {
            column: frozenset(found)
            for column, found in words.items()
            if ANY not in found
        },
    )

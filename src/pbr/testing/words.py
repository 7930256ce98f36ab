"""
The words that made-up records use: those of a plan, of a rule, and the usual ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import fields, frozen, has

from pbr.plans import Plan
from pbr.plans.plan import inside
from pbr.rules import Rule
from pbr.rules.parts.reads import in_a_list, reads_of

#: What the plans that come with pbr set aside: an incident, and a benefit that people
#: in work receive.
OTHER_KIND = "missing"
IN_WORK_BENEFIT = "housing-benefit"

#: A word that no plan knows.
UNKNOWN_WORD = "unheard-of"

#: The columns whose words a rule may look for, and what `Words` calls them.
COLUMNS = {
    "incidents.kind": "kinds",
    "checks.kinds": "checked",
    "statuses.status": "statuses",
    "benefits.benefit": "benefits",
    "scores.tool": "tools",
    "scores.domain": "domains",
    "statements.about": "domains",
    "statements.by_role": "roles",
    "needs.problem": "problems",
}
#: The fields of every rule that hold no words of the case files.
NO_WORDS = ("clause", "name")


@frozen
class Words:
    """
    The words that made-up records use: those a plan knows, and one it does not.
    """

    kinds: tuple[str, ...] = ("offence", "asb")
    statuses: tuple[str, ...] = ("child-in-need", "looked-after")
    benefits: tuple[str, ...] = ("jobseekers-allowance", "income-support")
    tools: tuple[str, ...] = ("outcomes-star", "distance-travelled")
    domains: tuple[str, ...] = ("health", "school")
    roles: tuple[str, ...] = ("lead-professional", "teacher")
    problems: tuple[str, ...] = (
        "crime",
        "school",
        "domestic-abuse/high",
        "domestic-abuse",
        "health",
    )
    results: tuple[str, ...] = ("progress", "employment")

    @classmethod
    def of(cls, plan: Plan) -> Words:
        """
        The words of a plan. If it has none for a column, the usual ones are used.
        """
        known = plan.vocabulary.words
        usual = cls()

        def those(column: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(sorted(known.get(column, ()))) or otherwise

        return cls(
            kinds=those("incidents.kind", usual.kinds),
            statuses=those("statuses.status", usual.statuses),
            benefits=those("benefits.benefit", usual.benefits),
            tools=those("scores.tool", usual.tools),
            domains=those("scores.domain", those("statements.about", usual.domains)),
            roles=those("statements.by_role", usual.roles),
            problems=plan.problems,
            results=tuple(result.name for result in plan.results),
        )

    @classmethod
    def of_rule(cls, rule: Rule | None) -> Words:
        """
        The words in a rule's own fields, and after them the usual ones.
        """
        usual, own = cls(), own_words(rule)
        named = {field.name: getattr(usual, field.name) for field in fields(cls)}
        both = {
            name: tuple(dict.fromkeys((*own.get(name, ()), *words)))
            for name, words in named.items()
        }
        both["problems"] += _as_many_as(rule)
        return cls(**both)


def _as_many_as(rule: Rule | None) -> tuple[str, ...]:
    """
    As many more problems as a rule may want, in addition to those that it names.
    """
    wanted = [getattr(each, "at_least", 0) for each in _parts_of(rule)]
    return tuple([f"problem-{number}" for number in range(max(wanted, default=0))])


def _parts_of(rule: Rule | None) -> Iterator[Rule]:
    return iter(()) if rule is None else inside(rule)


def own_words(rule: Rule | None) -> dict[str, tuple[str, ...]]:
    """
    The words in a rule's own fields, by what `Words` calls their columns.

    A field of words that `reads` does not list may be of any column.
    """
    found: dict[str, dict[str, None]] = {}
    for each in _parts_of(rule):
        for column, word in _words_in(each):
            found.setdefault(COLUMNS.get(column, column), {})[word] = None
    return {name: tuple(words) for name, words in found.items()}


def _words_in(rule: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a rule of any kind
    reads = reads_of(rule)
    listed: set[str] = set()
    if reads is not None:
        yield from reads.words_of(rule)
        listed = {*reads.words, reads.problems}
        for word in in_a_list(getattr(rule, reads.problems, ())):
            yield "needs.problem", word
    kind: Any = type(rule)
    for field in fields(kind) if has(kind) else ():
        value = getattr(rule, field.name)
        if field.name in listed or field.name in NO_WORDS or not _is_words(value):
            continue
        for word in in_a_list(value):
            for column in COLUMNS:
                yield column, word


def _is_words(value: object) -> bool:
    if isinstance(value, tuple):
        return value != () and all([isinstance(each, str) for each in value])
    return isinstance(value, str) and value != ""

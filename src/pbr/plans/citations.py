"""
Citations: every table of a plan says where its values come from, and how surely.

A test inherits the citation of its table, unless it has its own. This happens on the
raw tables, before they become objects.
"""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import THE_WHOLE, Assumption, Clause, Standing
from pbr.rules.asked_alone import ASKED_ALONE
from pbr.rules.person_with_the_need import PersonWithTheNeed

SOURCE = ("document", "clause", "words")
SURETY = ("standing", "why", "assumed")
NO_WHY = "a requirement says why it is assumed, and only then"
COMBINATIONS = (
    *("every", "at-least-one", "at-least", "first"),
    *ASKED_ALONE,
    PersonWithTheNeed.name,
)
#: What comes with `first`.
OTHERWISE = "otherwise"

Table = dict[str, Any]


@frozen
class Citation:
    """
    The source of a table.

    `clause` is the paragraph, and `words` are quoted from it. `standing` is "stated" or
    "assumed". `why` says why the whole is assumed, `assumed` why one of its values is.
    """

    document: str
    clause: str
    words: str
    standing: Standing
    why: str = ""
    assumed: dict[str, str] = field(factory=dict)

    def as_clause(self) -> Clause:
        """
        The clause of a finding. Raises `NotUnderstood` when it does not say why.
        """
        if (self.standing is Standing.ASSUMED) != (self.why != ""):
            raise NotUnderstood(
                NO_WHY, 'write standing = "assumed" together with a why'
            )
        whole = [Assumption(THE_WHOLE, self.why)] if self.why else []
        values = [Assumption(value, why) for value, why in self.assumed.items()]
        return Clause(
            self.document,
            self.clause,
            self.words,
            self.standing,
            (*whole, *values),
        )


def cited(table: Table, inherited: Table) -> Table:
    """
    A table with its citation under "clause", and so each of its tests.
    """
    own = _own_citation(table, inherited)
    rest = _without_citation(table)
    if "test" in rest:
        rest["test"] = _cited_test(rest["test"], own)
    if isinstance(rest.get("needs"), list):
        rest["needs"] = [_cited_test(part, own) for part in rest["needs"]]
    if isinstance(rest.get("amounts"), list):
        rest["amounts"] = [
            cited(amount, own) if isinstance(amount, dict) else amount
            for amount in rest["amounts"]
        ]
    return {**rest, "clause": own}


def of_the_other_source(table: Table, document: Table) -> Table:
    """
    A contradiction. Its tests rest on the words of the other source.
    """
    tests = table.get("otherwise")
    if not isinstance(tests, list):
        return table
    # What is missing here is one mistake of the table, not one of each test.
    against = str(table.get("against") or "the other source")
    own = {**document, "clause": against, "words": against, "standing": "stated"}
    return {**table, "otherwise": [_cited_test(test, own) for test in tests]}


def _own_citation(table: Table, inherited: Table) -> Table:
    """
    The citation of a table: its own, and what it inherits from the table around it.
    """
    own = {key: table[key] for key in (*SOURCE, *SURETY) if key in table}
    # A table with its own standing does not inherit another's reasons. Words that
    # another table quotes are not those of its own paragraph, or of its own standing.
    kept = list(SOURCE if "standing" in own else (*SOURCE, *SURETY))
    if "standing" in own or "clause" in own:
        kept.remove("words")
    return {key: inherited[key] for key in kept if key in inherited} | own


def _without_citation(table: Table) -> Table:
    return {key: table[key] for key in table if key not in (*SOURCE, *SURETY)}


def _cited_test(test: object, inherited: Table) -> object:
    if not isinstance(test, dict) or "measure" in test:
        return test
    own = _own_citation(test, inherited)
    rest = _without_citation(test)
    # An assumed value belongs to one rule, so parts do not inherit it.
    for_parts = {key: own[key] for key in own if key != "assumed"}
    for key in (*COMBINATIONS, OTHERWISE):
        if key in rest:
            rest[key] = _cited_parts(rest[key], for_parts)
    return {**rest, "clause": own}


def _cited_parts(parts: object, own: Table) -> object:
    if isinstance(parts, list):
        return [_cited_test(part, own) for part in parts]
    if isinstance(parts, dict) and "of" in parts and "rule" not in parts:
        return {**parts, "of": _cited_parts(parts["of"], own)}
    return _cited_test(parts, own)

"""
Citations: every table of a plan says where its values stand, and how surely.

A test inherits the citation of the table it stands in, unless it has its own. This is
done on the raw tables, before anything is made of them.
"""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from pbr.exceptions import NotUnderstood
from pbr.findings import THE_WHOLE, Assumption, Clause, Standing

SOURCE = ("document", "clause", "words")
SURETY = ("standing", "why", "assumed")
NO_WHY = "a requirement says why it is assumed, and only then"
COMBINATIONS = ("every", "at-least-one", "at-least", "each-child", "any-adult")

Table = dict[str, Any]


@frozen
class Citation:
    """
    What a table says of its source.

    `clause` is the paragraph and `words` are quoted from it. `standing` is "stated" or
    "assumed"; what is assumed, the whole or one value of it, says why.
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
    A table with its citation drawn together under "clause", and its tests' likewise.
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


def _own_citation(table: Table, inherited: Table) -> Table:
    """
    What a table says of its source, and what it takes over from the one around it.
    """
    own = {key: table[key] for key in (*SOURCE, *SURETY) if key in table}
    # One that says how surely it stands does not take over another's reasons.
    kept = SOURCE if "standing" in own else (*SOURCE, *SURETY)
    return {key: inherited[key] for key in kept if key in inherited} | own


def _without_citation(table: Table) -> Table:
    return {key: table[key] for key in table if key not in (*SOURCE, *SURETY)}


def _cited_test(test: object, inherited: Table) -> object:
    if not isinstance(test, dict) or "measure" in test:
        return test
    own = _own_citation(test, inherited)
    rest = _without_citation(test)
    # What is assumed is a value, and a value belongs to one rule.
    for_parts = {key: own[key] for key in own if key != "assumed"}
    for key in COMBINATIONS:
        if key in rest:
            rest[key] = _cited_parts(rest[key], for_parts)
    return {**rest, "clause": own}


def _cited_parts(parts: object, own: Table) -> object:
    if isinstance(parts, list):
        return [_cited_test(part, own) for part in parts]
    if isinstance(parts, dict) and "of" in parts and "rule" not in parts:
        return {**parts, "of": _cited_parts(parts["of"], own)}
    return _cited_test(parts, own)

"""
A word that the plan does not know never pays, and settles nothing (SPEC §4.6, §10.6).

Each law adds one row with such a word. If the rule is still sure, it must stay so
whatever the word means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from pbr.plans.plan import inside
from pbr.records import Benefit, Family, Incident, Person, Status
from pbr.rules import Rule
from pbr.rules.combined import Combined
from pbr.testing.laws.changed import with_files, with_rows
from pbr.testing.sought import kinds_sought, may_read
from pbr.testing.words import OTHER_KIND, UNKNOWN_WORD, own_words
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET

#: How long before the day a spell begins, so that work may come before it and after.
SPELL = timedelta(60)

#: Makes the family with one more row, which has a word and is understood or not.
WithWord = Callable[[str, bool], Family]


def a_word_not_understood_settles_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    Met and not met survive whatever a word that is not understood means (law 6).

    Where at least two of several tests are asked, *not met* may turn out *not
    applicable*: of parts that are neutral, one that is open is too few (SPEC §3.2).
    """
    for words, with_word in _rows_to_add(rule, family, on):
        verdict = rule.examine(with_word(UNKNOWN_WORD, False), on).verdict  # noqa: FBT003
        stays = {verdict}
        if verdict is NOT_MET and _asks_several(rule):
            stays.add(NOT_APPLICABLE)
        for word in (*words, OTHER_KIND) if verdict in (MET, NOT_MET) else ():
            if rule.examine(with_word(word, True), on).verdict not in stays:  # noqa: FBT003
                message = f"what a word means changes {verdict.value}: not understood"
                raise AssertionError(message)


def _asks_several(rule: Rule) -> bool:
    """
    Whether at least two of several tests are asked, or more.
    """
    quorums = [each.quorum for each in inside(rule) if isinstance(each, Combined)]
    return any([(quorum.fewest or 0) > 1 for quorum in quorums])


def _rows_to_add(
    rule: Rule, family: Family, on: date
) -> Iterator[tuple[tuple[str, ...], WithWord]]:
    """
    Each row that can be added, with the words that it may have.
    """
    kinds, benefits = kinds_sought(rule), own_words(rule).get("benefits", ())
    for person in family.people:
        whose, since = person.person_id, on - SPELL
        if may_read(rule, "incidents"):
            incident = Incident(family.family_id, whose, "", on)
            yield kinds, _one_more(family, person, incident, "kind")
        if may_read(rule, "statuses"):
            yield kinds, _one_more(family, person, Status(whose, "", since), "status")
        if may_read(rule, "benefits"):
            spell = Benefit(whose, "", since)
            yield benefits, _one_more(family, person, spell, "benefit")


def _one_more(
    family: Family, person: Person, row: Incident | Status | Benefit, column: str
) -> WithWord:
    """
    Adds a row to the family, or to the person, with a word in its column.
    """

    def with_word(word: str, understood: bool) -> Family:  # noqa: FBT001
        changes: dict[str, Any] = {column: word, "understood": understood}
        more = evolve(row, **changes)
        if isinstance(more, Incident):
            return with_files(family, incidents=(*family.incidents, more))
        if isinstance(more, Status):
            return with_rows(family, person, statuses=(*person.statuses, more))
        return with_rows(family, person, benefits=(*person.benefits, more))

    return with_word

"""
What each rule says that it reads: real files, real columns, real fields.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from attrs import fields

from pbr.casefiles.layout import FILES
from pbr.plans import load_plan, shipped_plans
from pbr.rules import RULES
from pbr.rules.completed import Completed
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.reads import OF_KINDS, Holder, Reads, in_a_list, reads_of
from pbr.rules.status import Enrolled, StatusEnded
from strategies import CLAUSE

COLUMNS = {f"{file.name}.{column.name}" for file in FILES for column in file.columns}
EVERY_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@EVERY_RULE
def test_it_reads_files_and_columns_that_there_are(rule: Any) -> None:
    """
    Its files are case files, its columns are columns of theirs or of checks.
    """
    reads: Reads = rule.reads
    assert set(reads.files) <= {file.name for file in FILES}
    assert reads.columns | set(reads.always) <= COLUMNS
    assert {each.partition(".")[0] for each in reads.columns} <= set(reads.files)


@EVERY_RULE
def test_its_words_are_in_its_fields(rule: Any) -> None:
    """
    A field that holds words, or names problems, is one that a plan sets.
    """
    named = {each.name for each in fields(rule)}
    assert {*rule.reads.words, *filter(None, [rule.reads.problems])} <= named


@EVERY_RULE
def test_who_has_the_evidence_is_said_by_the_plan_only_for_kinds(rule: Any) -> None:
    """
    A rule whose evidence is held by kind has a field of kinds.
    """
    if rule.reads.holder is Holder.BY_KIND:
        assert rule.reads.of_kinds


def test_kinds_are_those_of_incidents_and_statuses() -> None:
    """
    A plan may name a holder for words of these two columns, and for no others.
    """
    assert OF_KINDS == ("incidents.kind", "statuses.status")
    assert IncidentsReduced.reads.of_kinds == ("kinds",)
    assert StatusEnded.reads.of_kinds == ("statuses",)
    assert Enrolled.reads.of_kinds == ("schemes",)


def test_the_words_of_a_rule() -> None:
    """
    Each word is given with each column it may be in, and those always looked for.
    """
    rule = Completed(CLAUSE, "youth-order")
    assert list(rule.reads.words_of(rule)) == [
        ("statuses.status", "youth-order"),
        ("checks.kinds", "youth-order"),
        ("statuses.outcome", "completed"),
        ("statuses.outcome", "breached"),
    ]
    assert rule.reads.kinds_of(rule) == ("youth-order",)
    assert in_a_list(("asb", "offence")) == ("asb", "offence")


def test_a_plan_knows_the_words_of_its_rules_and_no_others() -> None:
    """
    The vocabulary of each shipped plan is what its rules look for, by column.
    """
    for name in shipped_plans():
        plan = load_plan(name)
        looked_for: dict[str, set[str]] = {}
        for rule in plan.rules():
            reads = reads_of(rule)
            assert reads is not None
            for column, word in reads.words_of(rule):
                looked_for.setdefault(column, set()).add(word)
        known = plan.vocabulary.words
        for column, words in looked_for.items():
            assert ("any" in words and column not in known) or known[column] == words


def test_a_rule_that_does_not_say() -> None:
    """
    A combination, and a rule of somebody else's, may not say what they read.
    """
    assert reads_of(object()) is None
    assert reads_of(SimpleNamespace(reads="anything")) is None
    assert reads_of(Enrolled(CLAUSE, ("work-club",), 6)) is Enrolled.reads

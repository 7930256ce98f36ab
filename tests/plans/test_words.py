"""
The words that a plan knows: those its tests look for, and those it sets aside
(SPEC §4.7).
"""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from made import BRADFORD, PLANS, D, a_family
from pbr.plans import Plan, shipped_plans
from pbr.plans.vocabulary import whole_words
from pbr.records import Check
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.parts.words import BenefitSince
from pbr.rules.parts.work import MovedOff
from pbr.rules.progress import ScoreImproved
from plan_texts import loaded, mistakes, text_of, with_test

COUNTS = (
    '{ every = [ { rule = "none-recorded", kinds = ["OFFENCE", "asb"], months = 6, '
    'whose = "family", leavers = "counted" }, { rule = "enrolled", schemes = ["work_programme"], '
    "months = 6 } ] }"
)


def test_a_plan_looks_for_its_words_folded(tmp_path: Path) -> None:
    """
    A plan that is written in capitals finds what is written without.
    """
    plan = loaded(tmp_path, text_of(with_test(COUNTS)))
    assert plan.vocabulary.words["incidents.kind"] == {"offence", "asb"}
    assert plan.vocabulary.words["statuses.status"] == {"work-programme"}


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (
            '{ rule = "none-recorded", kinds = ["asb", "ASB"], months = 6, '
            'whose = "family", leavers = "counted" }',
            "engagement.test.kinds: ['asb', 'ASB'] is not a list of one or more "
            'different words; write ["offence", "asb"]',
        ),
        (
            COUNTS.replace('"work_programme"', '"esf"').replace(
                "{ every = [",
                '{ every = [ { rule = "none-recorded", kinds = ["offence"], '
                'months = 3, whose = "family", leavers = "counted" },',
            ),
            "engagement.test.every[1].kinds: 'OFFENCE' is the word 'offence', spelt "
            "another way; write 'offence' everywhere",
        ),
    ],
    ids=["one list", "two tests"],
)
def test_one_word_spelt_two_ways_is_a_mistake(
    tmp_path: Path, test: str, told: str
) -> None:
    """
    Two words of a plan that fold alike are a mistake of the plan.
    """
    assert told in mistakes(tmp_path, text_of(with_test(test)))


def test_a_problem_spelt_another_way_in_its_measure_is_a_mistake(
    tmp_path: Path,
) -> None:
    """
    It has its measure, and no other mistake follows.
    """
    text = text_of()
    assert 'problem = "work"' in text
    changed = text.replace('problem = "work"', 'problem = "Work"')
    assert mistakes(tmp_path, changed) == [
        "measures[1].problem: 'Work' is the word 'work', spelt another way; "
        "write 'work' everywhere"
    ]


SET_ASIDE = 'why = "not counted"\nkind = ["Victim"]\nstatus = ["closed"]\n'


def test_words_that_are_set_aside_are_known(tmp_path: Path) -> None:
    """
    They are known in their own columns, and among the kinds of a check.
    """
    plan = loaded(tmp_path, text_of({**with_test(COUNTS), "set_aside": SET_ASIDE}))
    known = plan.vocabulary.known
    aside = "(set-aside)"
    assert known("incidents.kind") == {"offence", "asb", "victim", aside}
    assert known("statuses.status") == {"work-programme", "closed", aside}
    assert known("checks.kinds") == {"offence", "asb", "victim", "closed", aside}
    assert plan.vocabulary.words["incidents.kind"] == {"offence", "asb"}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('kind = ["victim"]\n', "set_aside.why: is missing; write why = …"),
        (
            'why = "x"\nkind = ["Offence"]\n',
            "set_aside.kind: engagement.test.every[0].kinds names 'Offence'; "
            "take it out of one of the two",
        ),
        (
            'why = "x"\nproblem = ["Crime"]\n',
            "set_aside.problem: problems[0] names 'Crime'; take it out of one of the two",
        ),
        (
            'why = "x"\nkinds = ["victim"]\n',
            "set_aside.kinds: is not a known key; did you mean 'kind'?",
        ),
    ],
    ids=["no reason", "counted", "problem", "no column"],
)
def test_a_mistake_in_what_is_set_aside_is_told(
    tmp_path: Path, table: str, told: str
) -> None:
    """
    Without a reason, of a column that is none, or of a word that is counted.
    """
    text = text_of({**with_test(COUNTS), "set_aside": table})
    assert told in mistakes(tmp_path, text)


def test_a_word_set_aside_in_another_column_is_no_mistake(tmp_path: Path) -> None:
    """
    A status may have the name of a kind of incident that is counted.
    """
    table = 'why = "x"\nstatus = ["offence"]\nkind = ["work-programme"]\n'
    loaded(tmp_path, text_of({**with_test(COUNTS), "set_aside": table}))


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_plans_that_come_with_pbr_set_words_aside(plan: Plan) -> None:
    """
    Each says why; a benefit that is paid to people in work is none of those counted.
    """
    assert plan.set_aside.why
    assert "victim" in plan.vocabulary.known("incidents.kind")
    assert "early-help" in plan.vocabulary.known("statuses.status")
    assert "child-benefit" in plan.vocabulary.known("benefits.benefit")
    assert "child-benefit" not in plan.vocabulary.words["benefits.benefit"]


KNOWN = frozenset({"domestic-abuse", "abuse-high", "asb", "a-b-c", "a-b"})


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        (("asb",), ("asb",)),
        (("domestic", "abuse"), ("domestic-abuse",)),
        (("abuse", "domestic"), ("abuse", "domestic")),
        (("domestic", "asb", "abuse"), ("domestic", "asb", "abuse")),
        (("asb", "domestic", "abuse", "asb"), ("asb", "domestic-abuse")),
        # Of overlapping neighbours the first from the left, and the longest.
        (("domestic", "abuse", "high"), ("domestic-abuse", "high")),
        (("a", "b", "c"), ("a-b-c",)),
        (("a", "b", "d"), ("a-b", "d")),
        (("a", "b-c"), ("a-b-c",)),
        (
            ("domestic", "abuse", "domestic", "abuse"),
            ("domestic-abuse",),
        ),
        (("domestic", "x", "domestic", "abuse"), ("domestic", "x", "domestic-abuse")),
        ((), ()),
    ],
)
def test_neighbours_that_make_a_known_word_are_that_word(
    words: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    """
    The longest first, from the left; the rest stay as they are, each once.
    """
    assert whole_words(words, KNOWN) == whole


def test_a_family_is_understood_in_the_plans_words() -> None:
    """
    Only a check with parts of a word is changed; a family without one is the same.
    """
    family = a_family()
    assert BRADFORD.vocabulary.understood(family) is family
    parts = Check("F1", ("asb", "Domestic", "Abuse"), D, D, D, "police")
    split = a_family(checks=[*family.checks, parts])
    whole = BRADFORD.vocabulary.understood(split)
    (changed,) = [check for check in whole.checks if check not in split.checks]
    assert changed.kinds == ("asb", "domestic-abuse")
    assert (changed.source, changed.row) == (parts.source, parts.row)


_TOOLS = re.compile(r"tools = \{ (?:[\w-]+ = \{[^}]*\}(?:, )?)+ \}")


def text_of_shipped(name: str) -> str:
    """
    The file of a plan that comes with pbr.
    """
    return (resources.files("pbr.plans") / f"{name}.toml").read_text("utf-8")


OLD = (
    '{{ rule = "employed-consecutively", weeks = 26, gap_days = 0, '
    'off_benefits = {}, counted_from = "attachment" }}'
)


def test_a_word_that_was_taken_out_is_told_with_what_to_write(tmp_path: Path) -> None:
    """
    The lines to put in its place, and no more; the plan then loads.
    """
    text = text_of(with_test(OLD.format('["income-support", "esa"]')))
    (told,) = mistakes(tmp_path, text)
    assert told == (
        "engagement.test.off_benefits: was taken out: it said two things; write "
        'not_while_on = ["income-support", "esa"], moved_off = { benefits = '
        '["income-support", "esa"], since = "ever" }, or since = "attachment"'
    )
    written = told.partition("; write ")[2].removesuffix(', or since = "attachment"')
    mended = text.replace('off_benefits = ["income-support", "esa"]', written)
    rule = loaded(tmp_path, mended).engagement
    assert isinstance(rule, EmployedConsecutively)
    assert rule.moved_off == MovedOff(("income-support", "esa"), BenefitSince.EVER)


def test_a_word_that_was_taken_out_and_said_nothing_is_left_out(tmp_path: Path) -> None:
    """
    A plan that did not look at benefits says so by saying nothing.
    """
    text = text_of(with_test(OLD.format('"not looked at"')))
    assert mistakes(tmp_path, text) == [
        "engagement.test.off_benefits: was taken out: it said two things; leave it out"
    ]
    loaded(tmp_path, text.replace('off_benefits = "not looked at", ', ""))


OLD_SCORES = (
    '{{ rule = "score-improved", tool = {}, domain = "health", by = {}, '
    "direction = {}, sustained_months = 0 }}"
)


@pytest.mark.parametrize(
    ("tool", "by", "direction", "written"),
    [
        ('"sdq"', "2", '"down"', 'sdq = { better = "down", by = 2 }'),
        ('"star"', '"0.5"', '"up"', 'star = { better = "up", by = "0.5" }'),
        ('"Our Scale"', "1", '"up"', '"Our Scale" = { better = "up", by = 1 }'),
        ("7", "0", '"sideways"', 'outcomes-star = { better = "up", by = 1 }'),
        ('"any"', "1", '"up"', 'outcomes-star = { better = "up", by = 1 }'),
    ],
)
def test_tools_that_all_pointed_one_way_are_told_with_what_to_write(
    tmp_path: Path, tool: str, by: str, direction: str, written: str
) -> None:
    """
    What is written instead is told once, for three words, and the plan then loads.
    """
    old = OLD_SCORES.format(tool, by, direction)
    (told,) = mistakes(tmp_path, text_of(with_test(old)))
    more = "" if tool.strip('"') in written else ", with each tool that counts"
    assert told == (
        "engagement.test.tool: was taken out: each tool has its own direction; "
        f"write tools = {{ {written} }} in place of tool, by and direction{more}"
    )
    test = (
        f'{{ rule = "score-improved", tools = {{ {written} }}, domain = "health", '
        "sustained_months = 0 }"
    )
    rule = loaded(tmp_path, text_of(with_test(test))).engagement
    assert isinstance(rule, ScoreImproved)
    assert len([*rule.tools]) == 1


def test_one_word_that_was_taken_out_is_told_where_it_stands(tmp_path: Path) -> None:
    """
    A direction left behind alone, with no tools, is told of; with tools it is unknown.
    """
    alone = '{ rule = "score-improved", domain = "d", direction = "down", sustained_months = 0 }'
    assert mistakes(tmp_path, text_of(with_test(alone))) == [
        "engagement.test.direction: was taken out: each tool has its own direction; "
        'write tools = { outcomes-star = { better = "down", by = 1 } } '
        "in place of tool, by and direction, with each tool that counts"
    ]
    both = alone.replace(
        "direction", 'tools = { sdq = { better = "down", by = 1 } }, by'
    )
    (told,) = mistakes(tmp_path, text_of(with_test(both)))
    assert told.startswith("engagement.test.by: is not a known key")


@pytest.mark.parametrize("name", shipped_plans())
def test_every_plan_as_it_was_is_told_what_to_write(tmp_path: Path, name: str) -> None:
    """
    A plan that comes with pbr, as it was at first: what is written instead loads.
    """
    text = text_of_shipped(name)
    old = _TOOLS.sub('tool = "any", by = 1, direction = "up"', text)
    told = mistakes(tmp_path, old) if old != text else []
    assert len(told) == len(_TOOLS.findall(text))
    for each in told:
        written = each.partition("; write ")[2].partition(" in place of ")[0]
        old = old.replace('tool = "any", by = 1, direction = "up"', written, 1)
    assert loaded(tmp_path, old).problems


@pytest.mark.parametrize(
    "tools",
    [
        '{ sdq = { better = "down", by = 1 }, SDQ = { better = "down", by = 1 } }',
        '{ phq-9 = { better = "down", by = 1 }, "PHQ 9" = { better = "down", by = 1 } }',
    ],
)
def test_two_tools_that_fold_alike_are_a_mistake(tmp_path: Path, tools: str) -> None:
    """
    One tool is not listed twice, in two spellings.
    """
    test = (
        f'{{ rule = "score-improved", tools = {tools}, domain = "health", '
        "sustained_months = 0 }"
    )
    (told,) = mistakes(tmp_path, text_of(with_test(test)))
    assert "spelt another way" in told


@pytest.mark.parametrize("value", ["7", "[]", "[7]"])
def test_a_word_that_was_taken_out_may_have_said_nonsense(
    tmp_path: Path, value: str
) -> None:
    """
    What to write is told whatever stood there.
    """
    (told,) = mistakes(tmp_path, text_of(with_test(OLD.format(value))))
    assert "write not_while_on = [" in told

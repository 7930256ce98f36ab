"""
Reading a plan: every mistake at once, each with its path and its remedy (SPEC §6).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pbr.exceptions import PlanError
from pbr.findings import Standing
from pbr.plans import load_plan, shipped_plans
from pbr.rules.asked_alone import ASKED_ALONE, AnyAdult, AskedAlone, EachChild
from pbr.rules.attendance import AttendedEachTerm
from pbr.rules.combined import Combined
from pbr.rules.employment import EmployedConsecutively
from pbr.rules.parts.needs import NeedOf
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.verdicts import FIRST_OTHERWISE, Quorum
from plan_texts import CITED, HEAD, PARTS, loaded, mistakes, text_of, with_test


def test_a_plan_that_is_right_loads(tmp_path: Path) -> None:
    """
    A small plan loads, and takes its name from its file.
    """
    plan = loaded(tmp_path, text_of())
    assert (plan.name, plan.title) == ("invented", "Invented")
    assert plan.measures[0].test is plan.asked
    assert plan.measures[0].whose == tuple(NeedOf)
    assert str(plan.last_day) == "2020-03-31"


def test_five_plans_are_shipped_and_load() -> None:
    """
    The plans that come with pbr are named in order, and each loads.
    """
    names = shipped_plans()
    assert list(names) == sorted(names)
    assert len(names) == 5
    assert [load_plan(name).name for name in names] == list(names)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """
    A file saved by an editor that writes a byte-order mark loads.
    """
    file = tmp_path / "marked.toml"
    file.write_bytes(b"\xef\xbb\xbf" + text_of().encode())
    assert load_plan(file).name == "marked"


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (
            '{ rule = "attended-each-term", share = "0.9", terms = 3, counting = "all '
            'absence", starters = "wait", counted_from = "any" }',
            "engagement.test.share: '0.9' is not a share; "
            'write "at least 90%" or "more than 90%"',
        ),
        (
            '{ rule = "attended-eech-term" }',
            "engagement.test: 'attended-eech-term' is not a rule; "
            "did you mean 'attended-each-term'?",
        ),
        (
            '{ rule = "closed-for" }',
            "engagement.test.months: is missing; write months = 6",
        ),
        (
            '{ rule = "closed-for", months = 0 }',
            "engagement.test.months: 0 is not a whole number from 1 to 600; "
            "write it without quotes, as in 6",
        ),
        (
            '{ rule = "closed-for", months = true }',
            "engagement.test.months: True is not a whole number from 1 to 600; "
            "write it without quotes, as in 6",
        ),
        (
            '{ rule = "closed-for", months = 6, month = 6 }',
            "engagement.test.month: is not a known key; did you mean 'months'?",
        ),
        (
            '{ rule = "completed", kind = "" }',
            "engagement.test.kind: '' is not words; write words, as in \"Bradford\"",
        ),
        (
            '{ rule = "attached", since = "2015-04-01" }',
            "engagement.test.since: '2015-04-01' is not a date; "
            "write it without quotes, as in 2015-04-01",
        ),
        (
            '{ rule = "attached", since = 2015-04-01T10:00:00 }',
            "engagement.test.since: datetime.datetime(2015, 4, 1, 10, 0) is not a date; "
            "write it without quotes, as in 2015-04-01",
        ),
        (
            '{ rule = "score-improved", tools = { star = { better = "up", by = 0.5 } }, '
            'domain = "d", sustained_months = 0 }',
            "engagement.test.tools.star.by: 0.5 is not an exact number; "
            'write 1, or "0.5" in quotes',
        ),
        (
            '{ rule = "score-improved", tools = { sdq = { better = "sideways", '
            'by = "0.5" } }, domain = "d", sustained_months = 0 }',
            "engagement.test.tools.sdq.better: 'sideways' is not one of its words; "
            "write one of up, down",
        ),
        (
            '{ rule = "score-improved", tools = { star = { better = "up", by = 0 } }, '
            'domain = "d", sustained_months = 0 }',
            "engagement.test.tools.star: by 0 is not better; "
            'write 1, or "0.5" in quotes',
        ),
        (
            '{ rule = "score-improved", tools = { star = { better = "up" } }, '
            'domain = "d", sustained_months = 0 }',
            "engagement.test.tools.star.by: is missing; write by = 1",
        ),
        (
            '{ rule = "score-improved", tools = { star = { by = 1 } }, '
            'domain = "d", sustained_months = 0 }',
            "engagement.test.tools.star.better: is missing; "
            'write better = "up" or "down"',
        ),
        (
            '{ rule = "score-improved", tools = { star = { better = "up", by = 1, '
            'wheel = 1 } }, domain = "d", sustained_months = 0 }',
            "engagement.test.tools.star.wheel: is not a known key; "
            "write one of better, by",
        ),
        *[
            (
                f'{{ rule = "score-improved", tools = {tools}, domain = "d", '
                "sustained_months = 0 }",
                f"engagement.test.tools: {shown} is not a table of tools; "
                'write { sdq = { better = "down", by = 1 } }',
            )
            for tools, shown in (
                ('"star"', "'star'"),
                ('["star"]', "['star']"),
                ("{}", "{}"),
            )
        ],
        (
            '{ rule = "score-improved", domain = "d", sustained_months = 0 }',
            "engagement.test.tools: is missing; "
            'write tools = { sdq = { better = "down", by = 1 } }',
        ),
        (
            '{ rule = "score-improved", tools = { star = { better = "up", by = 1 } }, '
            'domain = "d", sustained_months = -1 }',
            "engagement.test.sustained_months: -1 is not a whole number from 0 to 600; "
            "write it without quotes, as in 6",
        ),
        (
            '{ rule = "status-ended", statuses = [], months = 6, leavers = "counted" }',
            "engagement.test.statuses: [] is not a list of one or more different words; "
            'write ["offence", "asb"]',
        ),
        (
            '{ rule = "status-ended", statuses = ["a", "a"], months = 6, leavers = "counted" }',
            "engagement.test.statuses: ['a', 'a'] is not a list of one or more different "
            'words; write ["offence", "asb"]',
        ),
        (
            '{ every = [{ rule = "attached" }, { at-least-one = [{ rule = "nil" }] }] }',
            "engagement.test.every[1].at-least-one[0]: 'nil' is not a rule; write one of "
            "absence-below, assessed, attached, attended-each-term, attended-overall, "
            "closed-for, completed, dependent-child, employed-consecutively, "
            "employed-within, enrolled, fewer-than-over-months, fewer-than-over-terms, "
            "held, in-the-area, incidents-reduced, key-worker-named, member-aged, "
            "needs-identified, none-recorded, other-needs-identified, planned, score-improved, stated, "
            "status-ended",
        ),
        (
            "{ every = [], at-least-one = [] }",
            "engagement.test: ['at-least-one', 'every'] is not one test; write one of "
            "rule, every, at-least-one, at-least, first, each-child, any-child, "
            "each-adult, any-adult, each-member, any-member, person-with-the-need",
        ),
        (
            "{ otherwise = [] }",
            "engagement.test: ['otherwise'] is not one test; write one of "
            "rule, every, at-least-one, at-least, first, each-child, any-child, "
            "each-adult, any-adult, each-member, any-member, person-with-the-need",
        ),
        (
            '{ first = { rule = "attached" }, every = [], otherwise = 1 }',
            "engagement.test: ['every', 'first', 'otherwise'] is not one test; write "
            "one of rule, every, at-least-one, at-least, first, each-child, any-child, "
            "each-adult, any-adult, each-member, any-member, person-with-the-need",
        ),
        (
            '{ first = { rule = "attached" } }',
            "engagement.test.otherwise: is missing; write otherwise = "
            '{ rule = "stated", … }, what is asked if the first is not met',
        ),
        ("{ every = [] }", "engagement.test.every: combines nothing; write its parts"),
        (
            '{ at-least = { count = 2, of = [{ rule = "attached" }] } }',
            "engagement.test.at-least: at least 2 of 1 parts; ask for fewer of them",
        ),
        (
            "6",
            "engagement.test: 6 is not a test; "
            'write { rule = "attended-each-term", … }',
        ),
        (
            '{ rule = "attached", assumed = { sinse = "because" } }',
            "engagement.test: assumed names 'sinse', which attached does not have; "
            "did you mean 'since'?",
        ),
        (
            '{ every = [{ rule = "attached" }], assumed = { since = "because" } }',
            "engagement.test: assumed is on a combination, which has no values; "
            "put it on the rule whose value it is",
        ),
        (
            '{ rule = "attached", words = "a", standing = "assumed" }',
            "engagement.test: a requirement says why it is assumed, and only then; "
            'write standing = "assumed" together with a why',
        ),
        (
            '{ rule = "attached", standing = "stated" }',
            'engagement.test.words: is missing; write words = "…", quoted from the '
            "source",
        ),
        (
            '{ rule = "attached", clause = "2" }',
            'engagement.test.words: is missing; write words = "…", quoted from the '
            "source",
        ),
        (
            '{ rule = "attached", words = "a", standing = "own" }',
            "engagement.test.standing: 'own' is not one of its words; "
            "write one of stated, assumed",
        ),
        (
            '{ rule = "attached", words = "a", standing = "guessed" }',
            "engagement.test.standing: 'guessed' is not one of its words; "
            "write one of stated, assumed",
        ),
        (
            '{ rule = "member-aged", from_age = 16, before_age = 16, asked_on = "today" }',
            "engagement.test.asked_on: 'today' is not one of its words; did you mean "
            "'the day'?",
        ),
        (
            '{ rule = "member-aged", from_age = 16, before_age = 16, asked_on = "the day" }',
            "engagement.test: nobody is 16 and not yet 16; "
            "let before_age be more than from_age",
        ),
        (
            '{ rule = "member-aged", from_age = 16, asked_on = "the day" }',
            "engagement.test.before_age: is missing; write before_age = 19",
        ),
        (
            '{ rule = "employed-within", weeks = 26, within_weeks = 25, '
            'counted_from = "any" }',
            "engagement.test: 26 weeks do not fit in 25; "
            "let within_weeks be at least weeks",
        ),
        (
            '{ rule = "absence-below", share = "100%", terms = 3, counting = "all '
            'absence", starters = "wait", counted_from = "any" }',
            "engagement.test.share: '100%' is not a share to stay below; write \"15%\"",
        ),
        (
            '{ rule = "incidents-reduced", kinds = ["asb"], by = 33, months = 6, '
            'whose = "family", baseline = "before attachment", leavers = "counted" }',
            "engagement.test.by: '33' is not a reduction; "
            'write "33%", "1/3" or "any"',
        ),
    ],
)
def test_a_mistake_in_a_test_is_told(tmp_path: Path, test: str, told: str) -> None:
    """
    Each mistake in a test names its path, what is wrong, and the remedy.
    """
    assert mistakes(tmp_path, text_of(with_test(test))) == [told]


def first_change(name: str, old: str, new: str) -> dict[str, str | None]:
    """
    One table, with some words of it changed.
    """
    assert old in PARTS[name]
    return {name: PARTS[name].replace(old, new)}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"engagement": None},
            "engagement: is missing; write engagement = …",
        ),
        (
            {"engagment": f"{CITED}", "engagement": PARTS["engagement"]},
            "engagment: is not a known key; did you mean 'engagement'?",
        ),
        (
            first_change("in_force", 'clause = "1"\n', ""),
            'in_force.clause: is missing; write clause = "2.3(3)", the paragraph of '
            "the source",
        ),
        (
            first_change("in_force", "2020-04-01", "2015-04-01"),
            "in_force.before: 2015-04-01 is not after since, 2015-04-01; "
            "write the day after the last day",
        ),
        (
            {"asked_of_every_family": None},
            'asked_of_every_family: something says "as asked of every family", and '
            "nothing is asked; write [asked_of_every_family], or the test itself",
        ),
        (
            {"[measures] ": None},
            "results[0].needs[0]: asks for every need, and 'work' has no measure; "
            "write [[measures]] for it",
        ),
        (
            {"[measures] ": PARTS["[measures] "].replace('"work"', '"wrok"')},
            "measures[1].problem: 'wrok' is not a problem of the plan; did you mean 'work'?",
        ),
        (
            {"[measures] ": PARTS["[measures] "] + "before = 2017-04-01\n"},
            "measures of work: it runs from 2015-04-01 to 2017-04-01; "
            "cover the plan's life, 2015-04-01 to 2020-04-01",
        ),
        (
            {"[measures]  ": PARTS["[measures] "] + "since = 2017-04-01\n"},
            "measures of work: there is an overlap between 2020-04-01 and 2017-04-01; "
            "let each begin where the one before ends",
        ),
        (
            {
                "[measures] ": PARTS["[measures] "] + "before = 2017-04-01\n",
                "[measures]  ": PARTS["[measures] "] + "since = 2017-04-02\n",
            },
            "measures of work: there is a gap between 2017-04-01 and 2017-04-02; "
            "let each begin where the one before ends",
        ),
        (
            {"[measures] ": PARTS["[measures] "] + 'whose = ["child"]\n'},
            "measures of work (adult): nothing is in force; write one that is",
        ),
        (
            first_change("[results]", '"800.00"', '"800"'),
            "results[0].amounts[0].pounds: '800' is not pounds and pence; "
            'write it in quotes, as in "800.00"',
        ),
        (
            first_change("[results]", '"every need"', '"every ned"'),
            "results[0].needs[0]: 'every ned' is not a part of a result; "
            'write "every need", { measure = "work" } or a test',
        ),
        (
            first_change("[results]", '"every need"', '{ measure = "wrk" }'),
            "results[0].needs[0]: 'wrk' is not the problem of a measure; did you mean 'work'?",
        ),
        (
            first_change("[results]", '["every need"]', "[]"),
            "results[0].needs: asks for nothing; write what it needs",
        ),
        (
            {"[results]": PARTS["[results]"] + 'supplement_to = "progres"\n'},
            "results: all are supplements; write a result",
        ),
        (
            {"[results] ": PARTS["[results]"]},
            "results: 'progress' appears twice; give each its own name",
        ),
        (
            {"[results] ": PARTS["[results]"].replace('"progress"', '"Progress"')},
            "results: 'progress' appears twice; give each its own name",
        ),
        (
            {
                "[results] ": PARTS["[results]"].replace('"progress"', '"more"')
                + 'supplement_to = "progres"\n'
            },
            "results[1].supplement_to: 'progres' is not a result that is paid by itself; "
            "did you mean 'progress'?",
        ),
        (
            {"[attachment_fees]": PARTS["[attachment_fees]"] + "since = 2021-01-01\n"},
            "attachment_fees: 2020-04-01 is not after 2021-01-01; "
            "write the day after the last day as before",
        ),
        (
            {"[claim_windows]": f"since = 2016-01-01\nbefore = 2016-01-01\n{CITED}"},
            "claim_windows[0].before: 2016-01-01 is not after since, 2016-01-01; "
            "write the day after the last day",
        ),
        (
            first_change("eligibility", '"crime"', '"crimes"'),
            "eligibility.test.of: 'crimes' is not a problem of the plan; did you mean 'crime'?",
        ),
        (
            first_change("eligibility", "at_least = 1", "at_least = 2"),
            "eligibility.test: at_least 2 of 1 problems; ask for fewer of them",
        ),
        (
            {"holders": "asb = 6\n"},
            'holders.asb: 6 is not words; write words, as in "Bradford"',
        ),
    ],
)
def test_a_mistake_in_a_table_is_told(
    tmp_path: Path, changes: dict[str, str | None], told: str
) -> None:
    """
    Each mistake in a table is told, with its path and its remedy.
    """
    assert told in mistakes(tmp_path, text_of(changes))


def test_a_life_turned_round_is_told_once(tmp_path: Path) -> None:
    """
    The tables that take over the plan's days are not told of as well.
    """
    text = text_of(first_change("in_force", "2020-04-01", "2015-04-01"))
    assert mistakes(tmp_path, text) == [
        "in_force.before: 2015-04-01 is not after since, 2015-04-01; "
        "write the day after the last day"
    ]


def test_what_nobody_is_asked_is_told_with_the_rest(tmp_path: Path) -> None:
    """
    "as asked of every family" where nothing is, and a gap, are told together.
    """
    text = text_of(
        {
            "asked_of_every_family": None,
            "[attachment_fees]": PARTS["[attachment_fees]"] + "since = 2016-04-01\n",
        }
    )
    told = mistakes(tmp_path, text)
    assert [each.partition(":")[0] for each in told] == [
        "asked_of_every_family",
        "attachment_fees",
    ]


def test_a_gap_is_told_beside_a_value_that_cannot_be_read(tmp_path: Path) -> None:
    """
    A misspelt rule, an overlap, a gap and uncovered days are all told at once.
    """
    amounts = (
        'amounts = [{ pounds = "700.00", before = 2017-04-01 }, '
        '{ pounds = "800.00", since = 2017-05-01 }]'
    )
    text = text_of(
        {
            "engagement": f'{CITED}test = {{ rule = "atached" }}\n',
            "[measures]  ": PARTS["[measures] "] + "since = 2017-04-01\n",
            "[results]": PARTS["[results]"].replace(
                'amounts = [{ pounds = "800.00" }]', amounts
            ),
            "[attachment_fees]": PARTS["[attachment_fees]"] + "since = 2016-04-01\n",
        }
    )
    assert [each.partition(": ")[0] for each in mistakes(tmp_path, text)] == [
        "engagement.test",
        "measures of work",
        "results[0].amounts",
        "attachment_fees",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "since = 2015-04-01\n",
        'since = "2015-04-01"\nbefore = 2020-04-01\n',
    ],
)
def test_dates_that_cannot_be_read_are_told_once(tmp_path: Path, body: str) -> None:
    """
    Without the plan's own life its tables' dates are not looked at.
    """
    told = mistakes(tmp_path, text_of({"in_force": body + CITED}))
    assert len(told) == 1
    assert told[0].startswith("in_force.")


def test_a_result_without_amounts_has_no_gaps(tmp_path: Path) -> None:
    """
    A result without amounts, and missing fees, tell no gap.
    """
    text = text_of(
        {
            "[results]": f'name = "progress"\n{CITED}needs = ["every need"]\n',
            "[attachment_fees]": None,
        }
    )
    assert [each.partition(":")[0] for each in mistakes(tmp_path, text)] == [
        "results[0].amounts",
        "attachment_fees",
    ]


def test_names_of_nothing_are_told_beside_values_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    """
    A misspelt rule and every kind of name that means nothing are one list.
    """
    deep = (
        "{ at-least = { count = 2, of = [{ each-child = { every = [{ rule = "
        '"other-needs-identified", at_least = 1, besides = ["crmie"] }] } }] } }'
    )
    text = text_of(
        {
            "engagement": f'{CITED}test = {{ rule = "atached" }}\n',
            "attached_since": f"{CITED}test = {deep}\n",
            "[measures]  ": PARTS["[measures] "].replace('"work"', '"wrok"'),
            "[results]": PARTS["[results]"].replace(
                '"every need"', '{ measure = "crine" }'
            ),
            "[results] ": PARTS["[results]"].replace('"progress"', '"more"')
            + 'supplement_to = "progres"\n',
        }
    )
    assert mistakes(tmp_path, text) == [
        "engagement.test: 'atached' is not a rule; did you mean 'attached'?",
        "attached_since.test.at-least: at least 2 of 1 parts; ask for fewer of them",
        "measures[2].problem: 'wrok' is not a problem of the plan; did you mean 'work'?",
        "results[1].supplement_to: 'progres' is not a result that is paid by itself; "
        "did you mean 'progress'?",
        "attached_since.test.at-least.of[0].each-child.every[0].besides: 'crmie' is "
        "not a problem of the plan; did you mean 'crime'?",
        "results[0].needs[0]: 'crine' is not the problem of a measure; did you mean 'crime'?",
    ]


@pytest.mark.parametrize(
    ("changes", "head", "told"),
    [
        ({"[measures] ": f"problem = 6\n{CITED}"}, HEAD, ["measures[1]"]),
        ({}, HEAD.replace('["crime", "work"]', '"crime"'), ["problems"]),
        ({}, HEAD.replace('["crime", "work"]', "[6]"), ["problems"]),
        (
            {"[measures] ": PARTS["[measures] "] + 'whose = ["chidl"]\n'},
            HEAD,
            ["measures[1].whose[0]"],
        ),
        (
            {"[measures] ": PARTS["[measures] "] + 'whose = "child"\n'},
            HEAD,
            ["measures[1].whose"],
        ),
        ({"[measures] ": None, "[measures]": None}, "measures = 6\n", ["measures"]),
        (
            {"[measures] ": None, "[measures]": None},
            "measures = [6]\n",
            ["measures[0]"],
        ),
        (
            {"[results]": PARTS["[results]"].replace('"progress"', "6")},
            HEAD,
            ["results[0].name"],
        ),
        ({"[results]": None}, HEAD, ["results"]),
        ({"eligibility": None}, "eligibility = 6\n", ["eligibility"]),
        (
            {"eligibility": PARTS["eligibility"].replace('["crime"]', "6")},
            HEAD,
            ["eligibility.test.of"],
        ),
        ({"in_force": None}, "in_force = 6\n", ["in_force"]),
    ],
)
def test_nothing_is_guessed_from_what_cannot_be_read(
    tmp_path: Path, changes: dict[str, str | None], head: str, told: list[str]
) -> None:
    """
    What cannot be read is one mistake, and nothing is held against it.
    """
    text = text_of(changes, head if "title" in head else HEAD + head)
    places = [each.partition(":")[0] for each in mistakes(tmp_path, text)]
    assert [place for place in places if place.startswith(told[0])]
    assert {place.partition(".")[0] for place in places} == {told[0].partition(".")[0]}


@pytest.mark.parametrize(
    ("measures", "told"),
    [
        (['whose = ["child"]', 'whose = ["adult", "family"]'], []),
        (['whose = ["child"]', 'whose = ["adult"]'], ["measures of work (family)"]),
        (
            ['whose = ["child"]', "before = 2017-04-01"],
            ["measures of work (child)"] * 2
            + ["measures of work (adult)", "measures of work (family)"],
        ),
        (["since = 2017-04-01", "before = 2017-04-01"], []),
        (["before = 2015-04-01", "since = 2015-04-01"], ["measures of work"]),
    ],
)
def test_measures_cover_every_day_for_every_member(
    tmp_path: Path, measures: list[str], told: list[str]
) -> None:
    """
    In whichever order they stand, and none of them on no day at all.
    """
    first, second = [f"{PARTS['[measures] ']}{measure}\n" for measure in measures]
    text = text_of({"[measures] ": first, "[measures]  ": second})
    if not told:
        assert loaded(tmp_path, text).problems == ("crime", "work")
    else:
        places = [each.partition(":")[0] for each in mistakes(tmp_path, text)]
        assert places == told


def test_a_supplement_of_a_supplement_is_refused(tmp_path: Path) -> None:
    """
    A supplement is paid on top of a result, and not of another supplement.
    """
    more = PARTS["[results]"].replace('"progress"', '"more"')
    most = PARTS["[results]"].replace('"progress"', '"most"')
    text = text_of(
        {
            "[results] ": more + 'supplement_to = "progress"\n',
            "[results]  ": most + 'supplement_to = "more"\n',
        }
    )
    assert mistakes(tmp_path, text) == [
        "results[2].supplement_to: 'more' is not a result that is paid by itself; write one of progress"
    ]


def test_a_window_as_wide_as_the_weeks_is_a_plan(tmp_path: Path) -> None:
    """
    26 of 26 weeks is every day of them, and all of two parts are two parts.
    """
    test = (
        '{ at-least = { count = 2, of = [{ rule = "employed-within", weeks = 26, '
        'within_weeks = 26, counted_from = "any" }, '
        '{ rule = "attached" }] } }'
    )
    combined = loaded(tmp_path, text_of(with_test(test))).engagement
    assert isinstance(combined, Combined)
    assert len(combined.parts) == 2


def test_a_date_of_a_table_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    """
    An unreadable date is a mistake, and no gap is guessed from it.
    """
    fees = PARTS["[attachment_fees]"] + 'since = "2015"\n'
    (told,) = mistakes(tmp_path, text_of({"[attachment_fees]": fees}))
    assert told.startswith("attachment_fees[0].since: '2015' is not a date")


def test_every_need_cannot_be_asked_where_any_problem_is_taken(tmp_path: Path) -> None:
    """
    A problem that the plan does not list can have no measure.
    """
    head = HEAD.replace("refused", "taken")
    assert mistakes(tmp_path, text_of(head=head)) == [
        "results[0].needs[0]: asks for every need, and other problems are taken; "
        'write other_problems = "refused"'
    ]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """
    Three mistakes in three tables are three lines of one error.
    """
    text = text_of(
        {
            "engagement": f'{CITED}test = {{ rule = "atached" }}\n',
            "in_force": f"since = 2015-04-01\n{CITED}",
            "[attachment_fees]": f"pounds = 1000\n{CITED}",
        }
    )
    with pytest.raises(PlanError) as raised:
        loaded(tmp_path, text)
    file = tmp_path / "invented.toml"
    assert str(raised.value) == (
        f"{file}: 3 mistakes\n"
        "  in_force.before: is missing; write before = 2020-04-01\n"
        "  engagement.test: 'atached' is not a rule; did you mean 'attached'?\n"
        "  attachment_fees[0].pounds: 1000 is not pounds and pence; "
        'write it in quotes, as in "800.00"'
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"title = ",
            "the file: is not TOML: Invalid value (at end of document); "
            "correct the line it names",
        ),
        (b"title = '\xff'", "the file: is not UTF-8 (byte 9); save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_told(
    tmp_path: Path, content: bytes, told: str
) -> None:
    """
    A file that is not TOML, or not UTF-8, is refused with its remedy.
    """
    file = tmp_path / "broken.toml"
    file.write_bytes(content)
    with pytest.raises(PlanError) as raised:
        load_plan(file)
    assert [str(mistake) for mistake in raised.value.mistakes] == [told]


def test_a_table_where_text_should_be_is_told(tmp_path: Path) -> None:
    """
    A list where a table should be is a mistake, and not a crash.
    """
    assert mistakes(tmp_path, HEAD + "in_force = [1]\n")[0].startswith("in_force")
    assert (
        "results: is not of the right shape; see the plan file reference"
        in mistakes(tmp_path, HEAD + "results = 6\n")
    )


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    """
    A plan that is neither shipped nor a file is refused, naming the nearest.
    """
    with pytest.raises(PlanError) as raised:
        load_plan("bradford-families-first")
    assert str(raised.value) == (
        "bradford-families-first: 1 mistake\n"
        "  the plan: cannot be read as a file (No such file or directory); "
        "give a TOML file or a plan's name: "
        "did you mean 'bradford-families-first-2015'?"
    )


def test_what_a_test_inherits_is_told_once(tmp_path: Path) -> None:
    """
    A table without a standing, and the test that inherits it, are one mistake.
    """
    without = PARTS["engagement"].replace('standing = "stated"\n', "")
    no_why = PARTS["engagement"].replace('"stated"', '"assumed"')
    for engagement, told in (
        (
            without,
            'engagement.standing: is missing; write standing = "stated" or "assumed"',
        ),
        (
            no_why,
            "engagement: a requirement says why it is assumed, and only then; "
            'write standing = "assumed" together with a why',
        ),
    ):
        assert mistakes(tmp_path, text_of({"engagement": engagement})) == [told]


def test_two_mistakes_of_one_kind_are_both_told(tmp_path: Path) -> None:
    """
    The same fault in two tables is two mistakes.
    """
    head = HEAD.replace('"Invented"\n', "5\n").replace('"Nowhere"', "5")
    told = mistakes(tmp_path, text_of(head=head))
    assert [each.partition(":")[0] for each in told] == ["title", "area", "cited_as"]


def test_combinations_are_read(tmp_path: Path) -> None:
    """
    Each kind of combination becomes what it says, however deep it stands.
    """
    test = (
        '{ at-least = { count = 1, of = [{ each-child = { rule = "stated", about = "a", '
        'by_roles = ["b"], within_months = 6, since = "any" } }, { any-adult = { at-least-one = '
        '[{ rule = "attached" }] } }] } }'
    )
    plan = loaded(tmp_path, text_of(with_test(test)))
    combined = plan.engagement
    assert isinstance(combined, Combined)
    assert combined.quorum == Quorum(1)
    child, adult = combined.parts
    assert isinstance(child, EachChild)
    assert isinstance(adult, AnyAdult)
    assert {rule.name for rule in plan.rules()} >= {"stated", "attached"}


@pytest.mark.parametrize("kind", ASKED_ALONE.values())
def test_each_and_any_are_read(kind: type[AskedAlone], tmp_path: Path) -> None:
    """
    A child, an adult or a member, each or any: six words, and six kinds of test.
    """
    test = f'{{ {kind.name} = {{ rule = "attached" }} }}'
    plan = loaded(tmp_path, text_of(with_test(test)))
    assert isinstance(plan.engagement, kind)
    assert plan.engagement.rule.name == "attached"


def test_first_and_otherwise_are_read(tmp_path: Path) -> None:
    """
    Two tests, the first of them first, each with the citation of the table around it.
    """
    test = '{ otherwise = { rule = "planned" }, first = { rule = "attached" } }'
    plan = loaded(tmp_path, text_of(with_test(test)))
    combined: Any = plan.engagement
    assert combined.quorum == FIRST_OTHERWISE
    assert [part.name for part in combined.parts] == ["attached", "planned"]
    assert {part.clause for part in combined.parts} == {combined.clause}


def test_mistakes_in_first_and_in_otherwise_are_both_told(tmp_path: Path) -> None:
    """
    Each by its own path.
    """
    test = '{ first = { rule = "assesed" }, otherwise = 1 }'
    first, otherwise = mistakes(tmp_path, text_of(with_test(test)))
    assert first.startswith("engagement.test.first: 'assesed' is not a rule; did you")
    assert otherwise == (
        'engagement.test.otherwise: 1 is not a test; write { rule = "attended-each-'
        'term", … }'
    )


A_STATEMENT = (
    '{ rule = "stated", about = "a", by_roles = ["b"], within_months = 6, '
    'since = "any" }'
)
OF_THE_NEED = f"{{ person-with-the-need = {A_STATEMENT} }}"


def a_measure(test: str) -> dict[str, str | None]:
    """
    The measure of work, with another test.
    """
    return {"[measures] ": f'problem = "work"\n{CITED}test = {test}\n'}


def test_a_measure_may_ask_the_person_with_the_need(tmp_path: Path) -> None:
    """
    The test is of the needs of its measure, however deep it stands, and is cited there.
    """
    either = f'{{ at-least-one = [{{ rule = "attached" }}, {OF_THE_NEED}] }}'
    whose: dict[str, str | None] = {
        "[measures] ": f'problem = "work"\nwhose = ["adult", "family"]\n{CITED}'
        f"test = {either}\n",
        "[measures]  ": f'problem = "work"\nwhose = ["child"]\n{CITED}'
        f"test = {OF_THE_NEED}\n",
    }
    plan = loaded(tmp_path, text_of(whose))
    both, child = [each.test for each in plan.measures[1:]]
    assert isinstance(both, Combined)
    _, inside = both.parts
    assert isinstance(inside, PersonWithTheNeed)
    assert isinstance(child, PersonWithTheNeed)
    assert (inside.problem, inside.whose) == ("work", (NeedOf.ADULT, NeedOf.FAMILY))
    assert (child.problem, child.whose) == ("work", (NeedOf.CHILD,))
    assert child.clause.words == child.rule.clause.words == "as invented"
    assert {rule.name for rule in plan.rules()} >= {"stated", "attached"}
    assert plan.vocabulary.words["statements.about"] == {"a"}


OUTSIDE = "is in no measure; write it in [[measures]]"
TWICE = "is inside a test that asks one person already; take one of the two out"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            with_test(OF_THE_NEED),
            f"engagement.test.person-with-the-need: {OUTSIDE}",
        ),
        (
            with_test(f"{{ every = [{OF_THE_NEED}] }}"),
            f"engagement.test.every[0].person-with-the-need: {OUTSIDE}",
        ),
        (
            {"asked_of_every_family": f"{CITED}test = {OF_THE_NEED}\n"},
            f"asked_of_every_family.test.person-with-the-need: {OUTSIDE}",
        ),
        (
            {
                "[results]": f'name = "progress"\n{CITED}needs = ["every need", '
                f'{OF_THE_NEED}]\namounts = [{{ pounds = "800.00" }}]\n'
            },
            f"results[0].needs[1].person-with-the-need: {OUTSIDE}",
        ),
        *[
            (
                a_measure(f"{{ {each} = {OF_THE_NEED} }}"),
                f"measures[1].test.{each}.person-with-the-need: {TWICE}",
            )
            for each in (*ASKED_ALONE, "person-with-the-need")
        ],
    ],
)
def test_the_person_with_the_need_is_of_a_measure(
    tmp_path: Path, changes: dict[str, str | None], told: str
) -> None:
    """
    Where no need is looked at, or one person is asked already, it is a mistake.
    """
    assert mistakes(tmp_path, text_of(changes)) == [told]


def test_a_test_takes_over_the_citation_it_stands_under(tmp_path: Path) -> None:
    """
    A rule without a citation has that of its table; one with a standing has its own.
    """
    own = 'clause = "9", words = "nine", standing = "assumed", why = "because", '
    test = f'{{ every = [{{ rule = "attached" }}, {{ {own}rule = "planned" }}] }}'
    plan = loaded(tmp_path, text_of(with_test(test)))
    assert isinstance(plan.engagement, Combined)
    attached, planned = [part.clause for part in plan.engagement.parts]
    assert attached == plan.engagement.clause
    assert (planned.document, planned.paragraph) == ("Invented", "9")
    assert planned.words == "nine"
    assert planned.standing is Standing.ASSUMED
    assert [each.why for each in planned.assumptions] == ["because"]


def test_an_assumption_belongs_to_one_value(tmp_path: Path) -> None:
    """
    A stated rule may assume one of its values, and says which.
    """
    test = (
        '{ rule = "employed-consecutively", weeks = 26, gap_days = 0, '
        'counted_from = "any", assumed = { gap_days = "no gap named" } }'
    )
    rule = loaded(tmp_path, text_of(with_test(test))).engagement
    assert isinstance(rule, EmployedConsecutively)
    assert (rule.not_while_on, rule.moved_off) == ((), None)
    (assumption,) = rule.clause.assumptions
    assert (assumption.value, assumption.why) == ("gap_days", "no gap named")


def test_equal_rules_are_one_rule(tmp_path: Path) -> None:
    """
    The same test with the same citation, written twice, is examined once.
    """
    plan = loaded(tmp_path, text_of())
    assert plan.measures[1].test is plan.asked


def test_the_vocabulary_is_read_off_the_rules() -> None:
    """
    A plan knows the words its rules look for, in their fields and inside them.
    """
    plan = load_plan("bradford-families-first-2015")
    words = plan.vocabulary.words
    assert words["incidents.kind"] == {"offence", "asb", "domestic-abuse"}
    assert words["checks.kinds"] >= words["incidents.kind"]
    assert words["scores.tool"] == {
        *("outcomes-star", "family-star-plus", "wemwbs"),
        *("sdq", "phq-9", "gad-7", "core-10"),
    }
    assert words["scores.domain"] == {"health"}
    assert plan.vocabulary.names_problem("crime")
    assert not plan.vocabulary.names_problem("gambling")
    nottingham = load_plan("nottingham-priority-families-2012")
    assert nottingham.vocabulary.names_problem("gambling")


def test_a_measure_in_force_is_found_by_the_day(tmp_path: Path) -> None:
    """
    Two measures that follow each other are read each on its own days.
    """
    first = PARTS["[measures] "] + "before = 2017-04-01\n"
    each_term = (
        '{ rule = "attended-each-term", share = "at least 90%", terms = 3, '
        'counting = "all absence", starters = "wait", counted_from = "any" }'
    )
    second = f'problem = "work"\n{CITED}since = 2017-04-01\ntest = {each_term}\n'
    plan = loaded(tmp_path, text_of({"[measures] ": first, "[measures]  ": second}))
    tests = [
        plan.measures_on(day)[-1].test
        for day in (plan.since, *(plan.measures[1].before,), plan.last_day)
    ]
    assert [isinstance(test, AttendedEachTerm) for test in tests] == [
        False,
        True,
        True,
    ]


def test_a_holder_of_what_no_rule_looks_for_is_told(tmp_path: Path) -> None:
    """
    Either the holder's word is misspelt or the rule's; the nearest is named.
    """
    none = '{ rule = "none-recorded", kinds = ["offence"], months = 6, whose = "family", leavers = "counted" }'
    changes = {**with_test(none), "holders": 'ofence = "the police"\n'}
    assert mistakes(tmp_path, text_of(changes)) == [
        "holders.ofence: no rule looks for 'ofence'; did you mean 'offence'?"
    ]
    right = {**with_test(none), "holders": 'offence = "the police"\n'}
    assert loaded(tmp_path, text_of(right)).holders == {"offence": "the police"}

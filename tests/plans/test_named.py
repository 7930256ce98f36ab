"""
Tests that a plan gives a name: each is used by it, and said once (SPEC §6).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pbr.rules.combined import Combined
from plan_texts import CITED, loaded, mistakes, text_of

ATTACHED = f'{CITED}test = {{ rule = "attached" }}\n'
A_STATEMENT = (
    '{ rule = "stated", about = "a", by_roles = ["b"], within_months = 6, '
    'since = "any" }'
)
OF_THE_NEED = f"{CITED}test = {{ person-with-the-need = {A_STATEMENT} }}\n"


def plan_with(test: str, **named: str) -> str:
    """
    A plan whose engagement asks this test, with these tests by their names.
    """
    return text_of(
        {
            "engagement": f"{CITED}test = {test}\n",
            **{f"tests.{name}": table for name, table in named.items()},
        }
    )


@pytest.mark.parametrize("test", ['"joined"', '{ every = ["joined"] }'])
def test_a_test_is_used_by_its_name(tmp_path: Path, test: str) -> None:
    """
    In place of a test, or inside one, with the words of its own table.
    """
    own = ATTACHED.replace("as invented", "joined the scheme")
    used = loaded(tmp_path, plan_with(test, joined=own)).engagement
    (named,) = used.parts if isinstance(used, Combined) else (used,)
    assert (named.name, named.clause.words) == ("attached", "joined the scheme")


def test_a_test_used_twice_is_one(tmp_path: Path) -> None:
    """
    A measure and a part of a result ask the same rule, so its findings are the same.
    """
    text = text_of(
        {
            "tests.joined": ATTACHED,
            "[measures] ": f'problem = "work"\n{CITED}test = "joined"\n',
            "[results]": f'name = "progress"\n{CITED}needs = ["every need", "joined"]\n'
            'amounts = [{ pounds = "800.00" }]\n',
        }
    )
    plan = loaded(tmp_path, text)
    (measure,) = [each for each in plan.measures if each.problem == "work"]
    assert plan.results[0].needs[1] is measure.test


def test_a_plan_says_the_same_by_names_and_in_full(tmp_path: Path) -> None:
    """
    How a plan is laid out changes nothing in its digest.
    """
    by_name = loaded(tmp_path, plan_with('"joined"', joined=ATTACHED))
    in_full = loaded(tmp_path, plan_with('{ rule = "attached" }'))
    assert by_name.digest == in_full.digest


@pytest.mark.parametrize(
    ("test", "named", "told"),
    [
        (
            '"joind"',
            {"joined": ATTACHED},
            [
                "engagement.test: 'joind' is not the name of a test; "
                "did you mean 'joined'?",
                "tests.joined: is used by nothing; "
                'write test = "joined" where it is asked, or take it out',
            ],
        ),
        (
            '{ every = ["joined", "other"] }',
            {"joined": ATTACHED.replace("attached", "atached")},
            [
                "tests.joined.test: 'atached' is not a rule; did you mean 'attached'?",
                "engagement.test.every[1]: 'other' is not the name of a test; "
                "write one of joined",
            ],
        ),
        (
            '{ every = ["joined", "both"] }',
            {
                "joined": ATTACHED,
                "both": f'{CITED}test = {{ every = ["joined", "both"] }}\n',
            },
            [
                f"tests.both.test.every[{at}]: {name!r} is the name of another test; "
                "write that test out here"
                for at, name in enumerate(("joined", "both"))
            ],
        ),
        (
            '"every need"',
            {'"every need"': ATTACHED},
            ["tests.every need: has the name of something else; give it another name"],
        ),
        (
            '"joined"',
            {"joined": "tset = 5\n"},
            [
                'tests.joined.clause: is missing; write clause = "2.3(3)", the '
                "paragraph of the source",
                'tests.joined.words: is missing; write words = "…", quoted from the '
                "source",
                'tests.joined.standing: is missing; write standing = "stated" or '
                '"assumed"',
                "tests.joined.test: is missing; write test = …",
                "tests.joined.tset: is not a known key; did you mean 'test'?",
            ],
        ),
        (
            '"joined"',
            {"joined": OF_THE_NEED},
            [
                "tests.joined.test.person-with-the-need: is in no measure; "
                "write it in [[measures]]"
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_named_test_is_told_where_it_is(
    tmp_path: Path, test: str, named: dict[str, str], told: list[str]
) -> None:
    """
    Once, and not at each place at which it is used.
    """
    assert mistakes(tmp_path, plan_with(test, **named)) == told


def test_the_person_with_the_need_may_have_a_name_in_a_measure(tmp_path: Path) -> None:
    """
    But not inside a test that asks one person already.
    """
    measure = f'problem = "work"\n{CITED}test = '
    tables = {"tests.theirs": OF_THE_NEED}
    plain = text_of({**tables, "[measures] ": f'{measure}"theirs"\n'})
    assert [rule.name for rule in loaded(tmp_path, plain).rules()][-1] == "stated"
    twice = text_of(
        {**tables, "[measures] ": f'{measure}{{ each-child = "theirs" }}\n'}
    )
    assert mistakes(tmp_path, twice) == [
        "tests.theirs.test.person-with-the-need: is inside a test that asks one person "
        "already; take one of the two out"
    ]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("tests = 5\n", "tests: is not a table of tests; write [tests.NAME]"),
        (
            "tests = { joined = 5 }\n",
            "tests.joined: is not of the right shape; see the plan file reference",
        ),
    ],
)
def test_tests_are_tables(tmp_path: Path, head: str, told: str) -> None:
    """
    And nothing else.
    """
    assert told in mistakes(tmp_path, head + plan_with('{ rule = "attached" }'))


def test_a_misspelt_table_of_tests_is_told(tmp_path: Path) -> None:
    """
    With the name that was meant.
    """
    text = text_of({"test.joined": ATTACHED})
    assert mistakes(tmp_path, text) == [
        "test: is not a known key; did you mean 'tests'?"
    ]

"""
Where a plan's sources disagree: the days, or the tests that another source asks.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plan_texts import loaded, mistakes, text_of

SAID = 'says = "one"\nagainst = "other"\neffect = "some"\nfollowed = "one"\n'
OTHER = '[{ rule = "in-the-area" }]'


def with_more(more: str) -> str:
    """
    A plan that notes one disagreement, with more lines.
    """
    return text_of({"[contradictions]": f"{SAID}{more}\n"})


def test_a_disagreement_on_tests(tmp_path: Path) -> None:
    """
    Its tests rest on the words of the other source.
    """
    text = with_more(f'of = "Crime"\notherwise = {OTHER}')
    (said,) = loaded(tmp_path, text).contradictions
    (test,) = said.otherwise
    assert said.of == "crime"
    assert (test.name, test.clause.words) == ("in-the-area", "other")
    assert test.clause.document == "Invented"
    assert said.is_tried


def test_a_disagreement_on_days_and_one_on_neither(tmp_path: Path) -> None:
    """
    The days have a first and the day after the last; both may be left out.
    """
    (said,) = loaded(
        tmp_path, with_more("since = 2015-04-01\nbefore = 2015-05-01")
    ).contradictions
    assert (said.since, said.before) == (date(2015, 4, 1), date(2015, 5, 1))
    assert said.is_tried
    (said,) = loaded(tmp_path, with_more("")).contradictions
    assert (said.since, said.of, said.otherwise) == (None, "", ())
    assert not said.is_tried


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            "since = 2015-04-01",
            ["contradictions[0]: has since without before; write both"],
        ),
        (
            "before = 2015-04-01",
            ["contradictions[0]: has before without since; write both"],
        ),
        ('of = "crime"', ["contradictions[0]: has of without otherwise; write both"]),
        (
            f"otherwise = {OTHER}",
            ["contradictions[0]: has otherwise without of; write both"],
        ),
        (
            "since = 2015-04-01\nbefore = 2015-04-01",
            [
                "contradictions[0].before: 2015-04-01 is not after since, 2015-04-01; "
                "write the day after the last day"
            ],
        ),
        (
            f'of = "crimes"\notherwise = {OTHER}',
            [
                "contradictions[0].of: 'crimes' has no one test; did you mean 'crime'?",
            ],
        ),
        (
            'of = "crime"\notherwise = [{ rule = "in-area" }]',
            [
                "contradictions[0].otherwise[0]: 'in-area' is not a rule; did you mean "
                "'in-the-area'?",
            ],
        ),
        (
            'of = "crime"\notherwise = [{ rule = "needs-identified", at_least = 1, '
            'of = ["Crime"] }]',
            [
                "contradictions[0].otherwise[0].of: 'Crime' is the word 'crime', spelt "
                "another way; write 'crime' everywhere",
            ],
        ),
    ],
)
def test_mistakes(tmp_path: Path, more: str, told: list[str]) -> None:
    """
    Each is told with its place and what to write.
    """
    found = mistakes(tmp_path, with_more(more))
    assert found == told


def test_a_disagreement_without_its_words(tmp_path: Path) -> None:
    """
    What is missing is told once, for the table and not for its tests.
    """
    text = with_more(f'of = "crime"\notherwise = {OTHER}')
    found = mistakes(tmp_path, text.replace('against = "other"\n', ""))
    assert found == ["contradictions[0].against: is missing; write against = …"]


def test_a_result_that_asks_for_one_test(tmp_path: Path) -> None:
    """
    Its name will do; that of a result which asks for more, or for a measure, will not.
    """
    needs = {
        '[{ rule = "in-the-area" }]': True,
        '[{ rule = "in-the-area" }, "every need"]': False,
        '[{ measure = "work" }]': False,
        '["every need"]': False,
    }
    for each, loads in needs.items():
        text = with_more(f'of = "progress"\notherwise = {OTHER}')
        text = text.replace('needs = ["every need"]', f"needs = {each}")
        if loads:
            plan = loaded(tmp_path, text)
            tests = plan.tests_of("progress", plan.since)
            assert [test.name for test in tests] == ["in-the-area"]
        else:
            assert len(mistakes(tmp_path, text)) == 1

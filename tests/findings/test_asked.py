"""
A question of pbr's own is named just when it is about one result or problem.
"""

from __future__ import annotations

import pytest

from pbr.exceptions import Contradiction
from pbr.findings import Asked, Question
from strategies import CLAUSE


@pytest.mark.parametrize("asked", Asked)
def test_a_question_is_named_just_when_it_is_about_one_result_or_problem(
    asked: Asked,
) -> None:
    """
    "result" alone does not say which, and there is one "eligible".
    """
    is_named = asked in (Asked.RESULT, Asked.PROBLEM)
    named = "progress" if is_named else ""
    assert Question(asked, CLAUSE, named).name == (named or asked.value)
    with pytest.raises(Contradiction) as refused:
        Question(asked, CLAUSE, "" if is_named else "progress")
    must = "must" if is_named else "cannot"
    assert str(refused.value) == (
        f"the question {asked.value!r} {must} name what it is about"
    )

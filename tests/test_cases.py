"""
The worked examples of tests/cases: each claim is decided as its file says, to the word.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from worked import Case, case_files, page_of


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_a_claim_is_decided_as_its_case_says(path: Path, tmp_path: Path) -> None:
    """Verdict, result, amount and the whole trail are those of the file."""
    case = Case.read(path)
    decision = case.decision(tmp_path)
    told = (decision.verdict.value, decision.result, str(decision.amount))
    assert told == (case.verdict, case.result, case.amount)
    assert page_of(decision) == case.trail


def test_each_case_shows_something_else() -> None:
    """No two cases have one title."""
    titles = [Case.read(path).title for path in case_files()]
    assert sorted(set(titles)) == sorted(titles)

"""
Words are compared in one spelling (SPEC §4.7).
"""

from __future__ import annotations

import pytest

from pbr.texts.folding import fold, fold_each


@pytest.mark.parametrize(
    "word",
    [
        "child-in-need",
        "Child-in-Need",
        "child in need",
        "child_in_need",
        "CHILD  in\u00a0_-need",
        " child-in-need ",
    ],
)
def test_spellings_of_one_word_are_one(word: str) -> None:
    """
    Case, and what stands between the parts of a word, are no difference.
    """
    assert fold(word) == "child-in-need"


@pytest.mark.parametrize(
    "word", ["childinneed", "child.in.need", "child-in-need-2", "childs-in-need"]
)
def test_other_words_stay_others(word: str) -> None:
    """
    A missing part, another mark or a letter more is another word.
    """
    assert fold(word) != "child-in-need"


def test_a_kind_of_a_problem_is_a_word_of_its_own() -> None:
    """
    What stands around the slash is no part of either word.
    """
    assert fold("Domestic Abuse / High") == fold("domestic-abuse/high")


def test_folded_is_as_it_is() -> None:
    """
    A folded word folds to itself, and no word is lost or moved.
    """
    assert fold(fold("Child in_Need")) == fold("Child in_Need")
    assert fold_each(["B", "a", "b"]) == ("b", "a", "b")
    assert fold("") == ""

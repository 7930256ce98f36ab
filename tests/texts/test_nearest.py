"""
Mistyped names: the nearest known one, or the list of them.
"""

from __future__ import annotations

import pytest

from pbr.texts.nearest import MOST_NAMED, Ids, did_you_mean, nearest


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("attendence", "attendance"),
        ("Family ID", "family_id"),
        ("family-id", "family_id"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_name(name: str, found: str | None) -> None:
    """
    The nearest name differs in a letter, or in case, spaces and hyphens only.
    """
    assert nearest(name, ["attendance", "family_id"]) == found


def test_only_the_first_sixty_characters_are_compared() -> None:
    """
    A name without end is compared by its first sixty characters.
    """
    assert nearest("a" * 60 + "b" * 100_000, ["a" * 60]) == "a" * 60


def test_a_remedy_names_the_nearest() -> None:
    """
    If a known name is like the one given, the remedy asks whether it was meant.
    """
    assert did_you_mean("shool", ["work", "school"]) == "did you mean 'school'?"


def test_a_remedy_lists_the_names() -> None:
    """
    If no known name is like it, the remedy is the caller's own, or lists the names.
    """
    assert did_you_mean("xyz", ["work", "school"]) == "write one of work, school"
    assert did_you_mean("xyz", ["work"], "see the plan") == "see the plan"
    assert did_you_mean("xyz", [], "see the plan") == "see the plan"
    assert did_you_mean("xyz", []) == "take it out"


def test_a_remedy_lists_a_hundred_names() -> None:
    """
    A remedy lists and compares at most a hundred names, and an ellipsis for the rest.
    """
    names = [f"name {number}" for number in range(MOST_NAMED)]
    listed = f"write one of {', '.join(names)}"
    assert did_you_mean("xyz", names) == listed
    assert did_you_mean("xyz", [*names, "xyz"]) == f"{listed}…"
    assert did_you_mean("xyz", [*names, "xyz"], "none") == "did you mean 'xyz'?"


def test_names_are_listed_visibly() -> None:
    """
    A name that holds an escape character is listed with the character's code.
    """
    assert did_you_mean("xyz", ["\x1b[31mred"]) == r"write one of \x1b[31mred"
    assert did_you_mean("red\u202e", ["red\u202e"]) == r"did you mean 'red\u202e'?"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("f 0017", "F-0017"),
        ("F-0018", "F-0017"),
        ("F-001", "F-0017"),
        ("F-99", None),
        ("17.0", "017"),
        ("x" * 39 + "z", "x" * 39 + "y"),
        ("x" * 39 + "yz", None),
        ("abc-x", "abcd"),
        ("axyd", None),
        ("K-1", "K-1"),
        ("K-2", None),
        ("P13", "P12"),
        ("42", "00042"),
        ("0000042", "00042"),
    ],
)
def test_the_nearest_id(given: str, found: str | None) -> None:
    """
    The nearest id differs in case, marks, leading zeros or one letter of at most forty.
    """
    known = ["F-0017", "017", "x" * 39 + "y", "abcd", "K-1", "P12", "00042"]
    assert Ids(known).nearest(given) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("f1 a", "F1-A"),
        ("F1", "F1"),
        ("F1-C", None),
        ("F-1", "F1"),
        ("g-2", None),
        ("", None),
    ],
)
def test_of_ids_as_near_none_is_the_nearest(given: str, found: str | None) -> None:
    """
    One that is the same but for marks and case is nearest; of two others, neither is.
    """
    assert Ids(["F1-A", "F1-B", "F1", "G2", "G-2"]).nearest(given) == found


def test_of_names_as_near_none_is_the_nearest() -> None:
    """
    With two names as near, the remedy lists them all.
    """
    assert did_you_mean("spare", ["space", "spade", "work"]) == (
        "write one of space, spade, work"
    )

"""
Text from a file is shown with nothing invisible in it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pbr.texts.visible import LONGEST, cut, visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Families First, Bradford: £800 – Łódź", None),
        ("", None),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("a\0b\x7f\x9b", r"a\x00b\x7f\x9b"),
        ("\u202eevil\u202c", r"\u202eevil\u202c"),
        ("\u2066a\u2067b\u2068c\u2069", r"\u2066a\u2067b\u2068c\u2069"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("no\u00a0break\u2028line", r"no\xa0break\u2028line"),
        ("half \udcff", r"half \udcff"),
        ("tag \U000e0041", r"tag \U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_code(text: str, seen: str | None) -> None:
    """
    Control characters, bidirectional marks and zero-width characters show their codes.
    """
    assert visible(text) == (text if seen is None else seen)


def test_characters_that_are_kept() -> None:
    """
    A caller keeps the line feeds of a text, and nothing else invisible.
    """
    assert visible("a\nb\x1b\n", "\n") == "a\nb\\x1b\n"


@given(st.text())
def test_whatever_is_visible_can_be_written(text: str) -> None:
    """
    A visible text is printable, goes out as UTF-8, and is the same made visible again.
    """
    seen = visible(text)
    assert seen.isprintable()
    assert seen.encode().decode() == seen == visible(seen)


@given(st.text(max_size=200))
def test_a_text_is_cut_at_sixty_characters(text: str) -> None:
    """
    A cut text has at most sixty characters, and an ellipsis where it was longer.
    """
    seen = cut(text)
    assert len(seen) <= LONGEST
    whole = visible(text)
    assert seen == whole or (seen.endswith("…") and whole.startswith(seen[:-1]))


def test_sixty_characters_are_shown_and_sixty_one_are_not() -> None:
    """
    A text of sixty characters is shown whole; one of sixty-one ends with an ellipsis.
    """
    assert cut("x" * 60) == "x" * 60
    assert cut("x" * 61) == "x" * 59 + "…"
    assert cut("x" * 59 + "\n") == "x" * 59 + "…"

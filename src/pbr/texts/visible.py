"""
Text from a file, made safe to show: nothing invisible in it, and not too long.

An escape character can rewrite a terminal, and a bidirectional mark can turn the text
after it round. pbr shows such characters by their codes.
"""

from __future__ import annotations

#: The longest text that a message quotes.
LONGEST = 60


def visible(text: str, kept: str = "") -> str:
    """
    The text, with each character that cannot be seen written as its code.

    Those are control characters, bidirectional marks, zero-width and unusual spaces,
    and halves of characters. The characters in `kept`, such as a line feed, stay.
    """
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each in kept else ascii(each)[1:-1]
        for each in text
    )


def cut(text: str) -> str:
    """
    The text, visible, and cut to 60 characters.
    """
    seen = visible(text[:LONGEST])
    if len(seen) > LONGEST or len(text) > LONGEST:
        return f"{seen[: LONGEST - 1]}…"
    return seen

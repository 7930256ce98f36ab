"""
The blocks of a page that are run: what a reader types, and what they should see.

- a `console` block is commands after `$`, each with what it prints, where `…` matches
  anything;
- a block whose caption is the name of a file, such as `plan.toml`, is that file;
- a `python` block is run; what a `>>>` line shows is compared.
"""

from __future__ import annotations

import re

COMMAND = re.compile(
    r"^\$ (?P<command>.*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE
)
FILE = re.compile(
    r"^`(?P<name>[\w./-]+\.\w+)`:?\n\n```(?P<kind>csv|json|toml)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
BLOCK = re.compile(
    r"^```(?P<kind>console|python)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_ANYTHING = re.compile(r"(^…\n|…)", re.MULTILINE)


def shows(expected: str, printed: str) -> bool:
    """
    Whether what is printed is what the page shows.
    """
    return as_pattern(expected).fullmatch(tidy(printed)) is not None


def as_pattern(expected: str) -> re.Pattern[str]:
    """
    What a page shows, as a pattern. `…` matches anything; on its own, any lines.
    """
    matches = {"…\n": "(?:.*\n)??", "…": ".*?"}
    parts = _ANYTHING.split(tidy(expected))
    pattern = "".join(matches.get(part) or re.escape(part) for part in parts)
    return re.compile(pattern, re.DOTALL)


def tidy(printed: str) -> str:
    """
    Lines without the spaces at their ends, or blank lines after the last.
    """
    lines = [line.rstrip() for line in printed.splitlines()]
    return "\n".join(lines).rstrip() + "\n"

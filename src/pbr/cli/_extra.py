"""
What the command needs as well as the library, and one line if that is not installed.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

MISSING = "pbr: the command needs its extra: python -m pip install 'pbr-claims[cli]'"
TOO_OLD = "pbr: the command needs a newer click: python -m pip install 'click>=8.4'"
BAD_INPUT = 2


def check_extra() -> None:
    """
    End with one line and status 2 unless click and rich are there and new enough.
    """
    if find_spec("click") is None or find_spec("rich") is None:
        _end(MISSING)
    import click  # noqa: PLC0415 - it may not be there

    # Types of options say what they give since click 8.4. Its version takes 20 ms more.
    if not hasattr(click.ParamType, "__class_getitem__"):
        _end(TOO_OLD)


def _end(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    raise SystemExit(BAD_INPUT)

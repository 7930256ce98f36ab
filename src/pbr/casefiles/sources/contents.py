"""
The bytes of a case file, or the problem that there are none to read.
"""

from __future__ import annotations

from pathlib import Path

from pbr.casefiles._collected import Collected
from pbr.exceptions import Problem
from pbr.texts.opening import NotAFile, NotOpened, TooLarge, bytes_of
from pbr.texts.visible import visible

#: Ten times the rows of a council's whole programme.
MOST_BYTES = 100_000_000


def contents_of(path: Path, collected: Collected) -> bytes | None:
    """
    The bytes of a file; or None, and one problem, if it cannot be read.
    """
    try:
        return bytes_of(path, MOST_BYTES)
    except NotAFile:
        collected.problem(_no_file(path))
    except TooLarge as error:
        collected.problem(_too_large(path, error.size))
    except NotOpened as error:
        collected.problem(unopened(path, error.why))
    return None


def unopened(path: Path, why: str) -> Problem:
    """
    The problem of a file that the system does not let us open.
    """
    found = f"a file that does not open ({why})"
    remedy = "close it elsewhere, or ask for permission to read it"
    place = visible(path.name or str(path))
    return Problem(place, None, None, found, "a file that opens", remedy)


def _no_file(path: Path) -> Problem:
    found, expected = "a pipe or a device", "a file"
    remedy = "save its output to a file, and read that"
    return Problem(visible(path.name), None, None, found, expected, remedy)


def _too_large(path: Path, size: int) -> Problem:
    found, expected = f"{size:,} bytes", f"at most {MOST_BYTES:,}"
    remedy = "put some of the families into a folder of their own"
    return Problem(visible(path.name), None, None, found, expected, remedy)

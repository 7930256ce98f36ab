"""
The bytes of a file, or why there are none to be had.

Whatever is not a file is told and not waited for: a pipe may never end. So is a file
too large to hold in memory with all that comes of it.
"""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

from pbr.casefiles._collected import Collected, visible
from pbr.exceptions import Problem

#: Ten times the rows of a council's whole programme.
MOST_BYTES = 100_000_000


def contents_of(path: Path, collected: Collected) -> bytes | None:
    """
    What a file holds; None, and one problem, where it cannot be had.
    """
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            collected.problem(_no_file(path))
        elif about.st_size > MOST_BYTES:
            collected.problem(_too_large(path, about.st_size))
        else:
            return path.read_bytes()
    except (OSError, ValueError) as error:
        collected.problem(unopened(path, error))
    return None


def unopened(path: Path, error: OSError | ValueError) -> Problem:
    """
    The problem of a file that the system does not let us open.
    """
    why = error.strerror if isinstance(error, OSError) else "byte 00 in its name"
    found = f"a file that does not open ({why})"
    remedy = "close it elsewhere, or ask for leave to read it"
    place = visible(path.name or str(path))
    return Problem(place, None, None, found, "a file that opens", remedy)


def _no_file(path: Path) -> Problem:
    found, expected = "a pipe or a device", "a file"
    remedy = "save what comes out of it, and read that"
    return Problem(visible(path.name), None, None, found, expected, remedy)


def _too_large(path: Path, size: int) -> Problem:
    found, expected = f"{size:,} bytes", f"at most {MOST_BYTES:,}"
    remedy = "put some of the families into a folder of their own"
    return Problem(visible(path.name), None, None, found, expected, remedy)

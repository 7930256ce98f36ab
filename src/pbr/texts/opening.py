"""
The bytes of a file, opened safely: only a regular file, and none that is too large.

A pipe or a device may never end, so pbr refuses it and does not wait. It also refuses a
file too large to hold in memory with everything made from it.
"""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG


class NotOpened(Exception):
    """
    Raised if the system does not open a file. `why` is the reason in a few words.
    """

    def __init__(self, why: str) -> None:
        self.why = why


class NotAFile(NotOpened):
    """
    Raised for a folder, a pipe or a device.
    """


class TooLarge(NotOpened):
    """
    Raised for a file larger than `most` bytes. `size` is its size in bytes.
    """

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"more than {most:,} bytes")
        self.size = size


def bytes_of(path: Path, most: int) -> bytes:
    """
    The bytes of a file of at most `most` bytes. Raises `NotOpened` for any other.
    """
    try:
        about = path.stat()
        if S_ISDIR(about.st_mode):
            why = "a folder"
            raise NotAFile(why)
        if not S_ISREG(about.st_mode):
            why = "a pipe or a device"
            raise NotAFile(why)
        if about.st_size > most:
            raise TooLarge(about.st_size, most)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise NotOpened(why_not(error)) from error


def why_not(error: OSError | ValueError) -> str:
    """
    Why the system did not open a path, in its own words.

    Python raises `ValueError` only for a byte 00 in the name.
    """
    if isinstance(error, OSError):
        return str(error.strerror)
    return "byte 00 in its name"

"""
Unfinished files: those that a run is still writing, and those that a killed run left.

On Windows no open file can be removed or moved. Elsewhere a run locks its file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import IO

if sys.platform == "win32":

    def lock(handle: int) -> None:
        """
        Show other runs that this one is still writing.
        """

    def release(file: IO[str]) -> None:
        """
        Let a finished file be moved.
        """
        file.close()

    def remove_if_left(path: Path) -> None:
        """
        Remove an unfinished file, unless a run is still writing it.
        """
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def lock(handle: int) -> None:
        """
        Show other runs that this one is still writing.
        """
        with suppress(OSError):  # a disk may know no locks; then nobody removes it
            fcntl.flock(handle, fcntl.LOCK_EX)

    def release(file: IO[str]) -> None:
        """
        Let a finished file be moved: it stays locked until then.
        """

    def remove_if_left(path: Path) -> None:
        """
        Remove an unfinished file, unless a run is still writing it.
        """
        with suppress(OSError):
            if not S_ISREG(path.lstat().st_mode):
                return
            handle = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(handle)

"""
A folder of files, written whole or not at all, and never over anything.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pbr.exceptions import FolderError


def write_folder(folder: str | os.PathLike[str], files: Mapping[str, bytes]) -> None:
    """
    Write files into a new or empty folder: each name, such as `a/b.csv`, and its bytes.

    Raises `FolderError` if the folder is not empty or cannot be written. Nothing that
    was written is left then, nor after an interruption.
    """
    path = Path(folder)
    made: list[Path] = []
    try:
        _make(path, made)
        _refuse_if_not_empty(path)
        for name, content in files.items():
            _make((path / name).parent, made)
            with (path / name).open("xb") as file:
                made.append(path / name)
                file.write(content)
    except OSError as error:
        _take_back(made)
        message = f"{path} cannot be written ({error.strerror}); name another folder"
        raise FolderError(message) from error
    except BaseException:
        _take_back(made)
        raise


def _make(folder: Path, made: list[Path]) -> None:
    """
    Make a folder, after those that it is in.
    """
    if not folder.is_dir():
        _make(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _refuse_if_not_empty(folder: Path) -> None:
    if any(folder.iterdir()):
        message = f"{folder} is not empty; name a new or an empty folder"
        raise FolderError(message)


def _take_back(made: list[Path]) -> None:
    """
    Remove what was made, the last first. A folder stays if others wrote into it.
    """
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()

"""
The examples and the conformance cases that come with pbr.

Installed, they are in the package. In a clone of the repository they are next to `src`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pbr.casefiles._new_folder import write_folder
from pbr.exceptions import FolderError

_HERE = Path(__file__).parents[1]
_PLACES = (_HERE / "shipped", _HERE.parents[1])
_NOT_OURS = (".", "__")  # how names made by a machine begin, such as .DS_Store


def write_examples(folder: str | os.PathLike[str]) -> None:
    """
    Write the examples into a new or empty folder, with the cases in `conformance`.

    Raises `FolderError` if the folder cannot be written, and leaves nothing half
    written.
    """
    examples = dict(_files(_shipped("examples"), ""))
    cases = dict(_files(shipped_pack(), "conformance/"))
    write_folder(folder, examples | cases)


def shipped_pack() -> Path:
    """
    The folder of the conformance cases. Raises `FolderError` if it is missing.
    """
    return _shipped("conformance")


def _shipped(name: str) -> Path:
    for place in _PLACES:
        if (place / name / "README.md").is_file():
            return place / name
    message = f"{_PLACES[0] / name}: missing; install pbr-claims again"
    raise FolderError(message)


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(
            part.startswith(_NOT_OURS) for part in name.parts
        ):
            yield prefix + name.as_posix(), path.read_bytes()

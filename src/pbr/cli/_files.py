"""
Writing a file: whole or not at all, and never over something that matters.

Where the system can (Linux), a file has no name until it is whole, so a run that is
killed leaves nothing behind. Elsewhere, and to replace a file, it has a name such as
`.pbr-0123456789abcdef.part`, and a later run removes one that a killed run left.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import IO

from pbr.cli._errors import CannotWrite, InputRefused, is_full
from pbr.cli._locks import lock, release, remove_if_left

OPEN_FILES = "/proc/self/fd"
EXISTS = ("already exists", "add --force to replace it")
#: What a run calls a file that it has not finished, as no input is called.
LEFTOVER = ".pbr-{}.part"
LEFTOVERS = LEFTOVER.format("[0-9a-f]" * 16)


def check_place(out: Path, inputs: Iterable[str | Path], *, force: bool) -> None:
    """
    Refuse a place that holds anything but a file which may be replaced.

    `inputs` are the files and folders that the command reads. No file of theirs is
    replaced, under any name, and nothing is written into a folder of theirs.
    """
    with _errors_at(out):
        for each in map(Path, inputs):
            _refuse_input(out, each)
        os.scandir(
            Path(os.path.realpath(out)).parent
        ).close()  # is there such a folder?
        if not out.exists():
            return
        mode = out.stat().st_mode
    if not S_ISREG(mode):
        what = "a folder" if S_ISDIR(mode) else "a pipe or a device"
        raise _refusal(out, f"is {what}", "name a file")
    if not force:
        raise _refusal(out, *EXISTS)


def _refusal(out: Path, why: str, remedy: str) -> InputRefused:
    return InputRefused(f"{out}: {why}; nothing was written; {remedy}")


def _refuse_input(out: Path, read: Path) -> None:
    if not read.exists():
        return  # the name of a plan that comes with pbr, or the URL of a database
    folder = Path(os.path.realpath(out)).parent
    if read.is_dir() and any(
        each.samefile(read) for each in (folder, *folder.parents) if each.exists()
    ):
        remedy = "name a file outside it"
        raise _refusal(out, f"is in the folder {read}, which is read", remedy)
    files = read.iterdir() if read.is_dir() else [read]
    if out.exists() and any(out.samefile(each) for each in files if each.exists()):
        raise _refusal(out, f"is read, in {read}", "name another file")


@contextmanager
def whole_file(out: Path, *, force: bool) -> Iterator[Callable[[str], object]]:
    """
    A place to write a file that appears only when it is whole, and on the disk.

    With `force` it replaces the file of that name, and has its permissions.
    """
    place = Path(os.path.realpath(out))
    with _errors_at(out):
        for each in place.parent.glob(LEFTOVERS):
            remove_if_left(each)
        with _unseen(place.parent) as (file, name):
            yield file.write
            file.flush()
            os.fsync(file.fileno())
            release(file)
            if force and place.exists():
                _replace(file, name, place)
            else:
                _link(file, name, place)


@contextmanager
def _errors_at(out: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise _refusal(out, *EXISTS) from None
    except OSError as error:
        why = f"cannot be written ({error.strerror})"
        if is_full(error):
            message = f"{out}: {why}; nothing was written; free some space"
            raise CannotWrite(message) from None
        raise _refusal(out, why, "name another file") from None


@contextmanager
def _unseen(folder: Path) -> Iterator[tuple[IO[str], Path]]:
    """
    A file that nobody sees yet, and a name for it. At the end the name is free again.
    """
    handle, name = _opened(folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file, name
    finally:
        name.unlink(missing_ok=True)


def _opened(folder: Path) -> tuple[int, Path]:
    """
    An open file and its name, which it does not have yet if the system can do without.
    """
    name = folder / LEFTOVER.format(token_hex(8))
    unnamed = _without_a_name(folder)
    if unnamed is not None:
        return unnamed, name
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    lock(handle)
    if name.exists():
        return handle, name
    os.close(handle)  # another run took it for a leftover before it was locked
    return _opened(folder)


def _without_a_name(folder: Path) -> int | None:
    """
    An open file in a folder without a name; None if the system has no such thing.
    """
    unnamed = getattr(os, "O_TMPFILE", None)
    if unnamed is None or not Path(OPEN_FILES).exists():
        return None
    try:
        handle = os.open(folder, unnamed | os.O_WRONLY, 0o666)
    except OSError:
        return None
    lock(handle)
    return handle


def _link(file: IO[str], name: Path, place: Path) -> None:
    """
    Give a finished file its place, unless something is there by now.
    """
    if name.exists():
        _rename(name, place)
        return
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        # With a folder given, the system follows the path to the open file.
        os.link(f"{OPEN_FILES}/{file.fileno()}", place, src_dir_fd=folder)
    finally:
        os.close(folder)


def _rename(name: Path, place: Path) -> None:
    """
    Give a file its place too, unless something is there by now.
    """
    try:
        os.link(name, place)
    except FileExistsError:
        raise
    except OSError:  # a network share or a memory stick may know no links
        if place.exists():
            raise FileExistsError from None
        name.replace(place)


def _replace(file: IO[str], name: Path, place: Path) -> None:
    """
    Put a finished file in the place of another, for the same readers.
    """
    if not name.exists():
        _link(file, name, name)
    name.chmod(S_IMODE(place.stat().st_mode))
    name.replace(place)

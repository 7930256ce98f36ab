"""
Files are opened only if they are regular, and small enough.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pbr.texts.opening import NotAFile, NotOpened, TooLarge, bytes_of


def why_of(path: Path, kind: type[NotOpened], most: int = 10) -> str:
    """
    Why a path is not opened.
    """
    with pytest.raises(NotOpened) as raised:
        bytes_of(path, most)
    assert type(raised.value) is kind
    return raised.value.why


def test_a_file_as_large_as_may_be_is_read(tmp_path: Path) -> None:
    """
    A file of as many bytes as are allowed is read; one with a byte more is not.
    """
    file = tmp_path / "file"
    file.write_bytes(b"0123456789")
    assert bytes_of(file, 10) == b"0123456789"
    assert why_of(file, TooLarge, 9) == "more than 9 bytes"
    with pytest.raises(TooLarge) as raised:
        bytes_of(file, 9)
    assert raised.value.size == 10


def test_folders_pipes_and_devices_are_not_files(tmp_path: Path) -> None:
    """
    A folder, a pipe that nobody writes to and a device are refused at once.
    """
    os.mkfifo(tmp_path / "pipe")
    assert why_of(tmp_path, NotAFile) == "a folder"
    assert why_of(tmp_path / "pipe", NotAFile) == "a pipe or a device"
    assert why_of(Path("/dev/zero"), NotAFile) == "a pipe or a device"


def test_what_the_system_does_not_open(tmp_path: Path) -> None:
    """
    An absent file, and a name that no system takes, are refused with the reason.
    """
    assert why_of(tmp_path / "absent", NotOpened) == "No such file or directory"
    assert why_of(Path("a\0b"), NotOpened) == "byte 00 in its name"

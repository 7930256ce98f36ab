"""
A PostgreSQL server of the tests' own, where one is installed: begun, crashed, ended.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from attrs import frozen

#: Where installers put PostgreSQL when they do not put it on PATH; `*` is a version.
USUAL = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
    ("C:/Program Files/PostgreSQL", "*/bin"),
)
NOBODY = "nobody"


def binaries() -> Path | None:
    """
    The folder with `initdb` and `pg_ctl`; None where PostgreSQL is not installed.
    """
    on_path = shutil.which("pg_ctl")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for root, pattern in USUAL:
        folders += sorted(Path(root).glob(pattern), reverse=True)
    for folder in folders:
        if all(shutil.which(name, path=folder) for name in ("initdb", "pg_ctl")):
            return folder
    return None


@frozen
class Server:
    """
    A server in a folder of its own, which speaks through a socket in that folder.
    """

    binaries: Path
    folder: Path

    @property
    def url(self) -> str:
        """
        The URL of its database, for pbr.
        """
        return f"postgresql+psycopg://pbr@/postgres?host={self.folder}"

    def make(self) -> None:
        """
        Lay out its files.
        """
        self._run("initdb", "--no-sync", "-A", "trust", "-U", "pbr", "-E", "UTF8")

    def start(self) -> None:
        """
        Begin, and wait until it answers.
        """
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-s", "-l", log, "-o", options)

    def stop(self, how: str) -> None:
        """
        End: `fast`, or `immediate`, which leaves its files as a crash does.
        """
        self._run("pg_ctl", "stop", "-w", "-s", "-m", how)

    def _run(self, name: str, *arguments: str) -> None:
        # PostgreSQL refuses to run for the administrator of a machine.
        other: dict[str, Any] = {"user": NOBODY} if is_administrator() else {}
        subprocess.run(  # noqa: S603 - what is installed here
            [self.binaries / name, "-D", self.folder / "data", *arguments],
            check=True,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **other,
        )


def is_administrator() -> bool:
    """
    Whether the tests run for the administrator of the machine.
    """
    return sys.platform != "win32" and os.geteuid() == 0


@contextmanager
def a_server(installed: Path) -> Iterator[Server]:
    """
    A new server, which is gone afterwards with all that it held.
    """
    # A short path, for that of a socket may not be long.
    folder = Path(tempfile.mkdtemp(prefix="pbr-pg-"))
    server = Server(installed, folder)
    try:
        if is_administrator():
            shutil.chown(folder, NOBODY)
        server.make()
        server.start()
        yield server
    finally:
        with suppress(subprocess.CalledProcessError):
            server.stop("fast")
        shutil.rmtree(folder, ignore_errors=True)

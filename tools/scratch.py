"""
A virtual environment that is made for a check and thrown away after it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import NoReturn

from attrs import evolve, frozen

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def fail(message: str) -> NoReturn:
    """
    End the check with status 1, and print what is wrong on the error stream.
    """
    raise SystemExit(message)


@frozen
class Scratch:
    """
    An environment, and a folder to work in that is not in the clone.
    """

    environment: Path
    folder: Path

    def script(self, name: str) -> Path:
        """A command of the environment, such as `pbr`."""
        return self.environment / SCRIPTS / name

    def install(self, *what: str | Path) -> None:
        """Install packages with pip, and check that they are compatible."""
        self.run("python", "-m", "pip", "install", "--quiet", *what)
        self.run("python", "-m", "pip", "check")

    def run(
        self,
        name: str,
        *arguments: str | Path,
        status: int = 0,
        within: Path | None = None,
    ) -> str:
        """What a command prints. Fails if its exit status is not `status`."""
        ended, printed = self.ended(name, *arguments, within=within)
        if ended != status:
            words = " ".join(map(str, (name, *arguments)))
            fail(f"{words}: exit status {ended}\n{printed}")
        return printed

    def ended(
        self, name: str, *arguments: str | Path, within: Path | None = None
    ) -> tuple[int, str]:
        """The exit status of a command, and what it prints on both streams."""
        ran = subprocess.run(
            [self.script(name), *arguments],
            cwd=within or self.folder,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            check=False,
        )
        return ran.returncode, ran.stdout

    def in_a_new_folder(self) -> Scratch:
        """The same environment, and an empty folder to work in."""
        return evolve(self, folder=Path(mkdtemp(dir=self.folder)))


def _environment() -> dict[str, str]:
    """Our environment variables, without those that would import the clone's own pbr."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**kept, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@contextmanager
def scratch(python: str | Path = sys.executable) -> Iterator[Scratch]:
    """
    A new environment of this Python. It is gone afterwards.
    """
    with TemporaryDirectory(prefix="pbr-scratch-") as place:
        made = Scratch(Path(place) / "environment", Path(place) / "folder")
        made.folder.mkdir()
        subprocess.run([python, "-m", "venv", made.environment], check=True)
        yield made

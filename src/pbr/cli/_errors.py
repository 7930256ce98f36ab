"""
How a command ends when something is wrong: a message, an exit status, no traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from pbr.exceptions import PBRError

#: The exit statuses, as docs/reference/command.md has them.
DIFFERENT = 1
BAD_INPUT = 2


class InputRefused(click.ClickException):
    """
    Bad input. The whole message is printed, and nothing was written.
    """

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """
        Print the message on the error stream.
        """
        click.echo(self.message, file=file, err=file is None)


@contextmanager
def errors_as_text() -> Iterator[None]:
    """
    Print what pbr refuses as text, without a traceback: the guard of every command.
    """
    try:
        yield
    except PBRError as error:
        raise InputRefused(str(error)) from None


@contextmanager
def needs_extra(extra: str) -> Iterator[None]:
    """
    Import what an extra of pbr installs, or say which extra it is.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).startswith("pbr."):
            raise
        message = f"this needs pbr's extra: python -m pip install 'pbr-claims[{extra}]'"
        raise InputRefused(message) from None


def exit_if_different(number: int) -> None:
    """
    End with status 1 if anything differs.
    """
    if number:
        raise click.exceptions.Exit(DIFFERENT)

"""
How a command ends when something is wrong: a message, an exit status, no traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, EIO, ENOSPC
from typing import IO, Any

import click

from pbr.cli._screen import say_error
from pbr.exceptions import PBRError

#: The exit statuses, as docs/reference/command.md has them: a difference was found; bad
#: input; the disk is full; Ctrl-C; nobody reads the output any more. The last three are
#: what other programs end with.
DIFFERENT = 1
BAD_INPUT = 2
CANNOT_WRITE = 74
INTERRUPTED = 130
NOT_READ = 141


class InputRefused(click.ClickException):
    """
    Bad input. The whole message is printed, and nothing was written.
    """

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """
        Print the message on the error stream, if that can be written.
        """
        del file
        with suppress(OSError):
            say_error(self.message)


class CannotWrite(InputRefused):
    """
    The disk is full, or the like.
    """

    exit_code = CANNOT_WRITE


class Interrupted(InputRefused):
    """
    Someone pressed Ctrl-C.
    """

    exit_code = INTERRUPTED


@contextmanager
def errors_as_text() -> Iterator[None]:
    """
    Print what pbr refuses as text, without a traceback: the guard of every command.
    """
    try:
        yield
    except PBRError as error:
        refused = CannotWrite if is_full(error.__cause__) else InputRefused
        raise refused(str(error)) from None
    except KeyboardInterrupt:
        message = "interrupted"
        raise Interrupted(message) from None
    except BrokenPipeError:
        _write_no_more()
        raise click.exceptions.Exit(NOT_READ) from None
    except OSError as error:
        if not is_full(error):
            raise
        _write_no_more()
        message = f"the output cannot be written ({error.strerror}); free some space"
        raise CannotWrite(message) from None


def is_full(error: BaseException | None) -> bool:
    """
    Whether an error means that a disk, a quota or a database has no space left.
    """
    if isinstance(error, OSError):
        return error.errno in {EDQUOT, EFBIG, EIO, ENOSPC}
    cause = getattr(error, "orig", None)  # of SQLAlchemy, from the database
    return getattr(cause, "sqlite_errorname", None) == "SQLITE_FULL"


def _write_no_more() -> None:
    """
    Let what is still to be printed go nowhere: Python would fail on it when it ends.
    """
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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

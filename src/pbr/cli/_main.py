"""
`pbr` itself: the table of its commands, each imported when it is run.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

from pbr.cli._errors import errors_as_text

#: Each command with its line in the list, in that order. The command itself is the
#: function of its name in the file of its name.
COMMANDS = {
    "validate": "Decide the claims in a case folder.",
    "when": "Show the first day each claim is payable.",
    "chase": "List what each claim is missing, by who holds it.",
    "margins": "List claims at a threshold, or one unit short.",
    "money": "Add up what the claims pay.",
    "overview": "Write a one-page overview of a caseload.",
    "diff": "Show what changed between two runs.",
    "register": "Keep a register of submitted claims.",
    "plans": "List, show or check plans.",
    "template": "Write empty case files and a guide to them.",
    "examples": "Write the example files.",
    "explain": "Explain a word that pbr uses.",
    "selftest": "Check pbr against its reference evaluator.",
    "conformance": "Run the conformance cases.",
}


class LazyGroup(click.Group):
    """
    A group whose commands are rows of a table until one of them is run.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """
        The names, in the order of the table.
        """
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """
        The command that the words name, imported from its file.
        """
        name, row, rest = super().resolve_command(ctx, args)
        if row is None:
            return name, row, rest
        return name, getattr(import_module(f"pbr.cli.{name}"), str(name)), rest

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> click.Context:
        """
        Read the words of the command line, with the guard against errors.
        """
        with errors_as_text():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """
        Run a command, with the guard against errors.
        """
        with errors_as_text():
            return super().invoke(ctx)


@click.group(
    cls=LazyGroup,
    commands=[click.Command(name, short_help=line) for name, line in COMMANDS.items()],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="pbr-claims", prog_name="pbr")
def main() -> None:
    """
    Decide payment-by-results claims, and show the reasons line by line.

    Start with:  pbr validate FOLDER --plan NAME --on DATE
    """
    for stream in (sys.stdout, sys.stderr):
        write_utf8(stream)


def write_utf8(stream: object) -> None:
    """
    Let a stream that is not a terminal take the same bytes on every machine.

    Windows would write its own code page and line ends. Any stream takes a file name
    that is not text.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
        if not stream.isatty():
            stream.reconfigure(
                encoding="utf-8", errors="backslashreplace", newline="\n"
            )

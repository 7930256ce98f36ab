"""
`pbr template`: empty case files to start from.
"""

from __future__ import annotations

from pathlib import Path

import click

from pbr.casefiles import write_template
from pbr.cli import _options as options
from pbr.cli._screen import say


@click.command()
@options.folder
def template(folder: Path) -> None:
    """
    Write empty case files and a guide to them.

    FOLDER may be new, or empty. Its README.md explains every column.
    """
    write_template(folder)
    say(f"{folder}: an empty file for each kind of row; read its README.md\n")

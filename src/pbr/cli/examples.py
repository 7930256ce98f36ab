"""
`pbr examples`: the files that the pages of the documentation use.
"""

from __future__ import annotations

from pathlib import Path

import click

from pbr.casefiles.examples import write_examples
from pbr.cli import _options as options
from pbr.cli._screen import say


@click.command()
@options.folder
def examples(folder: Path) -> None:
    """
    Write the example files.

    They are the example families and the conformance cases that the documentation
    uses. FOLDER may be new, or empty. If you name it `examples`, you can type each
    command as it is printed there.
    """
    write_examples(folder)
    cases = folder / "conformance"
    say(f"{folder}: the example families; the conformance cases are in {cases}\n")

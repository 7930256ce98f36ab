"""
`pbr examples`: the files that the pages of the documentation use.
"""

from __future__ import annotations

from pathlib import Path

import click

from pbr.cli._output import told_plainly


@click.command(short_help="Write the example files.")
@click.argument("folder", type=click.Path(path_type=Path))
def examples(folder: Path) -> None:
    """
    Write the example families and the conformance cases into a new FOLDER.

    The pages of the documentation use them. Name the folder `examples`, and you can
    type each command as it is printed there.
    """
    with told_plainly():
        from pbr.examples import write_examples

        write_examples(folder)
    cases = folder / "conformance"
    click.echo(f"{folder}: the example families; the conformance cases are in {cases}")

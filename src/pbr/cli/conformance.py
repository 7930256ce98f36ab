"""
`pbr conformance`: a pack of cases, decided by pbr.
"""

from __future__ import annotations

from pathlib import Path

import click

from pbr.assurance.conformance import pack_digest, run_pack
from pbr.casefiles.examples import shipped_pack
from pbr.cli import _options as options
from pbr.cli._errors import exit_if_different
from pbr.cli._screen import say


@click.group()
def conformance() -> None:
    """
    Run the conformance cases.

    They are plain data, for any system that decides claims.
    """


@conformance.command()
@click.argument("folder", type=options.PATH, required=False)
def run(folder: Path | None) -> None:
    """
    Decide every case of a pack.

    FOLDER is the pack. Without it, the cases that come with pbr are decided. Exits with
    status 1 if any case does not agree.
    """
    folder = folder or shipped_pack()
    number = disagree = 0
    for case, lines in run_pack(folder):
        number += 1
        if lines:
            disagree += 1
            said = (f"{case.id}: {case.says}", *[f"  {line}" for line in lines])
            say("".join(f"{line}\n" for line in said))
    say(f"{number - disagree} of {number} cases agree\n")
    say(f"sha256 {pack_digest(folder)}\n")
    exit_if_different(disagree)

"""
The command, run as a person types it.
"""

from __future__ import annotations

from click.testing import CliRunner, Result

from pbr.cli import main


def run(*arguments: object) -> Result:
    """
    What the command does with these words.
    """
    return CliRunner().invoke(main, [str(word) for word in arguments])

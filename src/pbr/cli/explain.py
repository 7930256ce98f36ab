"""
`pbr explain`: what a word means.
"""

from __future__ import annotations

import sys

import click

from pbr.cli._screen import say, width_of
from pbr.reports.explain import explained


@click.command()
@click.argument("word", required=False)
def explain(word: str | None) -> None:
    """
    Explain a word that pbr uses.

    WORD is a verdict, a weight, a reason, a rule, or another word of a trail. Without
    it you see the list of words.
    """
    say(explained(word, width_of(sys.stdout)))

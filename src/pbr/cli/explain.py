"""
`pbr explain`: what a word means.
"""

from __future__ import annotations

import click

from pbr.reports.explain import explained


@click.command()
@click.argument("word", required=False)
def explain(word: str | None) -> None:
    """
    Explain a word that pbr uses.

    WORD is a verdict, a weight, a reason, a rule, or another word of a trail. Without
    it you see the list of words.
    """
    click.echo(explained(word), nl=False)

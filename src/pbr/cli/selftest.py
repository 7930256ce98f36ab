"""
`pbr selftest`: pbr and its reference evaluator on the same claims.
"""

from __future__ import annotations

import click

from pbr.cli import _options as options
from pbr.cli._errors import exit_if_different, needs_extra
from pbr.cli._screen import say
from pbr.cli._tables import with_progress
from pbr.plans import load_plan

with needs_extra("testing"):
    from pbr.testing import selftest as testing


@click.command()
@options.plan
@click.option(
    "--claims",
    "number",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Number of made-up claims.",
)
@options.seed
def selftest(plan_name: str, number: int, seed: int) -> None:
    """
    Check pbr against its reference evaluator.

    Both decide the same made-up claims. Verdicts, measures and amounts are compared.
    Exits with status 1 if any claim differs.
    """
    plan = load_plan(plan_name)
    differences = 0
    for claim in with_progress(
        "comparing", testing.claims_of(plan, number, seed), number
    ):
        found = testing.difference(claim, plan)
        if found is not None:
            differences += 1
            say(f"{testing.report(testing.smallest(found, plan))}\n")
    say(f"{plan.name}: {number} claims, seed {seed}: {differences} differ\n")
    exit_if_different(differences)

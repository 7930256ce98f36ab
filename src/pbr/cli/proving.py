"""
The commands that hold pbr, a plan or a pack of cases against something else.
"""

from __future__ import annotations

from pathlib import Path

import click

from pbr.cli._output import Refused, told_plainly, with_a_bar

DIFFERENT = 1


@click.command(short_help="Hold pbr against its reference evaluator.")
@click.option("--plan", "plan_name", required=True, help="A plan's name, or its file.")
@click.option("--claims", "number", default=1000, show_default=True, help="How many.")
@click.option("--seed", default=0, show_default=True, help="The same seed, the same.")
def selftest(plan_name: str, number: int, seed: int) -> None:
    """
    Decide made-up claims twice, by pbr and by a slow, separate evaluator, and compare
    verdicts, measures and amounts. Exit status 1 where they differ.
    """
    with told_plainly():
        from pbr.plans import load_plan

        plan = load_plan(plan_name)
        _needs_testing()
        from pbr.testing import selftest as testing

        claims = testing.claims_of(plan, number, seed)
        differences = 0
        for claim in with_a_bar("comparing", claims, number):
            found = testing.difference(claim, plan)
            if found is not None:
                differences += 1
                click.echo(testing.told(testing.smallest(found, plan)))
        click.echo(f"{plan.name}: {number} claims, seed {seed}: {differences} differ")
    if differences:
        raise click.exceptions.Exit(DIFFERENT)


def _needs_testing() -> None:
    try:
        import hypothesis  # noqa: F401 - only to see whether it is there
    except ModuleNotFoundError:
        message = "this needs pbr's extra: python -m pip install 'pbr-claims[testing]'"
        raise Refused(message) from None


@click.command(short_help="Write a case for every line of a plan.")
@click.argument("file")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A .jsonl.")
def cases(file: str, out: Path) -> None:
    """
    Write a case on every line of the plan FILE, and one unit either side.

    What each expects is decided by the reference evaluator: read them beside your
    document before you rely on them.
    """
    with told_plainly():
        from pbr.assurance.conformance import write_cases
        from pbr.plans import load_plan

        plan = load_plan(file)
        _needs_testing()
        from pbr.testing.packing import edge_cases

        number = write_cases(out, edge_cases(plan, file))
    click.echo(f"{out}: {number} cases of {plan.name}")


@click.command(short_help="Try a plan's cases on plans with slips in them.")
@click.argument("file")
@click.option(
    "--cases",
    "case_file",
    type=click.Path(path_type=Path),
    required=True,
    help="A .jsonl file of the plan's cases.",
)
def mutants(file: str, case_file: Path) -> None:
    """
    Put one slip at a time into the plan FILE, and see whether its cases notice.

    A slip that no case notices is a line that no case stands on. Exit status 1 where
    there is one.
    """
    with told_plainly():
        from pbr.assurance import slips as plan_mutants
        from pbr.assurance.conformance import read_pack
        from pbr.plans import load_plan

        plan = load_plan(file)
        known = [(case.claim(plan), case) for case in read_pack(case_file)]
        wrong = [case.id for _, case in known if case.unlike(plan)]
        if wrong:
            message = f"{case_file}: the plan itself decides otherwise: {wrong[0]}"
            raise Refused(message)
        outcomes = [(claim, case.expected) for claim, case in known]
        tried = list(plan_mutants.tried(plan, outcomes))
    alive = [mutant for mutant, killed in tried if not killed]
    for mutant in alive:
        click.echo(f"NOT NOTICED  {mutant.says}")
    click.echo(
        f"{plan.name}: {len(tried)} slips, {len(tried) - len(alive)} noticed "
        f"by {len(known)} cases"
    )
    if alive:
        raise click.exceptions.Exit(DIFFERENT)


@click.group(short_help="Run a pack of cases.")
def conformance() -> None:
    """
    Cases as plain data, for any system that decides claims.
    """


@conformance.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def run(folder: Path | None) -> None:
    """
    Decide every case in FOLDER, or the cases that come with pbr. Exits with status 1 if
    one does not agree.
    """
    with told_plainly():
        from pbr.assurance.conformance import digest_of, run_pack
        from pbr.examples import shipped_pack

        folder = folder or shipped_pack()
        number = disagree = 0
        for case, lines in run_pack(folder):
            number += 1
            if lines:
                disagree += 1
                click.echo(f"{case.id}: {case.says}")
                click.echo("".join(f"  {line}\n" for line in lines), nl=False)
        click.echo(f"{number - disagree} of {number} cases agree")
        click.echo(f"sha256 {digest_of(folder)}")
    if disagree:
        raise click.exceptions.Exit(DIFFERENT)

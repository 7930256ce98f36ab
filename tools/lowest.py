"""
Does pbr run with exactly the lowest versions that pyproject.toml declares?

    python tools/lowest.py

The core alone decides a claim, and its command says in one line which extra is missing.
Then each extra is added at its lowest versions and does its smallest job. It takes a
minute.
"""

from __future__ import annotations

import re
import shutil
import sys
import tomllib

from scratch import ROOT, Scratch, fail, scratch

BRADFORD = ("--plan", "bradford-families-first-2015")
TWO = ROOT / "examples" / "bradford-example-two-confirmed"
CLAIM = (TWO, *BRADFORD, "--on", "2018-04-01")
NO_EXTRA = "pbr: the command needs its extra: python -m pip install 'pbr-claims[cli]'\n"
LOWEST = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\w.]+)")


def lowest(requirements: list[str]) -> list[str]:
    """
    Each requirement at the lowest version that it allows.
    """
    found = []
    for requirement in requirements:
        match = LOWEST.fullmatch(requirement)
        if match is None:
            fail(f"{requirement}: declares no lowest version; write name>=1.2")
        found.append(f"{match['name']}=={match['version']}")
    return found


def core(made: Scratch) -> None:
    """Without an extra, the library decides and the command says which extra is missing."""
    said = made.run("python", ROOT / "examples" / "decide_one_claim.py")
    expect("not payable", said)
    if (said := made.run("pbr", status=2)) != NO_EXTRA:
        fail(f"pbr without its extra prints more than one line:\n{said}")


def cli(made: Scratch) -> None:
    """The command decides an example."""
    expect("pbr, version", made.run("pbr", "--version"))
    expect("800.00", made.run("pbr", "validate", *CLAIM, "--format", "csv"))
    expect("| total          |", made.run("pbr", "validate", *CLAIM))


def register(made: Scratch) -> None:
    """A register accepts a claim, and agrees with it afterwards."""
    file = ("--register", "claims.sqlite")
    made.run("pbr", "register", "new", *file)
    made.run("pbr", "register", "add", *CLAIM, *file)
    made.run("pbr", "register", "verify", TWO, *BRADFORD, *file)


def testing(made: Scratch) -> None:
    """A few claims are made up, and the reference evaluator agrees on each."""
    said = made.run("pbr", "selftest", *BRADFORD, "--claims", "20")
    expect("20 claims, seed 0: 0 differ", said)


def expect(words: str, said: str) -> None:
    """Fail if the words are not in what was said."""
    if words not in said:
        fail(f"{words!r} is not in:\n{said}")


def main() -> None:
    """Check everything at its lowest versions, on the oldest Python that is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    python = shutil.which(f"python{oldest}") or sys.executable
    extras = project["optional-dependencies"]
    checks = {"cli": cli, "register": register, "testing": testing}
    if extras.keys() != checks.keys():
        fail(f"an extra has no check in {__file__}: {extras.keys()}")
    with scratch(python) as made:
        installed = lowest(project["dependencies"])
        made.install(ROOT, *installed)
        core(made)
        for name, check in checks.items():
            installed += lowest(extras[name])
            made.install(*installed)
            check(made)
    print("\n".join(installed))


if __name__ == "__main__":
    main()

"""
SPEC §10.14: the same input gives the same bytes, whatever the machine is set to.

What another Python, or another python-dateutil, makes of it takes longer to ask:
`make everywhere`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from itertools import product
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "forty-families"
#: The command, once in each format, and once more with the whole trail of a family.
COMMANDS = """
import sys
from pbr.cli import main
for chosen in ("json", "jsonl", "csv", "text", "text --family INV-01"):
    arguments = [*sys.argv[1:], "--format", *chosen.split()]
    main(["validate", *arguments], standalone_mode=False)
"""
SEEDS = ("0", "1", "12345")
#: In the first Python may not help itself to UTF-8, as it would on its own.
LOCALES = (
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C.UTF-8"},
)
ZONES = ("Pacific/Auckland", "America/Los_Angeles")
#: Every seed with every zone; and the same again, each in the other locale. In each half
#: any two of the settings come together.
EVERY = [
    pytest.param(
        seed, zone, LOCALES[(at + other) % 2], id=f"{seed}-{zone}-{at + other}"
    )
    for other in (0, 1)
    for at, (zone, seed) in enumerate(product(ZONES, SEEDS))
]
HALF = len(SEEDS) * len(ZONES)


def decided(**environment: str) -> bytes:
    """
    What the commands print of the forty families, on both streams.
    """
    command = [sys.executable, "-c", COMMANDS, str(FOLDER)]
    command += ["--plan", "bradford-families-first-2015", "--on", "2017-10-31"]
    ran = subprocess.run(  # noqa: S603 - our own command
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    )
    return ran.stdout


@cache
def first() -> bytes:
    """
    What they print where nothing is set but the seed, to have one.
    """
    return decided(PYTHONHASHSEED="2")


def test_every_format_is_asked() -> None:
    """
    A list, lines and a table of forty families, the summary, and a trail with "£".
    """
    printed = first().decode("utf-8")
    assert printed.count('"family": "INV-40"') == 2
    assert "\nINV-40," in printed
    assert "£" in printed


@pytest.mark.parametrize(("seed", "zone", "locale"), EVERY[:HALF])
def test_same_input_same_bytes(seed: str, zone: str, locale: dict[str, str]) -> None:
    """
    Three hash seeds, two time zones and two locales, each with each of another: the same
    bytes.
    """
    assert decided(PYTHONHASHSEED=seed, TZ=zone, **locale) == first()


@pytest.mark.thorough
@pytest.mark.parametrize(("seed", "zone", "locale"), EVERY[HALF:])
def test_same_bytes_all_three_ways(
    seed: str, zone: str, locale: dict[str, str]
) -> None:
    """
    The other half of all that can be set together.
    """
    assert decided(PYTHONHASHSEED=seed, TZ=zone, **locale) == first()


def test_same_bytes_on_a_stream_of_another_encoding() -> None:
    """
    A stream that would write Windows-1252 is written the same bytes.
    """
    assert decided(PYTHONIOENCODING="cp1252") == first()

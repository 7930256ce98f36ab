"""
Measures how fast pbr is on this machine, in one run: `make bench`.

It prints seconds, and ratios to the time the standard library alone takes to read the
same files. The last results are in benchmarks/README.md.
"""

from __future__ import annotations

import csv
import gc
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from families import ON, TERMS, write
from pbr.casefiles import read_cases
from pbr.claims import Claim, validate
from pbr.plans import load_plan
from pbr.timeline.assumptions import Assume
from pbr.timeline.outlook import outlook_of_each

PLAN = "bradford-families-first-2015"
BRADFORD_FAMILIES = 6070
MANY = 100_000
ROUNDS = 5

CHILD = """
import json, resource, sys, time
began = time.perf_counter()
{body}
took = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([took, peak / 1024]))
"""
WHOLE_JOB = """
import datetime, gc
from pbr.plans import load_plan
from pbr.casefiles import read_cases
from pbr.batch import Tally, decide_each
plan = load_plan({plan!r})
gc.disable()
cases = read_cases({folder!r}, plan)
gc.enable()
gc.freeze()
tally = Tally()
for decided in decide_each(cases.families, datetime.date(2017, 10, 31), plan):
    tally.add(decided)
"""


def median(measure: Callable[[], float], rounds: int = ROUNDS) -> float:
    """
    The median of several measurements.
    """
    return statistics.median(measure() for _ in range(rounds))


def timed(work: Callable[[], object]) -> float:
    """
    The seconds that some work takes.
    """
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_a_process(body: str) -> tuple[float, float]:
    """
    The seconds and megabytes that some work takes in a new process.
    """
    ran = subprocess.run(
        [sys.executable, "-c", CHILD.format(body=body)],
        check=True,
        capture_output=True,
        text=True,
    )
    took, peak = json.loads(ran.stdout)
    return took, peak


def plain_reading(folder: Path) -> None:
    """
    Read every cell of every file with the standard library alone.
    """
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            for _ in csv.DictReader(rows):
                pass


def deciding(folder: Path) -> None:
    """
    Measure claims decided a second, in one process, each with its whole trail.
    """
    plan = load_plan(PLAN)
    claims = [Claim(family, ON) for family in read_cases(folder, plan).families]

    def dropped() -> None:
        for claim in claims:
            validate(claim, plan)

    def kept() -> None:
        trails = [validate(claim, plan) for claim in claims]
        del trails

    gc.freeze()
    for name, work in (("one by one", dropped), ("all trails kept", kept)):
        rate = len(claims) / median(lambda work=work: timed(work))
        print(f"decide, {name:16} {rate:10,.0f} claims a second")
    gc.disable()
    rate = len(claims) / median(lambda: timed(kept))
    gc.enable()
    print(f"decide, kept, no collector {rate:8,.0f} claims a second")
    gc.unfreeze()


def looking_ahead(folder: Path) -> None:
    """
    Measure when each family is first payable, with nothing and with all assumed.
    """
    plan = load_plan(PLAN)
    families = read_cases(folder, plan).families

    def when(*words: Assume) -> None:
        for _ in outlook_of_each(families, plan, ON, plan.last_day, words):
            pass

    gc.freeze()
    number = f"{len(families):,} families"
    took = median(lambda: timed(when), 3)
    print(f"when, {number:16} {took:10.2f} s")
    took = median(lambda: timed(lambda: when(*Assume)), 3)
    print(f"when, all assumed {took:14.2f} s")
    gc.unfreeze()


def reading(folder: Path, rows: int) -> None:
    """
    Measure Bradford's whole programme, from CSV to decisions.
    """
    plain = median(lambda: timed(lambda: plain_reading(folder)))
    ours = median(lambda: timed(lambda: read_cases(folder, load_plan(PLAN))))
    print(f"read {rows:,} rows {ours:18.2f} s, {ours / plain:.1f} x csv.DictReader")
    body = WHOLE_JOB.format(plan=PLAN, folder=str(folder))
    runs = [in_a_process(body) for _ in range(ROUNDS)]
    took = statistics.median(seconds for seconds, _ in runs)
    peak = max(megabytes for _, megabytes in runs)
    print(f"read and decide {BRADFORD_FAMILIES:,} families {took:.2f} s, {peak:.0f} MB")


STREAM = """
import datetime, itertools
from pbr.plans import load_plan
from pbr.casefiles import read_cases
from pbr.batch import Tally, decide_each
plan = load_plan({plan!r})
families = read_cases({folder!r}, plan).families
many = itertools.islice(itertools.cycle(families), {number})
tally = Tally()
for decided in decide_each(many, datetime.date(2017, 10, 31), plan):
    tally.add(decided)
"""


def streaming(folder: Path) -> None:
    """
    Measure 100,000 families decided as they are read, with none kept.
    """
    body = STREAM.format(plan=PLAN, folder=str(folder), number=MANY)
    took, peak = in_a_process(body)
    print(f"read 6,070, decide {MANY:,} families {took:6.1f} s, {peak:.0f} MB")


def attendance_alone(folder: Path) -> None:
    """
    Measure 100,000 attendance rows.
    """
    folder.mkdir()
    pupils = [f"P{number:05d}" for number in range(100_000 // len(TERMS) + 1)]
    tables = {
        "families": [("family_id",), ("F1",)],
        "people": [
            ("person_id", "family_id", "born_on"),
            *[(pupil, "F1", "2008-05-01") for pupil in pupils],
        ],
        "attendance": [
            ("person_id", "term", "possible", "authorised", "unauthorised"),
            *[(pupil, term, 120, 5, 3) for pupil in pupils for term in TERMS][:100_000],
        ],
    }
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    plain = median(lambda: timed(lambda: plain_reading(folder)))
    ours = median(lambda: timed(lambda: read_cases(folder)))
    print(f"read 100,000 attendance rows {ours:.2f} s, {ours / plain:.1f} x DictReader")


def starting() -> None:
    """
    Measure the time until `pbr --help` has answered.
    """

    def run(*words: str) -> float:
        command = [sys.executable, *words]
        return timed(lambda: subprocess.run(command, check=True, capture_output=True))

    ours = median(lambda: run("-m", "pbr", "--help"), 9)
    bare = median(lambda: run("-c", "import click"), 9)
    print(f"pbr --help {ours:26.2f} s, {ours / bare:.1f} x python -c 'import click'")


def main() -> None:
    """
    Run every measurement.
    """
    print(f"CPython {platform.python_version()}, {platform.system()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bradford"
        rows = write(folder, BRADFORD_FAMILIES)
        deciding(folder)
        looking_ahead(folder)
        reading(folder, rows)
        streaming(folder)
        attendance_alone(Path(name) / "attendance")
    starting()


if __name__ == "__main__":
    main()

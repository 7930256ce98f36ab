"""
Invented caseloads of any size, as CSV folders: the same for the same size and seed.

Each family has two adults and one to four children, nine terms of attendance for each
child of school age, jobs and benefits, incidents, checks and needs of Bradford's plan.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ON = date(2017, 10, 31)
TERMS = tuple(
    f"{year}/{year - 1999} {season}"
    for year in (2014, 2015, 2016)
    for season in ("autumn", "spring", "summer")
)
COLUMNS = {
    "families": "family_id attached_on key_worker assessed_on planned_on",
    "people": "person_id family_id born_on",
    "needs": "family_id person_id problem identified_on source",
    "attendance": "person_id term possible authorised unauthorised source",
    "employment": "person_id started_on ended_on confirmed_on source",
    "benefits": "person_id benefit started_on ended_on source",
    "incidents": "family_id person_id kind occurred_on source reference",
    "statuses": "person_id status started_on ended_on",
    "checks": "family_id kinds covers_from covers_to checked_on source",
}
PROBLEMS = ("crime", "school", "help", "work", "domestic-abuse")
KINDS = ("offence", "asb", "domestic-abuse")
#: How many families name one key worker.
EACH = 15
STATUSES = ("child-protection-plan", "child-in-need", "looked-after")

Row = tuple[Any, ...]


def write(
    folder: Path, families: int, seed: int = 20171031, *, shown: bool = False
) -> int:
    """
    Write a case folder of `families` families; return the number of its rows.

    With `shown`, a need has the rows by which somebody will have identified it.
    """
    draw = random.Random(seed)
    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for number in range(families):
        rows = [*a_family(draw, f"F{number:06d}")]
        for name, row in [*rows, *(what_shows_its_needs(rows) if shown else ())]:
            tables[name].append(row)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS[name].split())
            writer.writerows(rows)
    return sum(len(rows) for rows in tables.values())


def a_family(draw: random.Random, family: str) -> Iterator[tuple[str, Row]]:
    """
    The rows of one family, each with the file it goes in.
    """
    attached = date(2016, 4, 1) + timedelta(draw.randrange(270))
    key_worker = f"KW-{int(family[1:]) // EACH}"
    yield "families", (family, attached, key_worker, attached, attached + timedelta(14))
    children = [f"{family}-C{number}" for number in range(draw.randint(1, 4))]
    for problem in draw.sample(PROBLEMS, draw.randint(2, 4)):
        yield "needs", (family, "", problem, attached, "assessment")
    for adult in (f"{family}-A", f"{family}-B"):
        yield (
            "people",
            (adult, family, date(1975, 1, 1) + timedelta(draw.randrange(6000))),
        )
        yield from work(draw, adult, attached)
    for child in children:
        born = date(2001, 6, 1) + timedelta(draw.randrange(4500))
        yield "people", (child, family, born)
        for term in TERMS if born < date(2009, 1, 1) else ():
            possible = draw.randint(115, 130)
            missed = draw.choice((0, 2, 5, 8, possible // 10, possible // 10 + 1))
            unauthorised = draw.randint(0, missed)
            row = (child, term, possible, missed - unauthorised, unauthorised, "census")
            yield "attendance", row
    for number in range(draw.randrange(9)):
        day = attached - timedelta(draw.randrange(-250, 240))
        whom = draw.choice(("", *children))
        reference = f"{family}/{number}"
        yield "incidents", (family, whom, draw.choice(KINDS), day, "police", reference)
    if draw.random() < 0.5:
        yield "statuses", (children[0], STATUSES[1], attached, attached + timedelta(90))
    for kinds, source in ((KINDS, "police"), (STATUSES, "social care")):
        if draw.random() < 0.9:
            words = " ".join(kinds)
            yield "checks", (family, words, date(2015, 1, 1), ON, ON, source)


def what_shows_its_needs(rows: list[tuple[str, Row]]) -> Iterator[tuple[str, Row]]:
    """
    A status, or an incident before attachment, for each need that has none.

    A family is not identified for crime if there is no offence on file.
    """
    family, attached = next(row for name, row in rows if name == "families")[:2]
    child = next(row[0] for name, row in rows if name == "people" and "-C" in row[0])
    before = {
        row[2]
        for name, row in rows
        if name == "incidents" and timedelta() < attached - row[3] < timedelta(180)
    }
    statuses = [row for name, row in rows if name == "statuses"]
    day = attached - timedelta(30)
    for need in [row[2] for name, row in rows if name == "needs"]:
        if need == "crime" and not before & {"offence", "asb"}:
            yield "incidents", (family, child, "offence", day, "police", need)
        elif need == "domestic-abuse" and need not in before:
            yield "incidents", (family, "", need, day, "police", need)
        elif need == "help" and not statuses:
            ended = attached + timedelta(90)
            yield "statuses", (child, STATUSES[1], attached, ended)


def work(draw: random.Random, adult: str, attached: date) -> Iterator[tuple[str, Row]]:
    """
    A benefit before attachment for some, and up to three jobs since.
    """
    if draw.random() < 0.7:
        start = attached - timedelta(draw.randrange(100, 900))
        end = attached + timedelta(draw.randrange(200))
        yield "benefits", (adult, "jobseekers-allowance", start, end, "DWP")
    start = attached + timedelta(draw.randrange(-60, 250))
    for _ in range(draw.choice((0, 0, 1, 2, 3))):
        if start > ON:
            break
        end = start + timedelta(draw.randrange(20, 250))
        is_open = end > ON
        yield (
            "employment",
            (adult, start, "" if is_open else end, ON if is_open else "", "employer"),
        )
        start = end + timedelta(draw.choice((1, 1, 3, 30)))

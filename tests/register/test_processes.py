"""
Several processes that write in one register at once, and are killed while they do.

Everything here happens: the processes are begun, and ended as by `kill -9`. The same is
asked of SQLite, and of a PostgreSQL server where one is installed. To kill for longer:

    PBR_KILLS=1000 python -m pytest tests/register/test_processes.py -k any_moment
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from sqlalchemy import create_engine

from entering import Work, decision_on, decisions_of, enter_all
from pbr.register.database import TABLE, Register
from pbr.register.entries import Entry
from postgres import Server, a_server, binaries

PRELOADED = [
    "__main__",
    "pbr.casefiles",
    "pbr.register.database",
    "sqlalchemy.dialects.sqlite",
]
AT_ONCE = 3
KILLS = int(os.environ.get("PBR_KILLS", "12"))
LONGEST = 0.3
FOREVER = 100_000
SIZE = 10
MOMENTS = {"inserting": False, "committing": False, "done": True}
Said = list[tuple[str, str]]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """
    A PostgreSQL server, begun by this run.
    """
    installed = binaries()
    if installed is None:
        pytest.skip("PostgreSQL is not installed: no initdb and pg_ctl were found")
    with a_server(installed) as started:
        yield started


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """
    A register without entries, in each of the two.
    """
    if request.param == "SQLite":
        place = str(tmp_path / "register.sqlite")
    else:
        place = emptied(request.getfixturevalue("server"))
    Register.new(place)
    return place


def emptied(server: Server) -> str:
    """
    A server without a register.
    """
    engine = create_engine(server.url)
    TABLE.drop(engine, checkfirst=True)
    engine.dispose()
    return server.url


def let_go(work: list[Work]) -> list[Any]:
    """
    A process for each, all of which are let go at once.
    """
    # Where it can be, each is a copy of one that has read everything: begun in a moment.
    methods = get_all_start_methods()
    context: Any = get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(PRELOADED)
    start = context.Barrier(len(work) + 1)
    processes = [context.Process(target=enter_all, args=(each, start)) for each in work]
    for process in processes:
        process.start()
    start.wait(timeout=60)
    return processes


def ended(processes: list[Any], work: list[Work]) -> Said:
    """
    What they said, when all have come to their end.
    """
    for process in processes:
        process.join()
    return [each for one in work for each in one.said]


def batches(said: Said, word: str) -> set[str]:
    """
    The batches of which a word was said.
    """
    return {batch for each, batch in said if each == word}


@cache
def expected(family_id: str) -> Entry:
    """
    What is to be entered for a family.
    """
    return Entry.of(decision_on(family_id))


def in_register(where: str) -> Counter[str]:
    """
    How many claims of each batch are in the register, which is sound.
    """
    if "://" not in where:
        with closing(sqlite3.connect(where)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    entries = Register.open(where).entries()
    for entry in entries:
        assert entry == evolve(expected(entry.family_id), number=entry.number)
    return Counter(entry.family_id.rpartition("-")[0] for entry in entries)


def check(where: str, said: Said) -> Counter[str]:
    """
    Each batch is in the register whole or not at all; one that was done is in it.
    """
    held = in_register(where)
    assert set(held.values()) <= {SIZE}
    assert batches(said, "done") <= held.keys() <= batches(said, "begin")
    return held


@pytest.mark.thorough
def test_several_processes_enter_the_same_families(where: str, tmp_path: Path) -> None:
    """
    Of four processes one enters a family, and the others are refused their batch.
    """
    sizes = [2, 3, 4, 5]
    work = [Work(where, tmp_path / f"R{size}", "R", size, 25) for size in sizes]
    said = ended(let_go(work), work)
    names = {f"R-{number}" for number in range(25)}
    times = Counter(said)
    assert times == (
        Counter({("begin", batch): 4 for batch in names})
        + Counter({("done", batch): 1 for batch in names})
        + Counter({("refused", batch): 3 for batch in names})
    )
    held = in_register(where)
    for one in work:
        for batch in batches(one.said, "done"):
            assert held.pop(batch) == one.size
    assert held == {}


@pytest.mark.thorough
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_a_moment(where: str, moment: str, tmp_path: Path) -> None:
    """
    Killed before the commit, no claim of the batch is in; killed after it, all are.

    What is not in can be entered at once: the process that was killed is not waited for.
    """
    work = [Work(where, tmp_path / "said", "M", 100, 2, moment)]
    (process,) = let_go(work)
    said = ended([process], work)
    assert said == [("begin", "M-0"), ("done", "M-0"), ("begin", "M-1")]
    assert process.exitcode != 0
    second = {"M-1": 100} if MOMENTS[moment] else {}
    assert in_register(where) == {"M-0": 100} | second
    if not second:
        Register.open(where).enter(decisions_of("M-1", 100))
    assert in_register(where) == {"M-0": 100, "M-1": 100}


@pytest.mark.thorough
def test_killed_at_any_moment(where: str, tmp_path: Path) -> None:
    """
    Of processes that write at once and are killed, no committed claim is ever lost.
    """
    chance = random.Random(0)  # noqa: S311 - when to kill is no secret
    said: Said = []
    longest = LONGEST
    for kill in range(0, KILLS, AT_ONCE):
        labels = [f"K{kill + number}" for number in range(AT_ONCE)]
        work = [Work(where, tmp_path / each, each, SIZE, FOREVER) for each in labels]
        processes = let_go(work)
        for process in processes:
            time.sleep(chance.uniform(0, longest / AT_ONCE))
            process.kill()
        said += ended(processes, work)
        check(where, said)
        if not batches(said, "done"):  # a busy machine: let them come further
            longest *= 2
    # Some were killed in the middle of a batch, and some had entered one.
    assert batches(said, "begin") - batches(said, "done")
    assert batches(said, "done")


def test_a_server_that_crashes(server: Server, tmp_path: Path) -> None:
    """
    A PostgreSQL that stops dead, and begins again, has every claim that was committed.
    """
    where = emptied(server)
    Register.new(where)
    work = [Work(where, tmp_path / each, each, SIZE, FOREVER) for each in "ABC"]
    processes = let_go(work)
    for _ in range(100):  # a busy machine may need more than one turn
        time.sleep(LONGEST)
        if any(batches(each.said, "done") for each in work):
            break
    server.stop("immediate")
    said = ended(processes, work)
    server.start()
    check(where, said)
    assert batches(said, "done")

"""
A process that enters claims in a register, one batch after another, until it is killed.

Into a file of its own it writes `begin LABEL-0`, enters the claims of so many made-up
families, and writes `done LABEL-0`, or `refused LABEL-0`; then the next batch. Where the
database is `lost`, it ends. With a moment it kills itself in its second batch: `inserting`, when the claims are about to be
sent; `committing`, when all are sent and none is committed; `done`, when they are
committed and it has not yet said so.
"""

from __future__ import annotations

import os
import signal
from datetime import date
from functools import cache
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from attrs import frozen
from sqlalchemy import Engine, event

from filed import filed_under
from pbr.casefiles import read_cases
from pbr.claims import Claim, Decision, validate
from pbr.exceptions import RegisterError
from pbr.plans import Plan, load_plan
from pbr.records import Family
from pbr.register.database import AlreadyEntered, Register

EXAMPLE = Path(__file__).parents[2] / "examples/bradford-example-two-confirmed"
ON = date(2018, 4, 1)


@frozen
class Work:
    """
    What a process is to enter, and where it says what it did.
    """

    where: str
    says: Path
    label: str
    size: int
    batches: int
    moment: str = ""

    def say(self, word: str, batch: str) -> None:
        """
        Write a line that stays, whatever becomes of the process.
        """
        with self.says.open("ab", buffering=0) as file:
            file.write(f"{word} {batch}\n".encode())

    @property
    def said(self) -> list[tuple[str, str]]:
        """
        Every word it wrote, with its batch; none where it was killed before the first.
        """
        if not self.says.exists():
            return []
        lines = self.says.read_text("utf-8").splitlines()
        parts = [line.partition(" ") for line in lines]
        return [(word, batch) for word, _, batch in parts]


@cache
def example() -> tuple[Family, Plan]:
    """
    A family whose claim is paid on the day, and its plan.
    """
    plan = load_plan("bradford-families-first-2015")
    (family,) = read_cases(EXAMPLE, plan).families
    return family, plan


def decision_on(family_id: str) -> Decision:
    """
    The decision on the claim of a made-up family of that name, which is payable.
    """
    family, plan = example()
    return validate(Claim(filed_under(family_id, family), ON), plan)


def decisions_of(batch: str, size: int) -> list[Decision]:
    """
    The decisions on the families of a batch.
    """
    return [decision_on(f"{batch}-{number}") for number in range(size)]


def die(*_: object) -> None:
    """
    Be killed, as with kill -9: nothing is tidied up.
    """
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def hold_little(connection: Any, _: object) -> None:
    """
    Let SQLite hold few pages, so that half a batch is in the file before the commit.
    """
    connection.execute("PRAGMA cache_size = 2")


def enter_all(work: Work, start: Barrier) -> None:
    """
    Enter one batch after another.
    """
    if "://" not in work.where:
        event.listen(Engine, "connect", hold_little)
    register = Register.open(work.where)
    start.wait(timeout=60)
    for number in range(work.batches):
        batch = f"{work.label}-{number}"
        moment = work.moment if number == 1 else ""
        decisions = decisions_of(batch, work.size)
        work.say("begin", batch)
        if moment == "inserting":
            event.listen(Engine, "before_cursor_execute", die)
        if moment == "committing":
            event.listen(Engine, "commit", die)
        try:
            register.enter(decisions)
        except AlreadyEntered:
            work.say("refused", batch)
        except RegisterError:
            work.say("lost", batch)
            return
        else:
            if moment == "done":
                die()
            work.say("done", batch)


# What is read once is there for every process that begins as a copy of this one.
example()

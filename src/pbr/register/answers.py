"""
Answers to flags: a CSV file that somebody fills in before the claims are entered.

> `--answers FILE` (`flag_id, answer, answered_by, answered_on`) answers them, and the
> entry keeps the answers. (SPEC §8)
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from pbr.casefiles.columns import About, CellKind, Column, File
from pbr.casefiles.one_file import read_one_file
from pbr.casefiles.reading import Reading
from pbr.claims import Decision
from pbr.flags import Flag
from pbr.records import Row

_ANSWER, _BY = "answer", "answered_by"


@frozen
class FlagAnswer:
    """
    What somebody answered to a flag: a row of the file of answers.

    `answered_by` is a staff id or a role. `kind` is the kind of the flag, and is blank
    until the answer is matched with one.
    """

    flag_id: str
    answer: str
    answered_by: str
    answered_on: date
    kind: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[str, ...]:
        """
        By flag, then by what the row says.
        """
        return tuple(self.data.values())

    @property
    def data(self) -> dict[str, str]:
        """
        The answer as the register keeps it.
        """
        return {
            "flag_id": self.flag_id,
            "kind": self.kind,
            "answer": self.answer,
            "answered_by": self.answered_by,
            "answered_on": str(self.answered_on),
        }

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> FlagAnswer:
        """
        The answer that the register kept.
        """
        day = date.fromisoformat(data["answered_on"])
        return cls(**{**data, "answered_on": day})


COLUMNS = (
    Column("flag_id", CellKind.ID, "The flag's id, as pbr prints it."),
    Column(_ANSWER, CellKind.TEXT, "What was found out."),
    Column(_BY, CellKind.TEXT, "A staff id or a role, never a name.", shown=False),
    Column("answered_on", CellKind.DAY, "The day of the answer."),
)


def read_answers(
    path: str | os.PathLike[str], encoding: str = "utf-8"
) -> tuple[FlagAnswer, ...]:
    """
    The answers in a file, each flag's once.

    Raises `DataError` with every problem.
    """
    means = "One row for each flag that is answered."
    file = File(Path(path).stem, About.NOBODY, FlagAnswer, means, COLUMNS)
    reading = read_one_file(path, file, encoding)
    first: dict[str, FlagAnswer] = {}
    for answer in reading.of(file.name):
        _check(answer, file.name, reading)
        if first.setdefault(answer.flag_id, answer) != answer:
            expected = "one answer to a flag"
            remedy = "take one out: the flag is answered in another row too"
            reading.problem(file.name, answer, "flag_id", expected, remedy)
    reading.collected.left_out(keep_going=False)
    return tuple(first.values())


def _check(answer: FlagAnswer, file: str, reading: Reading) -> None:
    """
    > a value with a blank in it is refused (SPEC §8), because it may be a name
    """
    if not answer.answer:
        expected, remedy = "an answer", "say what was found out, or take the row out"
        reading.problem(file, answer, _ANSWER, expected, remedy)
    if not answer.answered_by or answer.answered_by.split() != [answer.answered_by]:
        expected = "a staff id or a role, without a blank in it"
        remedy = "write one such as team-manager, and no name"
        reading.problem(file, answer, _BY, expected, remedy)


def matched(
    flags: Iterable[Flag], answers: Iterable[FlagAnswer]
) -> tuple[FlagAnswer, ...]:
    """
    The answers to these flags, in the order of the flags, with the kind of each.
    """
    by_id = {answer.flag_id: answer for answer in answers}
    return tuple(
        [
            evolve(by_id[flag.id], kind=flag.kind.value)
            for flag in flags
            if flag.id in by_id
        ]
    )


def unanswered(decision: Decision, answers: Iterable[FlagAnswer]) -> tuple[Flag, ...]:
    """
    The flags that keep a claim out of the register.
    """
    answered = {answer.flag_id for answer in answers}
    return tuple([flag for flag in decision.to_answer if flag.id not in answered])

"""
A flag: a question about a claim, for a person to answer, and the rows that raise it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from attrs import field, fields, frozen

from pbr.exceptions import Contradiction
from pbr.findings import Address, Finding
from pbr.flags.kinds import REMARKS, FlagKind, Oddity
from pbr.records import NOWHERE, Family, Record, Subject

#: The first characters of a digest that make an id: few enough to copy by hand.
ID_LENGTH = 16
#: The columns of families.csv, which are the cells of a family.
_OF_A_FAMILY = (
    "family_id",
    "attached_on",
    "key_worker",
    "assessed_on",
    "planned_on",
    "closed_on",
    "left_area_on",
)


@frozen
class Flag:
    """
    One thing that is odd about a family, and the rows that show it.

    `subject` is the person, or the family itself. `families` are the ids of the
    families concerned, in order. `bears_on` has the address of each finding or
    conclusion of the claim that it puts in question, and `blocks` is whether the claim
    can be entered in the register only once it is answered. `findings` are the findings
    at those addresses. `readings` are what the plan's source says that another does
    not.

    Raises `Contradiction` if there are no rows or no addresses, if a remark blocks, if
    an odd earlier claim has no oddity or two readings are not said, or if a flag of
    another kind has either.
    """

    kind: FlagKind
    subject: Subject
    families: tuple[str, ...]
    rows: tuple[Record, ...]
    bears_on: tuple[Address, ...]
    blocks: bool
    oddities: tuple[Oddity, ...] = field(default=(), kw_only=True)
    readings: tuple[str, ...] = field(default=(), kw_only=True)
    findings: tuple[Finding, ...] = field(default=(), eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        fault = ""
        if not self.rows or not self.bears_on:
            fault = "a flag has rows, and bears on something"
        elif self.blocks and self.kind in REMARKS:
            fault = "a remark does not block"
        elif (self.oddities != ()) != (self.kind is FlagKind.EARLIER_CLAIM_ODD):
            fault = "an odd earlier claim has an oddity, and no other flag has one"
        elif (self.readings != ()) != (self.kind is FlagKind.TWO_READINGS):
            fault = "two readings are said, and no other flag has them"
        if fault:
            message = f"{self.kind.value}: {fault}"
            raise Contradiction(message)

    @cached_property
    def id(self) -> str:
        """
        What an answer names: the same for the same rows, wherever they are in a file.

        > the digest of its kind, the addresses of its findings and the cells of its
        > rows (SPEC §8)
        """
        says = [
            self.kind.value,
            sorted(self.bears_on),
            sorted([_cells(row) for row in self.rows]),
        ]
        text = json.dumps(says, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:ID_LENGTH]


def in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """
    Flags in the order in which they are shown, however they were found.
    """
    return tuple(sorted(flags, key=_order))


def _order(flag: Flag) -> tuple[object, ...]:
    places = [(row.row or NOWHERE)[:2] for row in flag.rows]
    says = str([row.order for row in flag.rows])
    kind = list(FlagKind).index(flag.kind)
    return kind, flag.subject.id, places, says, flag.bears_on


def _cells(record: Record) -> list[str]:
    """
    What a row says, with its kind first: not its place, nor what pbr worked out.

    Cells that pbr compares as equal are equal here.
    """
    if isinstance(record, Family):
        said = [(name, getattr(record, name)) for name in _OF_A_FAMILY]
    else:
        kind: Any = type(record)
        said = [
            (each.name, _compared(each, getattr(record, each.name)))
            for each in fields(kind)
            if each.eq
        ]
    named = [f"{name}={'' if value is None else value}" for name, value in said]
    return [type(record).__name__, *named]


def _compared(of: Any, value: object) -> object:  # noqa: ANN401 - attrs does not say
    return value if of.eq_key is None else of.eq_key(value)

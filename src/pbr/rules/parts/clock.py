"""
Rules that take time: by when their clock must start, to be met on a day (SPEC §9).
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Protocol, runtime_checkable

from attrs import frozen

from pbr.rules.parts.rule import Rule
from pbr.school import Calendar


class Starts(Enum):
    """
    What starts a rule's clock.
    """

    #: The family is attached to the programme.
    ATTACHMENT = "attachment"
    #: Work without a gap begins.
    WORK = "work"
    #: A spell of the status begins.
    STATUS = "the status"
    #: The months that are counted begin.
    MONTHS = "the months counted"
    #: The terms that are counted begin.
    TERMS = "the terms counted"
    #: The case is closed.
    CLOSURE = "closure"
    #: The better score is given.
    BETTER_SCORE = "the better score"


@frozen
class Start:
    """
    What starts a rule's clock, and the last day on which it can.
    """

    of: Starts
    last: date


@runtime_checkable
class HasAClock(Rule, Protocol):
    """
    A rule that takes time to meet.
    """

    def last_start(self, by: date, terms: Calendar) -> Start:
        """
        The last start with which the rule could still be met by a day.
        """

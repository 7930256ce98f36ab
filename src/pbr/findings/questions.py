"""
What a finding or conclusion answers: a rule of the plan, or one of pbr's questions.
"""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from attrs import frozen

from pbr.exceptions import Contradiction
from pbr.findings.clauses import Clause


class Requirement(Protocol):
    """
    What a finding or conclusion answers: it has a name, and the words it rests on.
    """

    @property
    def name(self) -> str:
        """
        What a plan or a report calls it.
        """

    @property
    def clause(self) -> Clause:
        """
        The words it rests on.
        """


class Asked(Enum):
    """
    The questions that pbr itself asks about a claim (SPEC §7), as well as a plan's
    rules.
    """

    #: The claim itself: every one of the four questions.
    CLAIM = "claim"
    #: Is the family eligible?
    ELIGIBLE = "eligible"
    #: Was the whole-family approach used?
    APPROACH = "whole-family approach"
    #: Can a claim be made on the day?
    CLAIMABLE = "claimable"
    #: Is a result evidenced?
    EVIDENCED = "evidenced"
    #: Is the plan in force?
    IN_FORCE = "in force"
    #: Is a claim window open?
    CLAIM_WINDOWS = "claim windows"
    #: Is this claim window open?
    CLAIM_WINDOW = "claim window"
    #: Has no result been claimed for the family?
    NOT_CLAIMED_BEFORE = "not claimed before"
    #: Is the named result of the plan evidenced?
    RESULT = "result"
    #: Is every need that was identified met?
    EVERY_NEED = "every need"
    #: Is the measure of the named problem met?
    PROBLEM = "problem"

    # There is one of each, so that where it is tells it apart: Enum's own hash, of the
    # name, is slower.
    __hash__ = object.__hash__


#: The questions about one result or problem of the plan.
_NAMED = (Asked.RESULT, Asked.PROBLEM)


@frozen
class Question:
    """
    One of pbr's own questions, and the words that it rests on.

    `named` is the result or the problem it is about, and blank for any other question.

    Raises `Contradiction` if a result or problem is not named, or anything else is.
    """

    asked: Asked
    clause: Clause
    named: str = ""

    def __attrs_post_init__(self) -> None:
        if (self.named != "") is not (self.asked in _NAMED):
            must = "must" if self.asked in _NAMED else "cannot"
            message = f"the question {self.asked.value!r} {must} name what it is about"
            raise Contradiction(message)

    @property
    def name(self) -> str:
        """
        The name of the result or problem it is about, or of what pbr asks.
        """
        return self.named or self.asked.value

"""
The words that a requirement rests on, and how surely they stand.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen


class Standing(Enum):
    """
    How far a requirement can be trusted to be the scheme's own (SPEC §6).
    """

    #: The scheme's own document says it.
    STATED = "stated"
    #: It does not; the plan says why it was chosen.
    ASSUMED = "assumed"


#: What an assumption is about when it is about all of a requirement.
THE_WHOLE = "this requirement"


@frozen
class Assumption:
    """
    A value of a plan that its document does not state, and why it was chosen.
    """

    value: str
    why: str


@frozen
class Clause:
    """
    Which words of which document a requirement rests on.
    """

    document: str
    paragraph: str
    words: str
    standing: Standing
    assumptions: tuple[Assumption, ...] = ()

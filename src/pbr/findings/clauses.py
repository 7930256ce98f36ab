"""
The words that a requirement rests on, and whether they are the scheme's own.
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
    #: The document does not say it. The plan says why it was chosen.
    ASSUMED = "assumed"
    #: It is no scheme's: it is how pbr answers under every plan.
    OWN = "own"


#: The value of an assumption that is about a whole requirement.
THE_WHOLE = "this requirement"


@frozen
class Assumption:
    """
    A value of a plan that its document does not state, and why it was chosen.
    """

    value: str
    why: str


@frozen(cache_hash=True)
class Clause:
    """
    The words that a requirement rests on, with their document and paragraph.
    """

    document: str
    paragraph: str
    words: str
    standing: Standing
    assumptions: tuple[Assumption, ...] = ()

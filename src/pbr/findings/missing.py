"""
The evidence that is missing before a finding can be settled.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from pbr.periods import Period
from pbr.records import Record, Subject
from pbr.school import Term, TermPart

# What is still needed before a finding can be settled.


@frozen
class NeedsSessions:
    """
    A pupil's sessions in these terms, or halves of them, from the school.
    """

    subject: Subject
    terms: tuple[TermPart, ...]


@frozen
class NeedsTerm:
    """
    A term still to come: it will end on this day, and then the school can tell.
    """

    subject: Subject
    term: Term
    ends_on: date


@frozen
class NeedsCheck:
    """
    A check of these kinds for these days, from whoever holds them.
    """

    kinds: tuple[str, ...]
    periods: tuple[Period, ...]


@frozen
class NeedsConfirmation:
    """
    A job confirmed to this day, by the employer or DWP.
    """

    subject: Subject
    jobs: tuple[Record, ...]
    to: date


@frozen
class NeedsBenefitHistory:
    """
    The person's out-of-work benefits up to this day, from DWP.
    """

    subject: Subject
    up_to: date


Needed = (
    NeedsSessions | NeedsTerm | NeedsCheck | NeedsConfirmation | NeedsBenefitHistory
)

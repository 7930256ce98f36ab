"""
The evidence that is missing before a finding can be settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from pbr.periods import Period
from pbr.records import Record, Subject
from pbr.school import Term, TermPart


@frozen
class NeedsSessions:
    """
    A pupil's sessions in `terms` (whole terms or halves), from the school.
    """

    subject: Subject
    terms: tuple[TermPart, ...]


@frozen
class NeedsReturn:
    """
    Which of a pupil's returns for `terms` is right, or which school each is of.
    """

    subject: Subject
    terms: tuple[Term, ...]
    returns: tuple[Record, ...]


@frozen
class NeedsTerm:
    """
    A term still to come. The school can give its sessions after it ends, on `ends_on`.
    """

    subject: Subject
    term: Term
    ends_on: date


@frozen
class NeedsCheck:
    """
    A check of `kinds` for `periods`, from whoever holds the records.
    """

    kinds: tuple[str, ...]
    periods: tuple[Period, ...]


@frozen
class NeedsBirthDate:
    """
    The person's date of birth, from the key worker.
    """

    subject: Subject


@frozen
class NeedsConfirmation:
    """
    Confirmation that jobs, or spells of a status, went on up to the day `to`.

    `as_of` is the first day on which files could have been drawn up that show as much:
    then the day of the files is enough. It is None if no such day is known.
    """

    subject: Subject
    rows: tuple[Record, ...]
    to: date
    as_of: date | None = None


@frozen
class NeedsBenefitHistory:
    """
    The person's out-of-work benefits up to the day `up_to`, from DWP.
    """

    subject: Subject
    up_to: date


@frozen
class NeedsMeaning:
    """
    What a word of a column means that the plan does not know, with its rows.
    """

    column: str
    word: str
    rows: tuple[Record, ...]


@frozen
class NeedsPerson:
    """
    Who these rows are about, which name nobody.
    """

    rows: tuple[Record, ...]


@frozen
class NeedsEvents:
    """
    Which of these rows, of one kind and day but different sources, are one event.
    """

    rows: tuple[Record, ...]


Needed = (
    NeedsSessions
    | NeedsReturn
    | NeedsTerm
    | NeedsCheck
    | NeedsMeaning
    | NeedsPerson
    | NeedsEvents
    | NeedsBirthDate
    | NeedsConfirmation
    | NeedsBenefitHistory
)


def each_term_once(needed: Sequence[Needed]) -> tuple[Needed, ...]:
    """
    What is needed, with the terms of each person in one list.
    """
    terms: dict[Subject, set[TermPart]] = {}
    for need in needed:
        if isinstance(need, NeedsSessions):
            terms.setdefault(need.subject, set()).update(need.terms)
    every = [
        NeedsSessions(need.subject, _in_order(terms[need.subject]))
        if isinstance(need, NeedsSessions)
        else need
        for need in needed
    ]
    return tuple(dict.fromkeys(every))


def _in_order(terms: Iterable[TermPart]) -> tuple[TermPart, ...]:
    return tuple(sorted(terms, key=lambda part: (part.term, part.half or 0)))

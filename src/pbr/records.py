"""
The dated records of a case: a family, its members, and what each source says of them.

Every record is immutable and knows the file and row it came from (SPEC §4.1, §11).
Dates left blank are None, words left blank are "". Only pseudonymous ids are held:
there is no field for a name, an address or a National Insurance number.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

from attrs import evolve, field, frozen

from pbr.exceptions import Contradiction
from pbr.periods import Days, birthday
from pbr.school import CENSUS, Calendar, Term, compulsory_school_age

ADULT_AGE = 18


class Row(NamedTuple):
    """
    Where a record came from: a file, and the line in it (the header is line 1).
    """

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


#: Before every row: where a record built in code stands among its equals.
NOWHERE = Row("", 0)


class Record(Protocol):
    """
    What every record has: its place of origin, and an order among its kind.
    """

    @property
    def row(self) -> Row | None:
        """
        The file and line, or None for a record built in code.
        """

    @property
    def order(self) -> tuple[Any, ...]:
        """
        What the record sorts by: everything it says, but not where it stood.
        """


def arranged(records: Iterable[Any]) -> tuple[Any, ...]:
    """
    Records in one order, whatever order they came in; equal records once.

    > Rows equal in every cell are one row. (SPEC §11)

    It takes records of any one kind; mypy follows no narrower type through `evolve`.
    """
    found = tuple(records)
    if len(found) < 2:  # noqa: PLR2004 - nothing to arrange
        return found
    found = tuple(sorted(found, key=_place))
    if any(a == b for a, b in pairwise(found)):
        return tuple(dict.fromkeys(found))
    return found


def _place(record: Record) -> tuple[Any, ...]:
    return record.order, record.row or NOWHERE


def _in_order(whose: str, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        message = f"{whose}: a row from {first} cannot end before, on {last}"
        raise Contradiction(message)


class SubjectKind(Enum):
    """
    Whether a finding is about the whole family or one member of it.
    """

    FAMILY = "family"
    MEMBER = "member"


@frozen
class Subject:
    """
    Whom a finding is about, by pseudonymous id.
    """

    kind: SubjectKind
    id: str


@frozen
class Stay:
    """
    A time in a household: a row of people.csv.

    > `joined_on` and `left_on` are the first and last day in the household (blank:
    > from birth; still there). (SPEC §7)
    """

    person_id: str
    family_id: str
    born_on: date
    joined_on: date | None = None
    left_on: date | None = None
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def first(self) -> date:
        """
        The first day in the household; nobody is a member before birth.
        """
        return max(self.joined_on or self.born_on, self.born_on)

    @property
    def last(self) -> date:
        """
        The last day in the household: the end of time for one still there.
        """
        return self.left_on or date.max

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By person, then by time.
        """
        return (self.person_id, self.first, self.last, self.joined_on or date.min)


@frozen
class Need:
    """
    A problem identified in the family: a row of needs.csv.
    """

    family_id: str
    person_id: str
    problem: str
    identified_on: date
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def headline(self) -> str:
        """
        The headline problem: what stands before the stroke of "domestic-abuse/high".
        """
        return self.problem.partition("/")[0]

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by problem and person.
        """
        return (
            self.identified_on,
            self.problem,
            self.person_id,
            self.source,
            self.reference,
        )


@frozen
class Attendance:
    """
    A pupil's sessions in a term, or half of one, at one school.

    `possible`, `authorised` and `unauthorised` count sessions; the two absences are
    never more than the possible. Raises `Contradiction` when they are.
    """

    person_id: str
    term: Term
    half: int | None
    possible: int
    authorised: int
    unauthorised: int
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        counts = (self.possible, self.authorised, self.unauthorised)
        if min(counts) < 0:
            message = f"sessions are counted from 0: {counts}"
            raise Contradiction(message)
        if self.authorised + self.unauthorised > self.possible:
            message = (
                f"{self.authorised} authorised and {self.unauthorised} unauthorised "
                f"absences are more than the {self.possible} possible sessions"
            )
            raise Contradiction(message)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By term, then by what the row says.
        """
        return (
            self.term,
            self.half or 0,
            self.possible,
            self.authorised,
            self.unauthorised,
            self.source,
            self.reference,
        )


@frozen
class Employment:
    """
    A spell of work: a row of employment.csv. Without `ended_on` it is open.

    `hours_per_week` is exact: a fraction of hours, or None where not stated.
    """

    person_id: str
    started_on: date
    ended_on: date | None = None
    confirmed_on: date | None = None
    hours_per_week: Fraction | None = None
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def vouched_to(self) -> date:
        """
        The last day that the source stands for.

        > An open employment spell counts up to its `confirmed_on`, the last day its
        > source vouched for it (none given: only `started_on`). (SPEC §4.3)
        """
        return self.ended_on or self.confirmed_on or self.started_on

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.started_on,
            self.ended_on or date.max,
            self.confirmed_on or date.min,
            -1 if self.hours_per_week is None else self.hours_per_week,
            self.source,
            self.reference,
        )


@frozen
class Benefit:
    """
    A spell on a benefit: a row of benefits.csv. Without `ended_on` it runs on.
    """

    person_id: str
    benefit: str
    started_on: date
    ended_on: date | None = None
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.started_on,
            self.ended_on or date.max,
            self.benefit,
            self.source,
            self.reference,
        )


@frozen
class Status:
    """
    A spell on a plan, an order or a scheme: a row of statuses.csv.
    """

    person_id: str
    status: str
    started_on: date
    ended_on: date | None = None
    outcome: str = ""
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.started_on,
            self.ended_on or date.max,
            self.status,
            self.outcome,
            self.source,
            self.reference,
        )


@frozen
class Incident:
    """
    Something that happened: a row of incidents.csv. No person: the whole family's.
    """

    family_id: str
    person_id: str
    kind: str
    occurred_on: date
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by what the row says.
        """
        return (
            self.occurred_on,
            self.kind,
            self.person_id,
            self.source,
            self.reference,
        )


@frozen
class Score:
    """
    A practitioner's score on a tool: a row of scores.csv. The score is exact.
    """

    family_id: str
    person_id: str
    tool: str
    domain: str
    scored_on: date
    score: Fraction
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by what the row says.
        """
        return (
            self.scored_on,
            self.tool,
            self.domain,
            self.person_id,
            self.score,
            self.source,
            self.reference,
        )


@frozen
class Statement:
    """
    A signed, dated statement: a row of statements.csv.
    """

    family_id: str
    person_id: str
    about: str
    made_on: date
    by_role: str
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by what the row says.
        """
        return (
            self.made_on,
            self.about,
            self.by_role,
            self.person_id,
            self.source,
            self.reference,
        )


@frozen
class Check:
    """
    A source was asked about the family: a row of checks.csv (SPEC §4.2).
    """

    family_id: str
    kinds: tuple[str, ...]
    covers_from: date
    covers_to: date
    checked_on: date
    source: str = ""
    reference: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def last_day(self) -> date:
        """
        The last day it speaks for.

        > A check covers no day after the day it was made. (SPEC §4.2)
        """
        return min(self.covers_to, self.checked_on)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By time, then by what the row says.
        """
        return (
            self.covers_from,
            self.covers_to,
            self.checked_on,
            self.kinds,
            self.source,
            self.reference,
        )


@frozen
class EarlierClaim:
    """
    A result already claimed for the family: a row of claims.csv.
    """

    family_id: str
    result: str
    claimed_on: date
    row: Row | None = field(default=None, eq=False, kw_only=True)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By day, then by result.
        """
        return (self.claimed_on, self.result)


@frozen
class Person:
    """
    A member of a family, with the rows that go by the person's own id.

    `stays` are the person's times in this family; attendance, work, benefits and
    statuses are the person's own, whichever family they were in at the time.
    Raises `Contradiction` when there is no stay, when the stays' births disagree, or
    when a row ends before it starts.
    """

    stays: tuple[Stay, ...] = field(converter=arranged)
    attendance: tuple[Attendance, ...] = field(default=(), converter=arranged)
    employment: tuple[Employment, ...] = field(default=(), converter=arranged)
    benefits: tuple[Benefit, ...] = field(default=(), converter=arranged)
    statuses: tuple[Status, ...] = field(default=(), converter=arranged)

    def __attrs_post_init__(self) -> None:
        said = {(stay.person_id, stay.born_on) for stay in self.stays}
        if len(said) != 1:
            ids = ", ".join(sorted({stay.person_id for stay in self.stays})) or "nobody"
            message = (
                f"{ids}: a person has one or more stays, all with one id and one date "
                "of birth"
            )
            raise Contradiction(message)
        for stay in self.stays:
            _in_order(self.person_id, stay.joined_on, stay.left_on)
        spells: tuple[Employment | Benefit | Status, ...]
        spells = (*self.employment, *self.benefits, *self.statuses)
        for spell in spells:
            _in_order(self.person_id, spell.started_on, spell.ended_on)

    @property
    def person_id(self) -> str:
        """
        The person's pseudonymous id.
        """
        return self.stays[0].person_id

    @property
    def born_on(self) -> date:
        """
        The day of birth.
        """
        return self.stays[0].born_on

    @cached_property
    def subject(self) -> Subject:
        """
        The person, as the subject of a finding.
        """
        return Subject(SubjectKind.MEMBER, self.person_id)

    @cached_property
    def days_as_member(self) -> Days:
        """
        Every day in the household.
        """
        return Days.of((stay.first, stay.last) for stay in self.stays)

    def is_member_on(self, day: date) -> bool:
        """
        Whether the person is in the household on a day.
        """
        if day < self.born_on:
            return False
        for stay in self.stays:
            joined, left = stay.joined_on, stay.left_on
            if (joined is None or joined <= day) and (left is None or day <= left):
                return True
        return False

    def is_adult_on(self, day: date) -> bool:
        """
        Whether the person is 18 or over on a day (SPEC §2.6).
        """
        return day >= birthday(self.born_on, ADULT_AGE)

    def is_of_school_age_on(self, day: date) -> bool:
        """
        Whether the person is of compulsory school age on a day (SPEC §2.7).
        """
        return day in compulsory_school_age(self.born_on)

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By id.
        """
        return (self.person_id,)

    @property
    def row(self) -> Row | None:
        """
        Where the person is first mentioned.
        """
        return self.stays[0].row


@frozen
class Family:
    """
    A family and everything on file about it.

    `attached_on` is the day it joined the programme. `key_worker` is the worker's
    pseudonymous id: it is never shown, only whether there is one. `terms` is the
    council's school calendar. `narrowed_to` is the one member a rule is asked of
    alone (see `alone`), and is blank for a family as it stands. Raises
    `Contradiction` when a person is in it twice, or a check ends before it begins.
    """

    family_id: str
    attached_on: date | None = None
    key_worker: str = field(default="", repr=False)
    assessed_on: date | None = None
    planned_on: date | None = None
    closed_on: date | None = None
    left_area_on: date | None = None
    people: tuple[Person, ...] = field(default=(), converter=arranged)
    needs: tuple[Need, ...] = field(default=(), converter=arranged)
    incidents: tuple[Incident, ...] = field(default=(), converter=arranged)
    scores: tuple[Score, ...] = field(default=(), converter=arranged)
    statements: tuple[Statement, ...] = field(default=(), converter=arranged)
    checks: tuple[Check, ...] = field(default=(), converter=arranged)
    claims: tuple[EarlierClaim, ...] = field(default=(), converter=arranged)
    terms: Calendar = field(default=CENSUS, repr=False)
    narrowed_to: str = ""
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if len(self._people_by_id) != len(self.people):
            message = (
                f"family {self.family_id} has the same person twice; "
                "give a person who came back two stays"
            )
            raise Contradiction(message)
        for check in self.checks:
            _in_order(self.family_id, check.covers_from, check.covers_to)

    @cached_property
    def subject(self) -> Subject:
        """
        The family, as the subject of a finding; or the one member asked about.
        """
        if self.narrowed_to:
            return Subject(SubjectKind.MEMBER, self.narrowed_to)
        return Subject(SubjectKind.FAMILY, self.family_id)

    @cached_property
    def _people_by_id(self) -> dict[str, Person]:
        return {person.person_id: person for person in self.people}

    def person(self, person_id: str) -> Person | None:
        """
        The member with this id, past members included, or None.
        """
        return self._people_by_id.get(person_id)

    def attached_by(self, day: date) -> date | None:
        """
        The day of attachment, if the family was attached on or before a day.

        > A family attached after D, or never, is not attached. (SPEC §7)
        """
        attached = self.attached_on
        return attached if attached is not None and attached <= day else None

    @property
    def statuses(self) -> tuple[Status, ...]:
        """
        Every status of everyone who is or was in the family.
        """
        return tuple([row for person in self.people for row in person.statuses])

    def alone(self, person: Person) -> Family:
        """
        The family as one member: the rows that name that person, and no others.

        Checks stay as they are: a source was asked about the whole family.
        """
        mine = person.person_id
        theirs: dict[str, Any] = {
            file: [row for row in getattr(self, file) if row.person_id == mine]
            for file in ("needs", "incidents", "scores", "statements")
        }
        theirs["people"] = [person]
        return evolve(self, narrowed_to=mine, **theirs)

    def members_on(self, day: date) -> tuple[Person, ...]:
        """
        Who is in the household on a day, by id.
        """
        return tuple(person for person in self.people if person.is_member_on(day))

    def checked_days(self, kinds: Iterable[str]) -> Days:
        """
        The days on which every one of the kinds was asked about.

        > A day is checked when every kind the rule counts is covered that day.
        > (SPEC §4.2)
        """
        # The kinds are often asked about together: the same checks are added up once.
        by_kind = dict.fromkeys(
            [
                tuple([check for check in self.checks if kind in check.kinds])
                for kind in kinds
            ]
        )
        covered: Days | None = None
        for checks in by_kind:
            days = Days.of([(check.covers_from, check.last_day) for check in checks])
            covered = days if covered is None else covered & days
        return covered or Days()

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By id.
        """
        return (self.family_id,)

"""
A person and a family, each with the rows about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import is_not
from typing import Any

from attrs import evolve, field, fields, frozen

from pbr.exceptions import Contradiction
from pbr.periods import Days, birthday
from pbr.records.events import Check, EarlierClaim, Incident, Score, Statement
from pbr.records.guards import (
    FAMILY_ID,
    PERSON_ID,
    check_ids,
    check_kind,
    check_rows,
    check_true_days,
    check_types,
    is_true,
    whose_it_is,
)
from pbr.records.people import (
    Attendance,
    Benefit,
    Employment,
    Need,
    Status,
    Stay,
    as_at,
)
from pbr.records.rows import ADULT_AGE, Row, Subject, SubjectKind, arranged, in_order
from pbr.school import CENSUS, Calendar, compulsory_school_age

NO_DAYS = Days()
_OF_A_PERSON = (
    ("attendance", Attendance),
    ("employment", Employment),
    ("benefits", Benefit),
    ("statuses", Status),
)
#: The files of a person's spells.
SPELLS = ("employment", "benefits", "statuses")


@frozen
class Person:
    """
    A member of a family, with the rows recorded under that person's id.

    `stays` are the person's times in this family; attendance, work, benefits and
    statuses are the person's own, whichever family they were in at the time. Raises
    `Contradiction` when there is no stay, when the stays give different dates of birth,
    when a row is another person's, or when a row ends before it starts.
    """

    stays: tuple[Stay, ...] = field(converter=arranged)
    attendance: tuple[Attendance, ...] = field(default=(), converter=arranged)
    employment: tuple[Employment, ...] = field(default=(), converter=arranged)
    benefits: tuple[Benefit, ...] = field(default=(), converter=arranged)
    statuses: tuple[Status, ...] = field(default=(), converter=arranged)

    def __attrs_post_init__(self) -> None:
        check_kind(self, "stays", Stay)
        said = {(stay.person_id, stay.born_on) for stay in self.stays}
        if len(said) != 1:
            ids = ", ".join(sorted({stay.person_id for stay in self.stays})) or "nobody"
            message = (
                f"{ids}: a person has one or more stays, all with one id and one date "
                "of birth"
            )
            raise Contradiction(message)
        whose = self.stays[0].person_id
        check_rows(self, _OF_A_PERSON, PERSON_ID, whose)
        for stay in self.stays:
            if stay.left_on is not None:
                in_order(whose, stay.joined_on, stay.left_on)
                in_order(whose, stay.born_on, stay.left_on)
        for job in self.employment:
            in_order(whose, job.started_on, job.ended_on or job.confirmed_on)
        spells: tuple[Benefit | Status, ...] = (*self.benefits, *self.statuses)
        for spell in spells:
            in_order(whose, spell.started_on, spell.ended_on)

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

    def was_member_by(self, day: date) -> bool:
        """
        Whether the person was in the household on a day or an earlier one.
        """
        return any([stay.first <= day for stay in self.stays])

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

    def as_at(self, as_of: date) -> Person:
        """
        The person as files that were drawn up on a day show them.
        """
        spells = {
            name: tuple([as_at(row, as_of) for row in getattr(self, name)])
            for name in SPELLS
        }
        changed: dict[str, Any] = {
            name: rows
            for name, rows in spells.items()
            if any(map(is_not, rows, getattr(self, name)))
        }
        return evolve(self, **changed) if changed else self

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By id.
        """
        return (self.person_id,)

    @property
    def row(self) -> Row | None:
        """
        The file and line of the person's first stay.
        """
        return self.stays[0].row


_OF_A_FAMILY = (
    ("needs", Need),
    ("incidents", Incident),
    ("scores", Score),
    ("statements", Statement),
    ("checks", Check),
    ("claims", EarlierClaim),
)


@frozen
class Family:
    """
    A family and everything on file about it.

    `attached_on` is the day of attachment to the programme. `key_worker` is the key
    worker's pseudonymous id: pbr never shows it, only whether there is one. `terms` is
    the council's school calendar. `narrowed_to` is the one person that a rule looks at
    (see `alone`), and is blank for the whole family. `words_digest` is the digest of
    the words.csv that it was read with, blank if there was none. `member_or_not` is
    whether that person is asked on any day, and not only as a member. Raises
    `Contradiction` when a person is in it twice, a row is another family's, a check
    ends before it begins, an event has two kinds or days, or the case is closed before
    attachment.
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
    words_digest: str = field(default="", eq=False, repr=False, kw_only=True)
    member_or_not: bool = False
    row: Row | None = field(default=None, eq=False, kw_only=True)

    def __repr__(self) -> str:
        """
        The id, the day of attachment, and how much is on file, in one line.
        """
        attached = (
            f"attached on {self.attached_on}" if self.attached_on else "not attached"
        )
        people, rows = len(self.people), sum([1 for _ in self._rows()])
        counted = f"{people} {'person' if people == 1 else 'people'}, {rows} row"
        return f"<Family {self.family_id}: {attached}, {counted}{'s' * (rows != 1)}>"

    def in_full(self) -> str:
        """
        All that is on file but the key worker, as the code that makes it.
        """
        shown = [each.name for each in fields(Family) if each.repr]
        said = [f"{name}={getattr(self, name)!r}" for name in shown]
        return f"Family({', '.join(said)})"

    def _rows(self) -> Iterator[object]:
        for person in self.people:
            for name, _ in _OF_A_PERSON:
                yield from getattr(person, name)
        for name, _ in _OF_A_FAMILY:
            yield from getattr(self, name)

    def __attrs_post_init__(self) -> None:
        self._check_what_it_says()
        self._check_whose_rows()
        if len(self._people_by_id) != len(self.people):
            message = (
                f"family {self.family_id} has the same person twice; "
                "give a person who came back two stays"
            )
            raise Contradiction(message)
        for check in self.checks:
            in_order(self.family_id, check.covers_from, check.covers_to)
        self._one_kind_and_day_of_each_event()

    def _check_what_it_says(self) -> None:
        joined, assessed, planned = self.attached_on, self.assessed_on, self.planned_on
        closed, left = self.closed_on, self.left_area_on
        if not (
            type(self.family_id)
            is type(self.key_worker)
            is type(self.narrowed_to)
            is str
            and (joined is None or type(joined) is date)
            and (assessed is None or type(assessed) is date)
            and (planned is None or type(planned) is date)
            and (closed is None or type(closed) is date)
            and (left is None or type(left) is date)
            and type(self.terms) is Calendar
        ):
            check_types(self)
        if not self.family_id:
            check_ids(self, "family_id")
        if not (is_true(joined) and is_true(assessed) and is_true(planned)):
            check_true_days(self, "attached_on", "assessed_on", "planned_on")
        if closed is not None:
            self._check_last("closed_on", closed)
        if left is not None:
            self._check_last("left_area_on", left)

    def _check_last(self, name: str, day: date) -> None:
        """
        > `closed_on` or `left_area_on` before `attached_on` (SPEC §11)
        """
        if self.attached_on is not None and day < self.attached_on:
            message = (
                f"family {self.family_id}: {name} cannot be {day}, before "
                f"attached_on, {self.attached_on}"
            )
            raise Contradiction(message)

    def _check_whose_rows(self) -> None:
        """
        > A person's record given to another person or a family's to another family is
        > refused too. (SPEC §4.9)
        """
        mine = self.family_id
        check_rows(self, _OF_A_FAMILY, FAMILY_ID, mine)
        check_kind(self, "people", Person)
        for person in self.people:
            for stay in person.stays:
                if stay.family_id != mine:
                    raise Contradiction(
                        whose_it_is(mine, "people", "family_id", stay.family_id)
                    )

    def _one_kind_and_day_of_each_event(self) -> None:
        """
        > Rows of one family with the same event are one incident … if they differ in
        > kind or day it is a problem. (SPEC §4.8)
        """
        said: dict[str, tuple[str, date]] = {}
        for each in self.incidents:
            what = (each.kind, each.occurred_on)
            if each.event and said.setdefault(each.event, what) != what:
                message = (
                    f"family {self.family_id}: event {each.event} has two kinds or two "
                    "days; an event is one incident, of one kind on one day"
                )
                raise Contradiction(message)

    @cached_property
    def subject(self) -> Subject:
        """
        The subject of a finding: the family, or the one member it is narrowed to.
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

    @property
    def latest_word(self) -> date | None:
        """
        The latest day on which a check was made, or to which a job was confirmed.
        """
        jobs = [job for person in self.people for job in person.employment]
        confirmed = [job.confirmed_on for job in jobs if job.confirmed_on is not None]
        made = [check.checked_on for check in self.checks]
        return max([*confirmed, *made], default=None)

    def as_at(self, as_of: date) -> Family:
        """
        The family as files that were drawn up on a day show it.

        > An `ended_on` after `as_of` is not seen: the spell is open, and a job counts
        > to its `confirmed_on`. (SPEC §4.3)
        """
        people = tuple([person.as_at(as_of) for person in self.people])
        changed = any(map(is_not, people, self.people))
        return evolve(self, people=people) if changed else self

    def alone(self, person_id: str, *, member_or_not: bool = False) -> Family:
        """
        The family narrowed to one person: only the rows that name that person.

        Every check is kept, because a source is asked about the whole family. So is an
        incident, a score or a statement that names nobody: it may be about this person
        (SPEC §4.8, §5.8). With `member_or_not`, a rule that asks members asks this
        person on any day.
        """
        theirs: dict[str, Any] = {
            file: [
                row for row in getattr(self, file) if row.person_id in ("", person_id)
            ]
            for file in ("incidents", "scores", "statements")
        }
        theirs["needs"] = [row for row in self.needs if row.person_id == person_id]
        theirs["people"] = [who for who in self.people if who.person_id == person_id]
        theirs["narrowed_to"] = person_id
        theirs["member_or_not"] = member_or_not
        return evolve(self, **theirs)

    def is_asked(self, person: Person, day: date) -> bool:
        """
        Whether a rule that asks members on a day asks a person.
        """
        return self.member_or_not or person.is_member_on(day)

    def asked_on(self, day: date) -> tuple[Person, ...]:
        """
        The people that a rule asks if it asks members on a day, in order of id.
        """
        return tuple([person for person in self.people if self.is_asked(person, day)])

    def members_on(self, day: date) -> tuple[Person, ...]:
        """
        The members of the household on a day, in order of id.
        """
        return tuple(person for person in self.people if person.is_member_on(day))

    def checked_days(self, kinds: Iterable[str]) -> Days:
        """
        The days on which every one of the kinds was asked about.

        > A day is checked when every kind the rule counts is covered that day.
        > (SPEC §4.2)
        """
        covered: Days | None = None
        for kind in kinds:
            days = self._checked_by_kind.get(kind, NO_DAYS)
            covered = days if covered is None else covered & days
        return covered or NO_DAYS

    @cached_property
    def _checked_by_kind(self) -> dict[str, Days]:
        spans: dict[str, list[tuple[date, date]]] = {}
        for check in self.checks:
            for kind in check.kinds:
                spans.setdefault(kind, []).append((check.covers_from, check.last_day))
        return {kind: Days.of(those) for kind, those in spans.items()}

    @property
    def order(self) -> tuple[Any, ...]:
        """
        By id.
        """
        return (self.family_id,)

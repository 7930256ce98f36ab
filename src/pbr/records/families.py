"""
A family, with everything on file about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import is_not
from typing import Any

from attrs import evolve, field, fields, frozen

from pbr.exceptions import Contradiction
from pbr.periods import Days, Period
from pbr.records.births import (
    YEARS_OF_LIFE,
    Allowed,
    OfPerson,
    allowed_by,
    assessed_on,
    check_births,
    plainly_goes_with,
    possible_births,
    years_before,
)
from pbr.records.events import Check, EarlierClaim, Incident, Score, Statement
from pbr.records.family_guards import (
    OF_A_FAMILY,
    check_events,
    check_last,
    check_whose_rows,
)
from pbr.records.guards import check_ids, check_true_days, check_types, is_true
from pbr.records.people import Need
from pbr.records.person import OF_A_PERSON, Person
from pbr.records.rows import ADULT_AGE, Row, Subject, SubjectKind, arranged, in_order
from pbr.records.spells import Status
from pbr.school import CENSUS, Calendar, births_of_school_age_on

NO_DAYS = Days()


#: Without slots, which would make its cached properties and every field slower.
@frozen(slots=False)
class Family:
    """
    A family and everything on file about it.

    `attached_on` is the day of attachment to the programme. `key_worker` is the key
    worker's pseudonymous id: pbr never shows it, only whether there is one. `terms` is
    the council's school calendar. `narrowed_to` is the one person that a rule looks at
    (see `alone`), and is blank for the whole family. `member_or_not` is whether that
    person is asked on any day, and not only as a member. `words_digest` is the digest
    of the words.csv that it was read with, blank if there was none. `born_from` is
    the first day on which someone without a birth date may have been born, under the
    plan that is asked. Raises `Contradiction` when a person is in it twice, a row is
    another family's, a check ends before it begins, an event has two kinds or days, the
    case is closed before attachment, or a row cannot be true of when its person was
    born.
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
    born_from: date | None = field(default=None, eq=False, kw_only=True)
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
            for name, _ in OF_A_PERSON:
                yield from getattr(person, name)
        for name, _ in OF_A_FAMILY:
            yield from getattr(self, name)

    def __attrs_post_init__(self) -> None:
        self._check_what_it_says()
        check_whose_rows(self)
        if len(self._people_by_id) != len(self.people):
            message = (
                f"family {self.family_id} has the same person twice; "
                "give a person who came back two stays"
            )
            raise Contradiction(message)
        for check in self.checks:
            in_order(self.family_id, check.covers_from, check.covers_to)
        check_events(self)
        if not self.narrowed_to:
            for person in self.people:
                if person.births is None and not self._plainly_fits(person):
                    rows = self._rows_of(person)
                    check_births(person.person_id, person.born_on, rows, self.terms)

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
            check_last(self, "closed_on", closed)
        if left is not None:
            check_last(self, "left_area_on", left)

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

    @cached_property
    def _rows_naming(self) -> dict[str, list[OfPerson]]:
        """
        The family's rows that name a person, by that person's id.
        """
        naming: dict[str, list[OfPerson]] = {}
        for rows in (self.needs, self.incidents, self.scores, self.statements):
            for row in rows:
                naming.setdefault(row.person_id, []).append(row)
        return naming

    def _plainly_fits(self, person: Person) -> bool:
        """
        Whether a glance at the first of a person's rows of each kind, and at the last
        sessions, shows that all go with the birth date; of nearly everybody it does.
        """
        born = person.stays[0].born_on
        if born is None:
            return False
        for rows in (person.employment, person.benefits, person.statuses):
            if rows and rows[0].started_on < born:
                return False
        sessions = person.attendance
        named = self._rows_naming.get(person.person_id, ())
        return not [
            row
            for row in (*sessions[:1], *sessions[-1:], *named)
            if not plainly_goes_with(row, born)
        ]

    def _rows_of(self, person: Person) -> tuple[OfPerson, ...]:
        return (
            *[stay for stay in person.stays if stay.left_on is not None],
            *person.attendance,
            *person.employment,
            *person.benefits,
            *person.statuses,
            *self._rows_naming.get(person.person_id, ()),
        )

    @cached_property
    def has_unknown_births(self) -> bool:
        """
        Whether there is anyone in the family whose birth date is not known.
        """
        return None in [person.born_on for person in self.people]

    def births_of(self, person: Person, on: date) -> Period:
        """
        The days on which a person may have been born, by the rows up to a day.

        > Possible birth days run from 110 years before the plan's first day. They end
        > with the person's first record on or before D that may not precede birth, or
        > 300 days after the first that may, whichever is earlier (SPEC §2.6)
        """
        if person.births is not None:
            return person.births
        if person.born_on is not None:
            return Period(person.born_on, person.born_on)
        seen = [each for each in self.births_allowed(person) if each.day <= on]
        earliest = self.born_from or years_before(on, YEARS_OF_LIFE)
        return possible_births(seen, earliest, on)

    def may_be_a_child(self, person: Person, on: date) -> bool:
        """
        Whether a person is under 18 on a day, or may be: the birth date is not known.
        """
        return self.births_of(person, on).last > years_before(on, ADULT_AGE)

    def may_be_an_adult(self, person: Person, on: date) -> bool:
        """
        Whether a person is 18 or over on a day, or may be.
        """
        return self.births_of(person, on).first <= years_before(on, ADULT_AGE)

    def may_be_of_school_age(self, person: Person, day: date, on: date) -> bool:
        """
        Whether a person is of school age on a day, or may be, by the rows up to `on`.
        """
        births, at_school = self.births_of(person, on), births_of_school_age_on(day)
        return births.first <= at_school.last and at_school.first <= births.last

    def births_allowed(self, person: Person) -> list[Allowed]:
        """
        The days of birth that each of a person's rows leaves possible.
        """
        return [allowed_by(row, self.terms) for row in self._rows_of(person)]

    def day_of(self, row: Need | Score | Statement) -> date:
        """
        The day that a row counts from: of a person not yet born, the day of birth.

        > A status, need, score or statement may begin up to 300 days before birth …,
        > and counts from birth; a score or statement before birth is of the day of
        > birth. (SPEC §2.6)

        If one person is asked alone, a row that names nobody is taken to be theirs.
        """
        day = row.identified_on if type(row) is Need else assessed_on(row)
        person = self._people_by_id.get(row.person_id or self.narrowed_to)
        if person is None:
            return day
        born = person.stays[0].born_on
        return day if born is None or born <= day else born

    def is_before_its_person(self, row: Score | Statement) -> bool:
        """
        Whether a row names nobody, and is too early to be about the one who is asked.

        > … or not; about someone born more than 300 days later it is not. (SPEC §5.8)
        """
        person = self._people_by_id.get(self.narrowed_to)
        if row.person_id or person is None or person.born_on is None:
            return False
        return allowed_by(row, self.terms).excludes(person.born_on)

    def since_birth(self, score: Score) -> Score:
        """
        A score, dated on the day of birth if it was made before it.
        """
        day = self.day_of(score)
        return score if day == score.scored_on else evolve(score, scored_on=day)

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
        The latest day on which a check was made, or to which a spell was confirmed.
        """
        people = self.people
        spells = [row for one in people for row in (*one.employment, *one.statuses)]
        confirmed = [each.confirmed_on for each in spells if each.confirmed_on]
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

"""
Edges of the rules about sessions and terms (SPEC §5.1, §5.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from pbr.periods import ONE_DAY, months_up_to
from pbr.records import Attendance, Family, Incident, Person, Stay
from pbr.rules.parts.returns import MOST_IN_A_TERM
from pbr.rules.parts.words import CountedFrom, Counting, Starters
from pbr.school import Term, first_school_term
from pbr.testing.edges.edge import Asked, Edge, met
from pbr.testing.scenes import years_back
from pbr.testing.words import UNKNOWN_WORD
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED

POSSIBLE = 120


def taught(asked: Asked, missed: Sequence[int], *, authorised: bool = False) -> Family:
    """
    The family, its child having missed `missed` sessions of each of the latest terms.
    """
    return asked.with_rows_of(
        asked.child, attendance=_rows(asked, asked.child, missed, authorised=authorised)
    )


def _rows(
    asked: Asked, person_id: str, missed: Sequence[int], *, authorised: bool = False
) -> list[Attendance]:
    terms = asked.family.terms.latest(len(missed), asked.on)
    kept = [row for row in asked.person(asked.child).attendance if row.term < terms[0]]
    return kept + [
        Attendance(
            person_id,
            term,
            POSSIBLE,
            number if authorised else 0,
            0 if authorised else number,
        )
        for term, number in zip(terms, missed, strict=True)
    ]


def attended_each_term(asked: Asked) -> Iterator[Edge]:
    """
    Each term at the threshold and one session under; the rest full.
    """
    rule = asked.rule
    allowed = POSSIBLE - rule.share.needed_of(POSSIBLE)
    full = [0] * rule.terms
    yield met("every session attended", taught(asked, full))
    for index in range(rule.terms):
        on_the_line, under = list(full), list(full)
        on_the_line[index], under[index] = allowed, allowed + 1
        term = f"term {index + 1} of {rule.terms}"
        yield met(f"{term} on the line", taught(asked, on_the_line))
        family = taught(asked, under)
        yield Edge(f"{term} one session short", family, NOT_MET, 1)
    yield from _about_terms(asked)


def attended_overall(asked: Asked) -> Iterator[Edge]:
    """
    The terms together at the threshold and one session under.
    """
    rule = asked.rule
    whole = POSSIBLE * rule.terms
    allowed = whole - rule.share.needed_of(whole)
    yield from _pooled(asked, allowed)


def absence_below(asked: Asked) -> Iterator[Edge]:
    """
    The terms together just below the threshold, and one session more, at it.
    """
    rule = asked.rule
    yield from _pooled(asked, rule.share.most_allowed_of(POSSIBLE * rule.terms))


def _pooled(asked: Asked, allowed: int) -> Iterator[Edge]:
    rest = [0] * (asked.rule.terms - 1)
    first = min(allowed, POSSIBLE - 1)
    others = _spread(allowed - first, len(rest)) if rest else []
    yield met("every session attended", taught(asked, [0, *rest]))
    yield met("on the line", taught(asked, [first, *others]))
    yield met("on the line, the latest term worst", taught(asked, [*others, first]))
    family = taught(asked, [first + 1, *others])
    yield Edge("one session over the line", family, NOT_MET, 1)
    family = taught(asked, [*others, first + 1])
    yield Edge("one session over, the latest term worst", family, NOT_MET, 1)
    yield from _about_terms(asked)


def _spread(number: int, parts: int) -> list[int]:
    shares = [number // parts] * parts
    shares[0] += number % parts
    return shares


def _about_terms(asked: Asked) -> Iterator[Edge]:
    """
    The edges that every rule about terms of attendance has.
    """
    rule = asked.rule
    full = [0] * rule.terms
    yield met("a bad term before those asked", taught(asked, [POSSIBLE, *full]))
    away = [*full[1:], POSSIBLE]
    strict = rule.counting is Counting.ALL_ABSENCE
    yield Edge(
        "the latest term missed, all of it authorised",
        taught(asked, away, authorised=True),
        NOT_MET if strict else MET,
    )
    missing = asked.with_rows_of(
        asked.child, attendance=_rows(asked, asked.child, full)[:-1]
    )
    yield Edge("the latest term not on record", missing, UNDETERMINED)
    rows = _rows(asked, asked.child, full)
    half = [*rows[:-1], evolve(rows[-1], half=1)]
    family = asked.with_rows_of(asked.child, attendance=half)
    yield Edge("one half of the latest term on record", family, UNDETERMINED)
    of_any_age = asked.without_birth_date(asked.child, attendance=rows)
    yield Edge("birth date not known, perhaps too old", of_any_age, UNDETERMINED)
    yield from _about_returns(asked, rows)
    yield from _starters(asked, lambda child: _rows(asked, child, full))
    yield from _from_attachment(asked, taught(asked, full))


def _about_returns(asked: Asked, full: list[Attendance]) -> Iterator[Edge]:
    """
    Two rows for the latest term: of two schools, of one, and more than a term holds.
    """
    *most, last = full

    def returned(*rows: Attendance) -> Family:
        return asked.with_rows_of(asked.child, attendance=[*most, *rows])

    away = evolve(last, unauthorised=POSSIBLE)
    first = evolve(last, possible=MOST_IN_A_TERM - POSSIBLE, school="S-1")
    second = evolve(last, school="S-2")
    yield met("two schools, with all that a term holds", returned(first, second))
    family = returned(evolve(first, possible=first.possible + 1), second)
    yield Edge("two schools, with one session more", family, UNDETERMINED)
    same = evolve(last, possible=1)
    yield met("two returns that are both enough", returned(last, same))
    for school in ("", "S-1"):
        two = [evolve(each, school=school) for each in (last, away)]
        yield Edge("a return and its opposite", returned(*two), UNDETERMINED)


def _starters(
    asked: Asked, rows_of: Callable[[str], list[Attendance]]
) -> Iterator[Edge]:
    """
    A child of school age for all but the first of the terms.
    """
    rule = asked.rule
    terms = asked.family.terms.latest(rule.terms, asked.on)
    child = _who_starts_in(terms[0].later(1), asked)
    pupil = Person(
        stays=[Stay(child.person_id, asked.family.family_id, child.born_on)],
        attendance=rows_of(child.person_id)[-rule.terms + 1 :],
    )
    others = [one for one in asked.family.people if one.person_id != asked.child]
    family = asked.with_rows(people=[*others, pupil])
    verdict = UNDETERMINED
    if rule.starters is Starters.TERMS_SO_FAR:
        verdict = MET if rule.terms > 1 else NOT_APPLICABLE
    yield Edge("a child who started school a term late", family, verdict)


def _who_starts_in(term: Term, asked: Asked) -> Person:
    """
    The child, born so late that this term is the first of school age.
    """
    child = asked.person(asked.child)
    born = years_back(asked.on, 7)
    while first_school_term(born) != term:
        born += ONE_DAY
    stay = evolve(child.stays[0], born_on=born, joined_on=None)
    return Person(stays=[stay])


def _from_attachment(asked: Asked, family: Family) -> Iterator[Edge]:
    """
    Attached on the last day of the first of the terms, and on the day after.
    """
    rule = asked.rule
    terms = asked.family.terms
    last = terms.window(terms.latest(rule.terms, asked.on)[0]).last
    from_any = rule.counted_from is CountedFrom.ANY
    yield met("attached as the first term ends", evolve(family, attached_on=last))
    yield Edge(
        "attached the day after the first term ends",
        evolve(family, attached_on=last + ONE_DAY),
        MET if from_any else NOT_MET,
    )


def fewer_than_over_terms(asked: Asked) -> Iterator[Edge]:
    """
    One fewer than too many over the terms, and just too many.
    """
    terms = asked.family.terms
    latest = terms.latest(asked.rule.terms, asked.on)
    first, last = terms.window(latest[0]).first, terms.window(latest[-1]).last
    yield from fewer_than(asked, first, last)
    yield from _starters(asked, lambda _: [])
    yield from _from_attachment(asked, asked.family)


def fewer_than_over_months(asked: Asked) -> Iterator[Edge]:
    """
    One fewer than too many over the months, and just too many.
    """
    window = months_up_to(asked.on, asked.rule.months)
    yield from fewer_than(asked, window.first, window.last)


def fewer_than(asked: Asked, first: date, last: date) -> Iterator[Edge]:
    """
    Incidents that name the child, at both ends of a window.
    """
    rule = asked.rule

    def on_days(*days: date, kind: str = rule.kind, whom: str = asked.child) -> Family:
        rows = [
            Incident(
                asked.family.family_id, whom, kind, day, "school", reference=str(number)
            )
            for number, day in enumerate(days)
        ]
        return asked.with_rows(incidents=rows)

    few = rule.count - 1
    yield met("none", on_days())
    yield met("as many as may be", on_days(*[first] * few))
    for day, where in ((first, "first"), (last, "last")):
        family = on_days(*[day] * rule.count)
        yield Edge(f"one too many, on the {where} day", family, NOT_MET, 1)
    yield met("many on the day before", on_days(*[first - ONE_DAY] * rule.count))
    yield met(
        "many of another kind", on_days(*[first] * rule.count, kind=asked.other_kind)
    )
    doubts: list[tuple[str, dict[str, Any]]] = [
        ("one too many that name nobody", {"person_id": ""}),
        (
            "one too many of a kind that is not known",
            {"kind": UNKNOWN_WORD, "understood": False},
        ),
    ]
    for says, changed in doubts:
        family = on_days(*[first] * rule.count)
        rows = [evolve(row, **changed) for row in family.incidents]
        yield Edge(says, evolve(family, incidents=rows), UNDETERMINED)
    yield met("many by an adult", on_days(*[first] * rule.count, whom=asked.adult))
    unchecked = evolve(on_days(), checks=())
    yield Edge("nobody was asked", unchecked, UNDETERMINED)

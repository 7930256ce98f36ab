"""
School terms, and the years in which a child must be at school (SPEC §2.7, §2.8).
"""

from __future__ import annotations

from calendar import FRIDAY
from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from attrs import fields
from hypothesis import given, settings, strategies as st

from pbr.exceptions import NotUnderstood
from pbr.periods import ONE_DAY, Period
from pbr.school import (
    CENSUS,
    Calendar,
    Term,
    TermPart,
    compulsory_school_age,
    first_school_term,
    of_school_age_for,
)

law = settings(deadline=None)

AUTUMN, SPRING, SUMMER = range(3)
TERMS = [Term(year, season) for year, season in product(range(2004, 2026), range(3))]
BIRTHS = [date(2006, 12, 1) + timedelta(days) for days in range(850)]

# Easter Sundays, as any diary prints them.
EASTERS = [
    date(2008, 3, 23),
    date(2009, 4, 12),
    date(2010, 4, 4),
    date(2011, 4, 24),
    date(2012, 4, 8),
    date(2013, 3, 31),
    date(2014, 4, 20),
    date(2015, 4, 5),
    date(2016, 3, 27),
    date(2017, 4, 16),
    date(2018, 4, 1),
    date(2019, 4, 21),
    date(2020, 4, 12),
    date(2021, 4, 4),
    date(2022, 4, 17),
    date(2023, 4, 9),
    date(2024, 3, 31),
    date(2025, 4, 20),
]

terms = st.sampled_from(TERMS)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """A council's calendar: some terms held, each within its census window."""
    held = []
    for term in draw(st.lists(terms, unique=True, max_size=20)):
        window = term.census_window
        late, early = draw(st.integers(0, 30)), draw(st.integers(0, 30))
        period = Period(window.first + timedelta(late), window.last - timedelta(early))
        held.append((term, period))
    return Calendar(tuple(held))


# A term


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("2016/17 autumn", TermPart(Term(2016, AUTUMN), None)),
        ("2016/17 spring", TermPart(Term(2016, SPRING), None)),
        ("2016/17 summer", TermPart(Term(2016, SUMMER), None)),
        ("2016/17 autumn 1", TermPart(Term(2016, AUTUMN), 1)),
        ("2016/17 summer 2", TermPart(Term(2016, SUMMER), 2)),
        ("1999/00 spring", TermPart(Term(1999, SPRING), None)),
        ("2009/10 spring 1", TermPart(Term(2009, SPRING), 1)),
        ("2000/01 summer", TermPart(Term(2000, SUMMER), None)),
    ],
)
def test_term_words(words: str, part: TermPart) -> None:
    """A term, or one half of it, is read from its words and written as it was."""
    assert TermPart.parse(words) == part
    assert str(part) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2016/17",
        "autumn",
        "autumn 2016",
        "2016 autumn",
        "2016/2018 autumn",
        "2016/1917 autumn",
        "16/18 autumn",
        "16/2017 autumn",
        "1617 autumn",
        "2021 spring",
        "20/21/22 spring",
        "201618 autumn",
        "2016/17autumn",
        "autumn 2016/17 1",
        "autumn 1 1 2016/17",
        "2016/16 autumn",
        "2016/18 autumn",
        "1999/01 autumn",
        "2016/15 autumn",
        "2016/17 winter",
        "2016/17 autumn 0",
        "2016/17 autumn 3",
        "2016/17 autumn1",
        "2016/17 autumn 1 ",
        " 2016/17 autumn",
        "2016/17 autumn\n",
    ],
)
def test_not_a_term(words: str) -> None:
    """Other words, and years that do not follow, are not a term."""
    with pytest.raises(NotUnderstood) as caught:
        TermPart.parse(words)
    assert str(caught.value) == f'{words!r} is not a term; write "2016/17 autumn"'


@pytest.mark.parametrize(
    "words",
    [
        "2016/17 Spring",
        "2016/17  SPRING",
        "Spring 2016/17",
        "2016-17 spring",
        "spring 2016-17",
        "2016\u201317 spring",
        "2016_17_spring",
        "2016 / 17 spring",
        "2016/2017 Spring",
        "201617 Spring",
        "Spring 201617",
        "20162017 spring",
        "16/17 spring",
        "spring-16-17",
    ],
)
def test_the_spellings_of_a_term(words: str) -> None:
    """A term is one term in every spelling that can mean no other."""
    assert TermPart.parse(words) == TermPart(Term(2016, SPRING), None)


@pytest.mark.parametrize(
    "words", ["2016/17 Spring 2", "Spring 2 2016/17", "spring-2-201617"]
)
def test_the_spellings_of_half_a_term(words: str) -> None:
    """A half is after its season in every spelling."""
    assert TermPart.parse(words) == TermPart(Term(2016, SPRING), 2)


@pytest.mark.parametrize(
    ("words", "year"),
    [("80/81 autumn", 1980), ("79/80 autumn", 2079), ("99/00 autumn", 1999)],
)
def test_two_digits_of_a_school_year(words: str, year: int) -> None:
    """Two digits are a school year from 1980/81 to 2079/80."""
    assert TermPart.parse(words).term == Term(year, AUTUMN)


@law
@given(st.integers(1900, 2199), st.integers(0, 2), st.sampled_from([None, 1, 2]))
def test_term_read_back(year: int, season: int, half: int | None) -> None:
    """A term written and read again is the same term."""
    part = TermPart(Term(year, season), half)
    assert TermPart.parse(str(part)) == part


def test_terms_in_order() -> None:
    """Terms go autumn, spring, summer, and then the next school year (SPEC §2.8)."""
    words = ["1999/00 summer", "2000/01 autumn", "2000/01 spring", "2000/01 summer"]
    in_order = [TermPart.parse(each).term for each in words]
    assert all(earlier < later for earlier, later in pairwise(in_order))
    assert in_order == [Term(1999, SUMMER).later(number) for number in range(4)]


@law
@given(terms, terms)
def test_order_in_time(one: Term, other: Term) -> None:
    """One term is before another just when its reference day and its window are."""
    assert (one < other) == (one.reference_day < other.reference_day)
    assert (one < other) == (one.census_window.last < other.census_window.first)


@law
@given(terms, st.integers(-9, 9), st.integers(-9, 9))
def test_later_terms(term: Term, some: int, more: int) -> None:
    """Some terms later and then more is all of them later, and back again."""
    assert term.later(some).later(more) == term.later(some + more)
    assert term.later(some).later(-some) == term
    assert (term.later(some) > term) == (some > 0)


def test_reference_days() -> None:
    """The reference days are 1 September, 1 January and 1 April (SPEC §2.8)."""
    assert [Term(2016, season).reference_day for season in range(3)] == [
        date(2016, 9, 1),
        date(2017, 1, 1),
        date(2017, 4, 1),
    ]


@pytest.mark.parametrize("easter", EASTERS)
def test_census_windows(easter: date) -> None:
    """Spring goes to Easter Sunday, and summer starts on the Monday (SPEC §2.8)."""
    year = easter.year - 1
    assert [Term(year, season).census_window for season in range(3)] == [
        Period(date(year, 8, 1), date(year, 12, 31)),
        Period(date(year + 1, 1, 1), easter),
        Period(easter + ONE_DAY, date(year + 1, 7, 31)),
    ]


def test_every_day_in_one_window() -> None:
    """Each census window starts on the day after the one before it ends."""
    for term, following in pairwise(TERMS):
        assert following == term.later(1)
        assert following.census_window.first == term.census_window.last + ONE_DAY


# A calendar


def test_held_term() -> None:
    """A term that is held has its own dates; another keeps its window (SPEC §2.8)."""
    dates = Period(date(2017, 4, 18), date(2017, 7, 21))
    ours = Calendar(((Term(2016, SUMMER), dates),))
    assert ours.window(Term(2016, SUMMER)) == dates
    assert ours.window(Term(2016, SPRING)) == Term(2016, SPRING).census_window
    assert ours.window(Term(2017, SUMMER)) == Term(2017, SUMMER).census_window


def test_equal_calendars() -> None:
    """Calendars are equal when they hold the same terms on the same dates."""
    dates = Period(date(2017, 4, 18), date(2017, 7, 21))
    ours = Calendar(((Term(2016, SUMMER), dates),))
    again = Calendar(((Term(2016, SUMMER), dates),))
    assert ours == again
    assert hash(ours) == hash(again)
    assert ours != CENSUS == Calendar()


def test_calendar_says_what_it_holds() -> None:
    """A calendar is made from the terms it holds, and shows them, and nothing else."""
    assert [each.name for each in fields(Calendar) if each.init] == ["held"]
    assert repr(CENSUS) == "Calendar(held=())"


@pytest.mark.parametrize(
    ("on", "latest"),
    [
        (date(2017, 7, 30), Term(2016, SPRING)),
        (date(2017, 7, 31), Term(2016, SUMMER)),
        (date(2017, 12, 30), Term(2016, SUMMER)),
        (date(2017, 12, 31), Term(2017, AUTUMN)),
        (date(2018, 1, 1), Term(2017, AUTUMN)),
        (date(2018, 3, 31), Term(2017, AUTUMN)),
        (date(2018, 4, 1), Term(2017, SPRING)),
    ],
)
def test_latest_term(on: date, latest: Term) -> None:
    """A term counts from the day it ends, and not the day before (SPEC §5.1)."""
    assert CENSUS.latest(1, on) == (latest,)
    assert CENSUS.latest(3, on) == (latest.later(-2), latest.later(-1), latest)


def test_latest_held_term() -> None:
    """A held term counts from the day the council says it ends, not the day before."""
    held = (Term(2016, SUMMER), Period(date(2017, 4, 18), date(2017, 7, 21)))
    ours = Calendar((held,))
    assert ours.latest(1, date(2017, 7, 20)) == (Term(2016, SPRING),)
    assert ours.latest(1, date(2017, 7, 21)) == (Term(2016, SUMMER),)
    assert CENSUS.latest(1, date(2017, 7, 21)) == (Term(2016, SPRING),)


@law
@given(calendars(), st.integers(1, 9), st.dates(date(2009, 1, 1), date(2024, 12, 31)))
def test_latest_terms(calendar: Calendar, number: int, on: date) -> None:
    """The latest n are the last n, in order, of all that ended by the day (§5.1)."""
    ended = [term for term in TERMS if calendar.window(term).last <= on]
    assert calendar.latest(number, on) == tuple(ended[-number:])


# Compulsory school age


@pytest.mark.parametrize(
    ("born", "first"),
    [
        (date(2019, 2, 10), date(2024, 3, 31)),
        (date(2019, 3, 30), date(2024, 3, 31)),
        (date(2019, 3, 31), date(2024, 3, 31)),
        (date(2019, 4, 1), date(2024, 8, 31)),
        (date(2019, 8, 31), date(2024, 8, 31)),
        (date(2019, 9, 1), date(2024, 12, 31)),
        (date(2019, 12, 31), date(2024, 12, 31)),
        (date(2020, 1, 1), date(2025, 3, 31)),
        (date(2020, 2, 29), date(2025, 3, 31)),
    ],
)
def test_school_age_starts(born: date, first: date) -> None:
    """It starts on 31 March, 31 August or 31 December, on or after turning 5 (§2.7)."""
    assert compulsory_school_age(born).first == first


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(2007, 8, 31), date(2023, 6, 30)),
        (date(2007, 9, 1), date(2024, 6, 28)),
        (date(2007, 9, 23), date(2024, 6, 28)),
        (date(2008, 2, 29), date(2024, 6, 28)),
        (date(2008, 8, 31), date(2024, 6, 28)),
        (date(2008, 9, 1), date(2025, 6, 27)),
        (date(2003, 1, 1), date(2019, 6, 28)),
        (date(2001, 1, 1), date(2017, 6, 30)),
        (date(2002, 1, 1), date(2018, 6, 29)),
        (date(2000, 1, 1), date(2016, 6, 24)),
    ],
)
def test_school_age_ends(born: date, last: date) -> None:
    """It ends on the last Friday in June of the year of turning 16 (SPEC §2.7)."""
    assert compulsory_school_age(born).last == last


def reaches(born: date, age: int) -> date:
    """The first day on which someone is so many years old, counting days up."""
    day = date(born.year + age, 1, 1)
    while (day.month, day.day) < (born.month, born.day):
        day += ONE_DAY
    return day


def slow_school_age(born: date) -> Period:
    """Compulsory school age, by walking the calendar a day at a time."""
    first = reaches(born, 5)
    while (first.day, first.month) not in {(31, 8), (31, 12), (31, 3)}:
        first += ONE_DAY
    school_year_ends = reaches(born, 16)
    while (school_year_ends.day, school_year_ends.month) != (31, 8):
        school_year_ends += ONE_DAY
    last = school_year_ends
    while last.month != 6 or last.weekday() != FRIDAY:
        last -= ONE_DAY
    return Period(first, last)


def test_school_age_day_by_day() -> None:
    """It agrees with a walk along the calendar, for every birth over two years."""
    for born in BIRTHS:
        assert compulsory_school_age(born) == slow_school_age(born)


@pytest.mark.parametrize(
    ("born", "term", "of_age"),
    [
        (date(2012, 8, 31), Term(2017, AUTUMN), True),
        (date(2012, 9, 1), Term(2017, AUTUMN), False),
        (date(2012, 12, 31), Term(2017, SPRING), True),
        (date(2013, 1, 1), Term(2017, SPRING), False),
        (date(2013, 3, 31), Term(2017, SUMMER), True),
        (date(2013, 4, 1), Term(2017, SUMMER), False),
        (date(2001, 8, 31), Term(2016, SUMMER), True),
        (date(2001, 8, 31), Term(2017, AUTUMN), False),
        (date(2001, 9, 1), Term(2017, AUTUMN), True),
    ],
)
def test_of_school_age_for(born: date, term: Term, *, of_age: bool) -> None:
    """A child is of school age for a term by its age on the reference day (§2.8)."""
    assert of_school_age_for(born, term) is of_age


@pytest.mark.parametrize(
    ("born", "first"),
    [
        (date(2012, 3, 31), Term(2016, SUMMER)),
        (date(2012, 4, 1), Term(2017, AUTUMN)),
        (date(2012, 8, 31), Term(2017, AUTUMN)),
        (date(2012, 9, 1), Term(2017, SPRING)),
        (date(2012, 12, 31), Term(2017, SPRING)),
        (date(2013, 1, 1), Term(2017, SUMMER)),
    ],
)
def test_first_school_term(born: date, first: Term) -> None:
    """The first school term is that after the day on which school age starts."""
    assert first_school_term(born) == first


def test_school_terms_without_a_break() -> None:
    """A child is of school age from the first school term on, and not before."""
    for born in BIRTHS:
        first = first_school_term(born)
        assert not of_school_age_for(born, first.later(-1))
        assert all(of_school_age_for(born, first.later(number)) for number in range(30))


def test_terms_are_in_order() -> None:
    """
    The latest three terms on 31 October 2017 are those of 2016/17.
    """
    on = date(2017, 10, 31)
    assert CENSUS.latest(3, on) == tuple(Term(2016, season) for season in range(3))


@pytest.mark.parametrize("words", ["2016/17 autumn", "Autumn 2016-17", "201617 autumn"])
def test_a_term_of_its_words(words: str) -> None:
    """A term is made of its words, in any of its spellings."""
    assert Term.of(words) == Term(2016, AUTUMN)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "2016/17 autumn 1",
            "'2016/17 autumn 1' is half of a term; write \"2016/17 autumn\" and give "
            "the half by itself",
        ),
        ("autumn", "'autumn' is not a term; write \"2016/17 autumn\""),
    ],
)
def test_no_term_of_other_words(words: str, says: str) -> None:
    """Half of a term is no term, nor is what names no year."""
    with pytest.raises(NotUnderstood) as refused:
        Term.of(words)
    assert str(refused.value) == says

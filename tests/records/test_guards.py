"""
Records, people and families built in code are held to what files are held to (§4.9).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, fields

from each_record import (
    ATTENDANCE,
    BENEFIT,
    BORN,
    CHECK,
    CLAIM,
    DAY,
    EMPLOYMENT,
    INCIDENT,
    NEED,
    RECORDS,
    SCORE,
    STATEMENT,
    STATUS,
    STAY,
    OneRecord,
    but,
    family_with,
    person,
    person_with,
)
from made import BRADFORD, D, a_family
from pbr import Claim, Family, validate
from pbr.periods import ONE_DAY, latest_day
from pbr.plans import Plan
from pbr.plans.plan import Amount, MeasureOf, Result
from pbr.records import Check, Contradiction, Employment, Person, Row, Stay, Term
from pbr.records.guards import check_types
from pbr.rules.attendance import AttendedEachTerm

TERM = Term.of("2016/17 autumn")
NOON = datetime(2017, 5, 1, 12)  # noqa: DTZ001 - a system's own
#: A value that no field is for.
ODD = b"odd"
DATA = [
    (record, each.name)
    for record in RECORDS
    for each in fields(type(record))
    if each.name not in {"row", "understood", "outcome_understood", "set_aside"}
]


def refusal(record: OneRecord, **said: object) -> str:
    """What is said of a record that is refused."""
    with pytest.raises(Contradiction) as refused:
        but(record, **said)
    return str(refused.value)


@pytest.mark.parametrize(("record", "name"), DATA)
def test_every_field_refuses_what_it_is_not_for(record: OneRecord, name: str) -> None:
    """Whatever a field is for, bytes are refused, and the message names the field."""
    said = refusal(record, **{name: ODD})
    assert said.startswith(f"{type(record).__name__}: {name}")
    assert said.endswith((" not b'odd'", "each must be text, not 111"))


@pytest.mark.parametrize(
    ("record", "name", "value", "says"),
    [
        (INCIDENT, "occurred_on", "2017-05-01", "a date, not '2017-05-01'"),
        (
            INCIDENT,
            "occurred_on",
            NOON,
            "a date, not datetime.datetime(2017, 5, 1, 12, 0)",
        ),
        (
            EMPLOYMENT,
            "ended_on",
            "2017-05-01",
            "a date or None, not '2017-05-01'",
        ),
        (STAY, "joined_on", NOON, f"a date or None, not {NOON!r}"),
        (ATTENDANCE, "possible", 140.5, "a whole number, not 140.5"),
        (ATTENDANCE, "possible", 140.0, "a whole number, not 140.0"),
        (ATTENDANCE, "possible", "140", "a whole number, not '140'"),
        (ATTENDANCE, "unauthorised", True, "a whole number, not True"),
        (ATTENDANCE, "authorised", Decimal(4), "a whole number, not Decimal('4')"),
        (
            ATTENDANCE,
            "term",
            "2016/17 autumn",
            "a term, such as Term.of(\"2016/17 autumn\"), not '2016/17 autumn'",
        ),
        (
            ATTENDANCE,
            "term",
            Term(2016, 3),
            'a term, such as Term.of("2016/17 autumn"), not '
            "Term(school_year=2016, season=3)",
        ),
        (ATTENDANCE, "half", 3, "1, 2 or None, not 3"),
        (ATTENDANCE, "half", True, "1, 2 or None, not True"),
        (SCORE, "score", 3.5, "a whole number or a Fraction, not 3.5"),
        (SCORE, "score", False, "a whole number or a Fraction, not False"),
        (
            EMPLOYMENT,
            "hours_per_week",
            16.0,
            "a whole number or a Fraction or None, not 16.0",
        ),
        (INCIDENT, "kind", 7, "text, not 7"),
        (INCIDENT, "source", None, "text, not None"),
        (NEED, "person_id", 4, "text, not 4"),
        (CHECK, "kinds", "offence asb", "a list, each text, not 'offence asb'"),
        (CHECK, "kinds", None, "a list, each text, not None"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(
    record: OneRecord, name: str, value: object, says: str
) -> None:
    """A date as text, a datetime, a count that is no whole number, a bool as a count."""
    said = refusal(record, **{name: value})
    assert said == f"{type(record).__name__}: {name} must be {says}"


def test_one_of_several_words_is_named() -> None:
    """Of a list of kinds, the one that is not text is shown."""
    said = refusal(CHECK, kinds=("asb", 4))
    assert said == "Check: kinds: each must be text, not 4"


class Day(date):
    """A date of a library that makes its own."""


def test_what_is_the_type_or_made_from_it_is_taken() -> None:
    """A whole number is an exact score, and a kind of date is a date."""
    assert but(SCORE, score=3) == SCORE
    assert but(INCIDENT, occurred_on=Day(2017, 5, 1)) == INCIDENT


@pytest.mark.parametrize(
    ("term", "fits"),
    [
        (TERM, True),
        (Term(2016, 2), True),
        (Term(2016, -1), False),
        (Term(1900, 0), True),
        (Term(1899, 0), False),
        (Term(2198, 0), True),
        (Term(2199, 0), False),
        (Term("2016", 0), False),  # type: ignore[arg-type]
        (Term(2016, season=True), False),
        ((2016, 0), False),
    ],
)
def test_a_term_has_a_year_and_a_season(term: Any, *, fits: bool) -> None:
    """Nothing else goes for a term, nor a pair of numbers."""
    if fits:
        assert but(ATTENDANCE, term=term).term == term
    else:
        assert "Attendance: term must be a term" in refusal(ATTENDANCE, term=term)


HAPPENED = [
    (NEED, "identified_on"),
    (INCIDENT, "occurred_on"),
    (SCORE, "scored_on"),
    (STATEMENT, "made_on"),
]


@pytest.mark.parametrize(("record", "name"), HAPPENED)
@pytest.mark.parametrize(
    "day", [date(1979, 12, 31), date(2000, 1, 1), date(1900, 1, 1)]
)
def test_a_day_on_which_nothing_can_have_happened(
    record: OneRecord, name: str, day: date
) -> None:
    """An event before 1980 or on 1 January 2000 is refused, as it is in a file."""
    assert refusal(record, **{name: day}) == (
        f"{type(record).__name__}: {name} cannot be {day}; give the true day, from "
        "1980-01-01 on, and not 2000-01-01"
    )


@pytest.mark.parametrize(("record", "name"), HAPPENED)
@pytest.mark.parametrize(
    "day", [date(1980, 1, 1), date(1999, 12, 31), date(2000, 1, 2), date(2199, 12, 31)]
)
def test_a_day_on_which_something_can_have_happened(
    record: OneRecord, name: str, day: date
) -> None:
    """The first such day, and those beside 1 January 2000, are taken."""
    assert getattr(but(record, **{name: day}), name) == day


KNOWN = [
    *HAPPENED,
    (STAY, "born_on"),
    (STAY, "joined_on"),
    (EMPLOYMENT, "started_on"),
    (EMPLOYMENT, "confirmed_on"),
    (BENEFIT, "started_on"),
    (STATUS, "started_on"),
    (CHECK, "checked_on"),
    (CLAIM, "claimed_on"),
]


@pytest.mark.parametrize(("record", "name"), KNOWN)
@pytest.mark.parametrize(
    "day",
    [date(1899, 12, 31), date(2200, 1, 1), date(2099, 12, 31), date(9999, 12, 31)],
)
def test_a_day_that_is_not_known(record: OneRecord, name: str, day: date) -> None:
    """A day before 1900 or after 2199, or one that means open, is refused."""
    assert refusal(record, **{name: day}) == (
        f"{type(record).__name__}: {name} cannot be {day}; give a day that is known, "
        "from 1900 to 2199"
    )


@pytest.mark.parametrize(
    ("record", "name"), [each for each in KNOWN if each not in HAPPENED]
)
@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2098, 12, 31)])
def test_a_day_that_is_known(record: OneRecord, name: str, day: date) -> None:
    """The first day of 1900 is taken, and so is a day long after."""
    assert getattr(but(record, **{name: day}), name) == day


@pytest.mark.parametrize("name", ["covers_from", "covers_to"])
def test_a_check_covers_whatever_it_covers(name: str) -> None:
    """A check may cover days as early and as late as one likes."""
    for day in (date.min, date(2099, 12, 31), date.max):
        assert getattr(but(CHECK, **{name: day}), name) == day


def test_an_end_that_means_open_is_an_end_to_come() -> None:
    """A spell and a stay may end on 31 December 2099, which no claim sees."""
    for record in (EMPLOYMENT, BENEFIT, STATUS):
        assert but(record, ended_on=date(2099, 12, 31)) != record
    assert but(STAY, left_on=date(9999, 12, 31)) != STAY


@pytest.mark.parametrize("name", ["person_id", "family_id"])
def test_a_stay_has_ids(name: str) -> None:
    """A blank id would be that of whoever a row does not name."""
    assert refusal(STAY, **{name: ""}) == f"Stay: {name} cannot be blank"


OF_A_PERSON: dict[str, OneRecord] = {
    "attendance": ATTENDANCE,
    "employment": EMPLOYMENT,
    "benefits": BENEFIT,
    "statuses": STATUS,
}
OF_A_FAMILY: dict[str, OneRecord] = {
    "needs": NEED,
    "incidents": INCIDENT,
    "scores": SCORE,
    "statements": STATEMENT,
    "checks": CHECK,
    "claims": CLAIM,
}


@pytest.mark.parametrize("name", OF_A_PERSON)
def test_another_persons_row(name: str) -> None:
    """A row of another person is refused, alone or among the person's own."""
    own, other = OF_A_PERSON[name], but(OF_A_PERSON[name], person_id="P-2")
    assert getattr(person_with(STAY, **{name: [own]}), name) == (own,)
    for rows in ([other], [own, other], [other, own]):
        with pytest.raises(Contradiction) as refused:
            person_with(STAY, **{name: rows})
        assert str(refused.value) == (
            f"P-1: {name} has a row with the person_id P-2; give it to P-2"
        )


@pytest.mark.parametrize("name", OF_A_FAMILY)
def test_another_familys_row(name: str) -> None:
    """A row of another family is refused, alone or among the family's own."""
    own, other = OF_A_FAMILY[name], but(OF_A_FAMILY[name], family_id="F-2")
    assert getattr(family_with(**{name: [own]}), name) == (own,)
    for rows in ([other], [own, other], [other, own]):
        with pytest.raises(Contradiction) as refused:
            family_with(**{name: rows})
        assert str(refused.value) == (
            f"F-1: {name} has a row with the family_id F-2; give it to F-2"
        )


def test_another_familys_person() -> None:
    """A person whose stay is in another family is refused."""
    stays = [Stay("P-1", "F-1", BORN, None, DAY), Stay("P-1", "F-2", BORN, DAY)]
    for given in (stays, stays[1:]):
        with pytest.raises(Contradiction) as refused:
            family_with(people=[Person(given)])
        assert str(refused.value) == (
            "F-1: people has a row with the family_id F-2; give it to F-2"
        )


@pytest.mark.parametrize("rows", [None, 4, ODD, [ATTENDANCE, NEED], ["P-1", "P-2"]])
@pytest.mark.parametrize("name", OF_A_FAMILY)
def test_a_family_takes_records_of_the_kind(name: str, rows: object) -> None:
    """Whatever is not a list of a file's records is refused, with the name of the file."""
    with pytest.raises(Contradiction, match=f"^Family: {name}(: each)? must be "):
        family_with(**{name: rows})


@pytest.mark.parametrize("rows", [None, 4, [NEED], ["P-1"], {"P-1": 1}])
@pytest.mark.parametrize("name", ["stays", *OF_A_PERSON])
def test_a_person_takes_records_of_the_kind(name: str, rows: object) -> None:
    """Whatever is not a list of a person's records is refused, with the name of it."""
    said: dict[str, Any] = {"stays": [STAY], name: rows}
    with pytest.raises(Contradiction, match=f"^Person: {name}(: each)? must be "):
        Person(**said)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"people": ["P-1"]}, "people: each must be a Person, not 'P-1'"),
        ({"people": None}, "people must be a list, each a Person, not None"),
        ({"people": STAY}, f"people must be a list, each a Person, not {STAY!r}"),
        ({"claims": [NEED]}, f"claims: each must be an EarlierClaim, not {NEED!r}"),
        ({"attached_on": "2017-01-09"}, "attached_on must be a date or None, not "
         "'2017-01-09'"),
        ({"assessed_on": NOON}, f"assessed_on must be a date or None, not {NOON!r}"),
        ({"planned_on": 2017}, "planned_on must be a date or None, not 2017"),
        ({"closed_on": "x"}, "closed_on must be a date or None, not 'x'"),
        ({"left_area_on": "x"}, "left_area_on must be a date or None, not 'x'"),
        ({"key_worker": 1234}, "key_worker must be text"),
        ({"narrowed_to": None}, "narrowed_to must be text, not None"),
        ({"terms": None}, "terms must be a Calendar"),
        ({"row": "families.csv:2", "terms": None}, "terms must be a Calendar"),
    ],
)  # fmt: skip
def test_a_family_of_the_wrong_types(said: dict[str, Any], message: str) -> None:
    """Each field of a family is named; the key worker is never shown."""
    with pytest.raises(Contradiction) as refused:
        family_with(**said)
    assert str(refused.value) == f"Family: {message}"


@pytest.mark.parametrize("family_id", ["", None, 4])
def test_a_family_has_an_id(family_id: Any) -> None:
    """An id that is blank, or is not text, is refused."""
    with pytest.raises(Contradiction, match=r"^Family: family_id "):
        Family(family_id)


@pytest.mark.parametrize("name", ["attached_on", "assessed_on", "planned_on"])
def test_a_familys_own_days(name: str) -> None:
    """Attachment, assessment and plan are never before 1980, nor on 1 January 2000."""
    for day in (date(1979, 12, 31), date(2000, 1, 1)):
        with pytest.raises(Contradiction) as refused:
            family_with(**{name: day})
        assert str(refused.value) == (
            f"Family: {name} cannot be {day}; give the true day, from 1980-01-01 on, "
            "and not 2000-01-01"
        )
    for day in (date(1980, 1, 1), date(2000, 1, 2)):
        assert getattr(family_with(**{name: day}), name) == day


@pytest.mark.parametrize("name", ["closed_on", "left_area_on"])
def test_over_before_it_began(name: str) -> None:
    """Work with a family does not end before attachment; on the day it may."""
    with pytest.raises(Contradiction) as refused:
        family_with(attached_on=DAY, **{name: DAY - ONE_DAY})
    assert str(refused.value) == (
        f"family F-1: {name} cannot be 2017-04-30, before attached_on, 2017-05-01"
    )
    assert getattr(family_with(attached_on=DAY, **{name: DAY}), name) == DAY
    assert getattr(family_with(**{name: DAY}), name) == DAY


def test_gone_before_birth() -> None:
    """Nobody leaves before birth; on the day of it somebody may."""
    eve = BORN - ONE_DAY
    with pytest.raises(Contradiction) as refused:
        person("P-1", (None, eve))
    assert str(refused.value) == (
        "P-1: a row from 2004-02-29 cannot end before, on 2004-02-28"
    )
    assert person("P-1", (None, BORN)).is_member_on(BORN)


def test_confirmed_before_it_began() -> None:
    """An open job is confirmed to its first day or later; an ended one is not read."""
    eve = DAY - ONE_DAY
    with pytest.raises(Contradiction) as refused:
        person_with(STAY, employment=[Employment("P-1", DAY, None, eve)])
    assert str(refused.value) == (
        "P-1: a row from 2017-05-01 cannot end before, on 2017-04-30"
    )
    person_with(STAY, employment=[Employment("P-1", DAY, None, DAY)])
    person_with(STAY, employment=[Employment("P-1", DAY, DAY, eve)])


@pytest.mark.parametrize(
    ("family", "on", "message"),
    [
        ("F-1", D, "family must be a Family, not 'F-1'"),
        (None, D, "family must be a Family, not None"),
        (Family("F-1"), "2017-10-31", "on must be a date, not '2017-10-31'"),
        (Family("F-1"), NOON, f"on must be a date, not {NOON!r}"),
        (Family("F-1"), None, "on must be a date, not None"),
    ],
)
def test_a_claim_is_of_a_family_on_a_day(family: Any, on: Any, message: str) -> None:
    """Whatever else a claim is given is refused, by the name of the field."""
    with pytest.raises(Contradiction) as refused:
        Claim(family, on)
    assert str(refused.value) == f"Claim: {message}"


def test_a_claim_takes_a_kind_of_date() -> None:
    """A kind of date is a date."""
    assert Claim(Family("F-1"), Day(2017, 10, 31)).on == D


LATEST = latest_day(BRADFORD.last_day)


def confirmed(day: date) -> Family:
    """A family in which somebody's work is confirmed to a day."""
    stays = [Stay("A1", "F1", date(1985, 5, 1))]
    job = Employment("A1", date(2017, 5, 1), None, day)
    return a_family(people=[Person(stays, employment=[job])])


def checked(day: date) -> Family:
    """A family about which a source was asked on a day."""
    return a_family(checks=[Check("F1", ("asb",), date(2016, 1, 1), D, day)])


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (confirmed, "Employment: confirmed_on"),
        (checked, "Check: checked_on"),
    ],
)
def test_a_day_that_no_source_can_vouch_for_yet(made: Any, name: str) -> None:
    """More than ten years after the plan's last day nothing can have been vouched for."""
    assert date(2030, 3, 31) == LATEST
    with pytest.raises(Contradiction) as refused:
        validate(Claim(made(LATEST + ONE_DAY), D), BRADFORD)
    assert str(refused.value) == (
        f"{name} cannot be 2030-04-01; give a day that is known, not after 2030-03-31"
    )
    assert validate(Claim(made(LATEST), D), BRADFORD).on == D


def bradford(**said: Any) -> Plan:
    """Bradford's plan, of which all this is said instead."""
    return evolve(BRADFORD, **said)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: bradford(since="2014-09-01"),
            "Plan: since must be a date, not '2014-09-01'",
        ),
        (
            lambda: bradford(other_problems=1),
            "Plan: other_problems must be True or False, not 1",
        ),
        (
            lambda: bradford(problems="crime"),
            "Plan: problems must be a list, each text, not 'crime'",
        ),
        (
            lambda: bradford(measures=list(BRADFORD.measures)[:0]),
            "Plan: measures must be a list, each a Measure, not []",
        ),
        (
            lambda: bradford(results=("progress",)),
            "Plan: results: each must be a Result, not 'progress'",
        ),
        (
            lambda: bradford(holders=["police"]),
            "Plan: holders must be a dict, not ['police']",
        ),
        (
            lambda: bradford(eligibility="everybody"),
            "Plan: eligibility must be a Rule, not 'everybody'",
        ),
        (
            lambda: bradford(windows=(BRADFORD,)),
            f"Plan: windows: each must be a Window, not {BRADFORD!r}",
        ),
        (
            lambda: Amount(D, D, 800, BRADFORD.clause),  # type: ignore[arg-type]
            "Amount: pounds must be a Decimal, not 800",
        ),
        (
            lambda: Amount(D, NOON, Decimal(800), BRADFORD.clause),
            f"Amount: before must be a date, not {NOON!r}",
        ),
        (
            lambda: Result("x", BRADFORD.clause, ("crime",), ()),  # type: ignore[arg-type]
            "Result: needs: each must be a Rule or an EveryNeed or a MeasureOf, not "
            "'crime'",
        ),
        (
            lambda: MeasureOf(4),  # type: ignore[arg-type]
            "MeasureOf: problem must be text, not 4",
        ),
    ],
)
def test_a_plan_of_the_wrong_types(make: Any, message: str) -> None:
    """A plan built in code is held to its types too."""
    with pytest.raises(Contradiction) as refused:
        make()
    assert str(refused.value) == message


def test_a_test_of_a_plan_of_the_wrong_types() -> None:
    """So is a test in it: a share that is text, and a count that is none."""
    tests = [each for each in BRADFORD.tests() if isinstance(each, AttendedEachTerm)]
    for change, message in (
        ({"share": "90%"}, "share must be a Share, not '90%'"),
        ({"terms": 3.0}, "terms must be a whole number, not 3.0"),
        ({"counting": "all"}, "counting must be a Counting, not 'all'"),
    ):
        said: dict[str, Any] = change
        with pytest.raises(Contradiction) as refused:
            bradford(eligibility=evolve(tests[0], **said))
        assert str(refused.value) == f"AttendedEachTerm: {message}"


def test_a_row_has_a_place() -> None:
    """What is looked at slowly is looked at whole: a place that is none is refused."""
    with pytest.raises(Contradiction) as refused:
        but(SCORE, score=Fraction(3), row="scores.csv:2", tool=4)
    assert str(refused.value) == "Score: tool must be text, not 4"
    check_types(but(SCORE, row=Row("scores.csv", 2)))

"""
What a person sees of families and decisions in a Python session.
"""

from __future__ import annotations

import doctest
import json
from datetime import date

import pytest

import pbr
from made import BRADFORD, D, a_family
from pbr import Claim, Family, validate
from pbr.evidence import as_json
from pbr.records import Need, Person, Stay


@pytest.mark.parametrize(
    ("family", "line"),
    [
        (a_family(), "<Decision F1 on 2017-10-31: met, progress, £800.00>"),
        (
            a_family(incidents=[], needs=[]),
            "<Decision F1 on 2017-10-31: not met>",
        ),
        (a_family(assessed_on=None), "<Decision F1 on 2017-10-31: not met>"),
        (a_family(checks=[]), "<Decision F1 on 2017-10-31: undetermined>"),
    ],
)
def test_a_decision_in_one_line(family: Family, line: str) -> None:
    """A decision is its family, day, verdict, and what it pays."""
    assert repr(validate(Claim(family, D), BRADFORD)) == line


@pytest.mark.parametrize(
    ("family", "line"),
    [
        (a_family(), "<Family F1: attached on 2017-01-09, 2 people, 9 rows>"),
        (Family("F-2"), "<Family F-2: not attached, 0 people, 0 rows>"),
        (
            Family(
                "F-3",
                people=[Person([Stay("P-1", "F-3", date(2004, 5, 1))])],
                needs=[Need("F-3", "", "crime", D)],
            ),
            "<Family F-3: not attached, 1 person, 1 row>",
        ),
    ],
)
def test_a_family_in_one_line(family: Family, line: str) -> None:
    """A family is its id, day of attachment, and how much is on file; no key worker."""
    assert repr(family) == line


def test_a_decision_as_data() -> None:
    """As data it is what the JSON of a decision says, and JSON can be written of it."""
    decision = validate(Claim(a_family(), D), BRADFORD)
    data = decision.to_dict()
    assert json.loads(json.dumps(data)) == data == json.loads(as_json(decision))


def test_help_of_validate() -> None:
    """Its help names its parameters and errors, and its example runs."""
    words = pbr.validate.__doc__ or ""
    for word in ("`claim`", "`plan`", "Raises", ">>> validate("):
        assert word in words
    (example,) = doctest.DocTestFinder(recurse=False).find(pbr.validate)
    ran = doctest.DocTestRunner().run(example)
    assert (ran.failed, ran.attempted > 0) == (0, True)


def test_all_that_a_family_is_built_from_is_in_one_place() -> None:
    """`pbr.records` gives each record class, a term, and the error."""
    names = """Attendance Benefit Calendar Check Contradiction EarlierClaim Employment
    Family Incident Need Person Score Statement Status Stay Term"""
    assert set(names.split()) <= set(pbr.records.__all__)


def test_a_family_in_full() -> None:
    """In full it is the code that makes it, without the key worker."""
    family = Family("F-3", key_worker="KW-9", needs=[Need("F-3", "", "crime", D)])
    assert family.in_full().startswith("Family(family_id='F-3', attached_on=None, ")
    assert f"needs=({family.needs[0]!r},)" in family.in_full()
    assert "KW-9" not in family.in_full()

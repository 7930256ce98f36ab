"""
Rules put together: what each part says stays in the trail (SPEC §5.8).
"""

from __future__ import annotations

from datetime import date

from made import D, a_family, a_pupil, an_adult
from pbr.findings import Clause, Conclusion, Finding, Standing
from pbr.records import Statement, Stay
from pbr.rules.combined import AnyAdult, Combined, EachChild
from pbr.rules.progress import Stated
from pbr.verdicts import AT_LEAST_ONE, EVERY, MET, NOT_MET, Needs
from strategies import CLAUSE

ALL_OF_IT = Clause("A plan", "2", "each and any", Standing.STATED)
FAMILY = a_family(
    people=[
        an_adult(),
        an_adult(stays=[Stay("A2", "F1", date(1999, 10, 31))]),
        a_pupil(),
        a_pupil("C2", stays=[Stay("C2", "F1", date(1999, 11, 1))]),
    ],
    statements=[
        Statement("F1", who, "health", D, "lead-professional") for who in ("A2", "C2")
    ],
)
STATED = Stated(CLAUSE, "health", ("lead-professional",), 6)


def parts(*people: str) -> tuple[Finding, ...]:
    """
    What the rule says of each of these alone.
    """
    named = [FAMILY.person(each) for each in people]
    return tuple(STATED.examine(FAMILY.alone(who), D) for who in named if who)


def test_each_child_is_asked_alone() -> None:
    """
    Every child must meet it, the one who turns 18 tomorrow too.
    """
    trail = EachChild(ALL_OF_IT, STATED).examine(FAMILY, D)
    assert trail == Conclusion(
        ALL_OF_IT, "each-child", FAMILY.subject, EVERY, parts("C1", "C2")
    )
    assert [part.verdict for part in trail.parts] == [NOT_MET, MET]
    assert trail.verdict is NOT_MET


def test_any_adult_is_asked_alone() -> None:
    """
    One adult is enough, and may be the one who turns 18 today.
    """
    trail = AnyAdult(ALL_OF_IT, STATED).examine(FAMILY, D)
    assert trail == Conclusion(
        ALL_OF_IT, "any-adult", FAMILY.subject, AT_LEAST_ONE, parts("A1", "A2")
    )
    assert [part.verdict for part in trail.parts] == [NOT_MET, MET]
    assert trail.verdict is MET


def test_each_part_of_a_combination_is_in_the_trail() -> None:
    """
    At least two of two parts: each is examined, in the order of the plan.
    """
    other = Stated(CLAUSE, "work", ("lead-professional",), 6)
    trail = Combined(ALL_OF_IT, Needs(2), (STATED, other)).examine(FAMILY, D)
    assert trail == Conclusion(
        ALL_OF_IT,
        "combined",
        FAMILY.subject,
        Needs(2),
        (STATED.examine(FAMILY, D), other.examine(FAMILY, D)),
    )
    assert trail.verdict is NOT_MET

"""
The four verdicts, and how several of them make one (SPEC §3).
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from pbr.verdicts import (
    AT_LEAST_ONE,
    EVERY,
    EVERY_QUESTION,
    FIRST_OTHERWISE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Quorum,
    Verdict,
    at_least,
    at_least_one,
    every,
)

law = settings(deadline=None)

one_verdict = st.sampled_from(Verdict)
some_verdicts = st.lists(one_verdict, max_size=6)
any_needs = st.sampled_from([Quorum(None), *map(Quorum, range(1, 6))])

# What was undetermined turns out one way or the other; nothing else changes.
BETTER = {NOT_MET: UNDETERMINED, UNDETERMINED: MET}
RANK = {NOT_MET: 0, UNDETERMINED: 1, MET: 2}


def completions(verdicts: list[Verdict]) -> list[list[Verdict]]:
    """Each way in which the undetermined among the verdicts can turn out."""
    ways: list[list[Verdict]] = [[]]
    for verdict in verdicts:
        turns = (MET, NOT_MET) if verdict is UNDETERMINED else (verdict,)
        ways = [[*way, turn] for way in ways for turn in turns]
    return ways


@pytest.mark.parametrize("verdict", Verdict)
def test_no_truth_value(verdict: Verdict) -> None:
    """A verdict is neither true nor false (SPEC §3.1)."""
    with pytest.raises(TypeError) as caught:
        bool(verdict)
    assert str(caught.value) == (
        f"a verdict is not true or false; compare it: verdict is {verdict}"
    )


def test_four_verdicts() -> None:
    """There are four verdicts, written as SPEC §12 writes them."""
    assert [verdict.value for verdict in Verdict] == [
        "met",
        "not_met",
        "undetermined",
        "not_applicable",
    ]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([MET, NOT_MET, UNDETERMINED, NOT_APPLICABLE], NOT_MET),
        ([MET, UNDETERMINED, NOT_APPLICABLE], UNDETERMINED),
        ([MET, NOT_APPLICABLE], MET),
        ([NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE),
        ([], NOT_APPLICABLE),
    ],
)
def test_every(verdicts: list[Verdict], expected: Verdict) -> None:
    """*Every* is not met, then undetermined, then met, else neutral (SPEC §3.2)."""
    assert every(verdicts) is EVERY.verdict_of(verdicts) is expected


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([NOT_APPLICABLE, NOT_MET, UNDETERMINED, MET], MET),
        ([NOT_APPLICABLE, NOT_MET, UNDETERMINED], UNDETERMINED),
        ([NOT_APPLICABLE, NOT_MET], NOT_MET),
        ([NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE),
        ([], NOT_APPLICABLE),
    ],
)
def test_at_least_one(verdicts: list[Verdict], expected: Verdict) -> None:
    """*At least one* is met, undetermined, not met, else neutral (SPEC §3.2)."""
    assert at_least_one(verdicts) is AT_LEAST_ONE.verdict_of(verdicts) is expected


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([MET, MET, MET], MET),
        ([MET, MET, NOT_MET, UNDETERMINED], MET),
        ([MET, UNDETERMINED, NOT_MET], UNDETERMINED),
        ([UNDETERMINED, UNDETERMINED, NOT_APPLICABLE], UNDETERMINED),
        ([MET, NOT_MET, NOT_MET], NOT_MET),
        ([UNDETERMINED, NOT_MET], NOT_MET),
        ([MET], NOT_MET),
        ([UNDETERMINED, NOT_APPLICABLE], NOT_MET),
        ([NOT_MET, NOT_APPLICABLE], NOT_MET),
        ([NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE),
        ([], NOT_APPLICABLE),
    ],
)
def test_at_least_two(verdicts: list[Verdict], expected: Verdict) -> None:
    """*At least 2* is met by 2, and lost once too few can still be met (SPEC §3.2)."""
    assert at_least(2, verdicts) is Quorum(2).verdict_of(verdicts) is expected


def test_a_quorum_asks_for_something() -> None:
    """At least 0 asks for nothing; and only every part can be neutral with one."""
    for fewest in (0, -1):
        with pytest.raises(ValueError, match=f"^at least {fewest} asks for nothing"):
            Quorum(fewest)
    assert Quorum(1).fewest == 1
    with pytest.raises(ValueError, match="only every part can be neutral"):
        Quorum(1, neutral_with_last=True)


def test_needs() -> None:
    """A conclusion needs every part, one part, or so many, as it is told."""
    parts = [MET, MET, NOT_MET]
    assert [
        needs.verdict_of(parts) for needs in (EVERY, AT_LEAST_ONE, Quorum(2), Quorum(3))
    ] == [NOT_MET, MET, MET, NOT_MET]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([MET, MET, MET, MET], MET),
        ([NOT_APPLICABLE, MET, MET, MET], MET),
        ([MET, MET, MET, NOT_APPLICABLE], NOT_APPLICABLE),
        ([MET, MET, MET, NOT_MET], NOT_MET),
        ([MET, MET, MET, UNDETERMINED], UNDETERMINED),
        ([MET, NOT_MET, MET, NOT_APPLICABLE], NOT_MET),
        ([MET, UNDETERMINED, MET, NOT_APPLICABLE], UNDETERMINED),
        ([NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE),
        ([], NOT_APPLICABLE),
    ],
)
def test_every_question(verdicts: list[Verdict], expected: Verdict) -> None:
    """Else met, a claim is neutral where its last question is neutral (SPEC §7)."""
    assert EVERY_QUESTION.verdict_of(verdicts) is expected


@pytest.mark.parametrize(
    ("first", "answers"),
    [
        (MET, (MET, MET, MET, MET)),
        (UNDETERMINED, (MET, UNDETERMINED, UNDETERMINED, UNDETERMINED)),
        (NOT_MET, (MET, UNDETERMINED, NOT_MET, NOT_MET)),
        (NOT_APPLICABLE, (NOT_APPLICABLE,) * 4),
    ],
)
def test_first_or_otherwise(first: Verdict, answers: tuple[Verdict, ...]) -> None:
    """All sixteen pairs, as the table of SPEC §3.2 has them."""
    seconds = (MET, UNDETERMINED, NOT_MET, NOT_APPLICABLE)
    found = [FIRST_OTHERWISE.verdict_of([first, each]) for each in seconds]
    assert tuple(found) == answers


@pytest.mark.parametrize("fewest", [None, 2])
def test_only_where_one_is_enough_can_the_first_make_it_neutral(
    fewest: int | None,
) -> None:
    """Every part, or two, cannot be neutral with the first."""
    with pytest.raises(ValueError, match="only where one part is enough"):
        Quorum(fewest, neutral_with_first=True)


@law
@given(some_verdicts)
def test_at_least_one_is_at_least_one_of_them(verdicts: list[Verdict]) -> None:
    """*At least n* with n = 1 is *at least one*."""
    assert at_least(1, verdicts) is at_least_one(verdicts)
    assert AT_LEAST_ONE.verdict_of(verdicts) is at_least_one(verdicts)


@law
@given(some_verdicts)
def test_at_least_all_is_every(verdicts: list[Verdict]) -> None:
    """*At least n* of n parts that all apply is *every*."""
    applicable = [verdict for verdict in verdicts if verdict is not NOT_APPLICABLE]
    needed = max(1, len(applicable))
    assert at_least(needed, applicable) is every(applicable)


@law
@given(any_needs, some_verdicts, st.randoms(use_true_random=False))
def test_any_order(needs: Quorum, verdicts: list[Verdict], chance: Random) -> None:
    """The order of the parts changes nothing (SPEC §10.1)."""
    shuffled = chance.sample(verdicts, len(verdicts))
    assert needs.verdict_of(shuffled) is needs.verdict_of(verdicts)


@law
@given(any_needs, some_verdicts)
def test_neutral_parts(needs: Quorum, verdicts: list[Verdict]) -> None:
    """A part that does not apply counts neither for nor against."""
    applicable = [verdict for verdict in verdicts if verdict is not NOT_APPLICABLE]
    if applicable:
        assert needs.verdict_of(verdicts) is needs.verdict_of(applicable)
    else:
        assert needs.verdict_of(verdicts) is NOT_APPLICABLE


@law
@given(any_needs, some_verdicts)
def test_nothing_by_vacuity(needs: Quorum, verdicts: list[Verdict]) -> None:
    """Nothing is met unless one of its parts is met (SPEC §3.2)."""
    if needs.verdict_of(verdicts) is MET:
        assert MET in verdicts


@law
@given(any_needs, some_verdicts, st.data())
def test_better_parts(
    needs: Quorum, verdicts: list[Verdict], data: st.DataObject
) -> None:
    """A better part never makes the whole worse."""
    improvable = [place for place, part in enumerate(verdicts) if part in BETTER]
    if improvable:
        place = data.draw(st.sampled_from(improvable))
        better = [*verdicts]
        better[place] = BETTER[better[place]]
        before, after = needs.verdict_of(verdicts), needs.verdict_of(better)
        assert RANK[after] >= RANK[before]


@law
@given(any_needs, some_verdicts)
def test_sound(needs: Quorum, verdicts: list[Verdict]) -> None:
    """The whole is undetermined just when its parts can turn out two ways (§4.4)."""
    endings = {needs.verdict_of(way) for way in completions(verdicts)}
    whole = needs.verdict_of(verdicts)
    assert (whole is UNDETERMINED) == (len(endings) > 1)
    assert whole is UNDETERMINED or endings == {whole}


def test_nothing_is_met_by_asking_for_nothing() -> None:
    """At least none of some parts is refused: nothing is met by vacuity (SPEC §3.2)."""
    for parts in ((), (MET,)):
        with pytest.raises(
            ValueError, match="at least 0 asks for nothing; ask for 1 or more"
        ):
            at_least(0, parts)

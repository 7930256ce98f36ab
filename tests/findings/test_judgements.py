"""
A judgement cannot contradict itself, and neither can a finding (SPEC §3.1, §8).
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import get_args

import pytest

from pbr.exceptions import Contradiction
from pbr.findings import (
    Absent,
    Attended,
    Counted,
    Dated,
    Early,
    Fell,
    Finding,
    Found,
    Held,
    Judgement,
    Needed,
    NeedsBenefitHistory,
    NeedsBirthDate,
    NeedsConfirmation,
    NeedsEvents,
    NeedsMeaning,
    NeedsPerson,
    NeedsReturn,
    NeedsSessions,
    NeedsTerm,
    Quantity,
    Reason,
    Returned,
    Shown,
    Worked,
    met,
    neutral,
    not_met,
    undetermined,
)
from pbr.periods import ONE_DAY, Period
from pbr.records import Subject, SubjectKind
from pbr.school import Term, TermPart
from pbr.shares import Fall
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict
from scoring import scored
from trails import A_CHECK, FAMILY, asked

TERM = Term(2016, 1)
CHILD = Subject(SubjectKind.MEMBER, "C1")
#: Each kind of evidence that can be missing.
NEEDS: tuple[Needed, ...] = (
    NeedsSessions(CHILD, (TermPart(TERM, None),)),
    NeedsReturn(CHILD, (TERM,), ()),
    NeedsMeaning("incidents.kind", "burglary", ()),
    NeedsPerson(()),
    NeedsEvents(()),
    NeedsBirthDate(CHILD),
    NeedsTerm(CHILD, TERM, date(2017, 4, 7)),
    A_CHECK,
    NeedsConfirmation(CHILD, (), date(2017, 4, 7)),
    NeedsBenefitHistory(CHILD, date(2017, 4, 7)),
)


def test_each_maker_gives_its_verdict() -> None:
    """
    Met takes no reason; each of the others takes one, and undetermined what is missing.
    """
    assert met() == Judgement(MET, Reason.REACHED)
    assert not_met(Reason.SHORT) == Judgement(NOT_MET, Reason.SHORT)
    assert neutral(Reason.NOT_A_MEMBER) == Judgement(
        NOT_APPLICABLE, Reason.NOT_A_MEMBER
    )
    assert undetermined(Reason.UNCHECKED, (A_CHECK,)) == Judgement(
        UNDETERMINED, Reason.UNCHECKED, (A_CHECK,)
    )


@pytest.mark.parametrize(("verdict", "reason"), [*product(Verdict, Reason)])
def test_a_reason_explains_only_some_verdicts(verdict: Verdict, reason: Reason) -> None:
    """
    A judgement is accepted just when its reason can explain its verdict.
    """
    open_ = verdict is UNDETERMINED
    needed = tuple([each for each in NEEDS if open_ and type(each) is reason.missing])
    if verdict in reason.verdicts:
        assert Judgement(verdict, reason, needed).reason is reason
        return
    with pytest.raises(Contradiction) as refused:
        Judgement(verdict, reason, needed)
    assert str(refused.value) == (f"{reason.value!r} cannot explain {verdict.value!r}")


def test_every_reason_explains_a_verdict_and_every_verdict_has_a_reason() -> None:
    """
    Only "reached" explains met; "not on record" alone explains two verdicts.
    """
    assert {each for reason in Reason for each in reason.verdicts} == set(Verdict)
    assert [each for each in Reason if MET in each.verdicts] == [Reason.REACHED]
    several = [each for each in Reason if len(each.verdicts) != 1]
    assert several == [Reason.NOT_ON_RECORD]


def test_evidence_is_missing_just_when_it_is_undetermined() -> None:
    """
    What is settled lacks nothing, and what is open says what it lacks.
    """
    with pytest.raises(Contradiction) as refused:
        Judgement(MET, Reason.REACHED, (A_CHECK,))
    assert str(refused.value) == "a finding that is 'met' cannot name missing evidence"
    with pytest.raises(Contradiction) as refused:
        undetermined(Reason.UNCHECKED, ())
    assert (
        str(refused.value)
        == "a finding that is 'undetermined' must name missing evidence"
    )


@pytest.mark.parametrize("reason", [r for r in Reason if UNDETERMINED in r.verdicts])
def test_a_reason_says_what_is_missing(reason: Reason) -> None:
    """
    A check does not settle a job that nobody has confirmed.
    """
    for each in NEEDS:
        if type(each) is reason.missing:
            assert undetermined(reason, (each,)).needed == (each,)
            continue
        with pytest.raises(Contradiction) as refused:
            undetermined(reason, (each,))
        assert str(refused.value) == (
            f"{reason.value!r} is not for want of {type(each).__name__}"
        )
    assert undetermined(reason, NEEDS).needed == NEEDS


def test_all_that_a_reason_is_not_for_want_of_is_named() -> None:
    """
    Two pieces of evidence that a reason does not ask for are both in the message.
    """
    two = (A_CHECK, NeedsTerm(CHILD, TERM, date(2017, 4, 7)))
    with pytest.raises(Contradiction) as refused:
        undetermined(Reason.TWO_RETURNS, two)
    assert str(refused.value) == (
        "'two returns' is not for want of NeedsCheck, NeedsTerm"
    )


def test_a_reason_without_evidence_to_wait_for_leaves_nothing_open() -> None:
    """
    Just the reasons of what is undetermined say what is missing.
    """
    for reason in Reason:
        assert (reason.missing is not None) is (UNDETERMINED in reason.verdicts)


WINDOW = Period(date(2017, 5, 1), date(2017, 10, 31))
FIRST, LAST = WINDOW.first, WINDOW.last
THIRD = Fall.parse("33%")


def fell(after: int) -> Fell:
    """
    Three incidents, then so many, of which two are allowed.
    """
    return Fell(("asb",), THIRD, 3, after, WINDOW, WINDOW)


#: On each line, a measure that is just enough, and the same one unit further.
LINES: tuple[tuple[Quantity, Quantity], ...] = (
    (Attended(90, 100, 90), Attended(89, 100, 90)),
    (Absent(9, 100, 9), Absent(10, 100, 9)),
    (
        Returned(Attended(90, 100, 90), Attended(100, 100, 90)),
        Returned(Attended(80, 100, 90), Attended(89, 100, 90)),
    ),
    (
        Worked(182, 182, None, 182, 182, None, None),
        Worked(181, 182, None, 181, 181, None, None),
    ),
    (fell(2), fell(3)),
    (Counted(("asb",), 2, 2, WINDOW), Counted(("asb",), 3, 2, WINDOW)),
    (Found(2, 2), Found(1, 2)),
    (
        scored(1, 2),
        scored(1, 1),
    ),
    (Early(0, FIRST), Early(1, FIRST)),
    (Dated(FIRST, FIRST, LAST), Dated(FIRST - ONE_DAY, FIRST, LAST)),
    (Dated(LAST, None, LAST), Dated(LAST + ONE_DAY, None, LAST)),
    (Dated(FIRST, FIRST, None), Dated(FIRST - ONE_DAY, FIRST, None)),
    (Held(FIRST - ONE_DAY, WINDOW), Held(FIRST, WINDOW)),
)
RULE = asked("what is asked")


def judged(reason: Reason) -> Judgement:
    """
    A judgement for this reason.
    """
    verdict = reason.verdicts[0]
    return Judgement(verdict, reason, NEEDS if verdict is UNDETERMINED else ())


def goes_with(reason: Reason, measure: Quantity | None) -> bool:
    """
    Whether a finding takes the reason and the measure together.
    """
    try:
        Finding(RULE, FAMILY, judged(reason), measure)
    except Contradiction:
        return False
    return True


@pytest.mark.parametrize(("enough", "short"), LINES)
def test_a_finding_is_met_just_when_its_measure_is_enough(
    enough: Quantity, short: Quantity
) -> None:
    """
    One unit further is not met; and what is short is not short of what it reaches.
    """
    assert (enough.shows, short.shows) == (Shown.ENOUGH, Shown.SHORT)
    assert goes_with(Reason.REACHED, enough)
    assert not goes_with(Reason.REACHED, short)
    against = [Reason.SHORT, Reason.TOO_MANY, Reason.ON_RECORD, Reason.TOO_EARLY]
    assert any(goes_with(reason, short) for reason in against)
    assert not any(
        goes_with(reason, enough)
        for reason in against
        # A date within the bounds may be one that must not be on record.
        if not (isinstance(enough, Dated) and reason is Reason.ON_RECORD)
    )


def test_the_message_says_what_cannot_go_together() -> None:
    """
    80 sessions short is not met, and nothing is short by nothing.
    """
    with pytest.raises(Contradiction) as refused:
        Finding(RULE, FAMILY, met(), Attended(10, 100, 90))
    assert str(refused.value) == (
        "what is asked: 'reached' cannot go with Attended that shows 'short'"
    )
    with pytest.raises(Contradiction) as refused:
        Finding(RULE, FAMILY, not_met(Reason.SHORT))
    assert str(refused.value) == (
        "what is asked: 'short' cannot go with no quantity that shows 'nothing'"
    )


def test_a_reason_goes_with_its_own_measures_alone() -> None:
    """
    A count is not "not on record", and who is no member was not measured.
    """
    found, nobody = Found(0, 1), Dated(None, None, LAST)
    assert not goes_with(Reason.NOT_ON_RECORD, found)
    assert goes_with(Reason.NOT_ON_RECORD, nobody)
    assert not goes_with(Reason.NOT_ON_RECORD, Dated(LAST, None, LAST))
    assert not goes_with(Reason.AFTER_THE_DAY, nobody)
    assert goes_with(Reason.NOT_A_MEMBER, None)
    assert not goes_with(Reason.NOT_A_MEMBER, found)
    assert not goes_with(Reason.UNCHECKED, None)
    assert not goes_with(Reason.UNCONFIRMED, LINES[3][0])
    assert goes_with(Reason.UNCONFIRMED, LINES[3][1])


def test_every_reason_goes_with_a_measure_or_with_none() -> None:
    """
    The table of reasons leaves no measure and no reason out.
    """
    used = {kind for reason in Reason for kind in reason.shows}
    assert used == {*get_args(Quantity), type(None)}
    assert all(reason.shows for reason in Reason)


def test_only_what_is_undetermined_says_that_it_is_never_met() -> None:
    """
    Evidence could make the finding not applicable at best; the others are settled.
    """
    open_still = undetermined(Reason.UNCHECKED, (A_CHECK,))
    at_best_neutral = undetermined(Reason.UNCHECKED, (A_CHECK,), never_met=True)
    assert (open_still.may_be_met, at_best_neutral.may_be_met) == (True, False)
    assert met().may_be_met
    assert not not_met(Reason.SHORT).may_be_met
    assert not neutral(Reason.NOT_A_MEMBER).may_be_met
    with pytest.raises(Contradiction, match="'not_met' says already"):
        Judgement(NOT_MET, Reason.SHORT, never_met=True)

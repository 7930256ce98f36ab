"""
A judgement cannot contradict itself, and neither can a finding (SPEC §3.1, §8).
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from pbr.exceptions import Contradiction
from pbr.findings import (
    Attended,
    Dated,
    Finding,
    Judgement,
    Reason,
    met,
    neutral,
    not_met,
    undetermined,
)
from pbr.verdicts import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, Verdict
from trails import A_CHECK, FAMILY, asked

SHORT, ENOUGH = Attended(10, 100, 90), Attended(90, 100, 90)


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
    needed = (A_CHECK,) if verdict is UNDETERMINED else ()
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


def test_a_finding_that_is_met_is_not_short() -> None:
    """
    80 sessions short is not met; and what is short for a number is short by some.
    """
    rule = asked("attended-overall")
    with pytest.raises(Contradiction) as refused:
        Finding(rule, FAMILY, met(), SHORT)
    assert str(refused.value) == "attended-overall: 'reached', and short by 80"
    with pytest.raises(Contradiction) as refused:
        Finding(rule, FAMILY, not_met(Reason.SHORT), ENOUGH)
    assert str(refused.value) == "attended-overall: 'short', and short by 0"
    with pytest.raises(Contradiction):
        Finding(rule, FAMILY, not_met(Reason.TOO_MANY), ENOUGH)
    assert Finding(rule, FAMILY, met(), ENOUGH).verdict is MET
    assert Finding(rule, FAMILY, not_met(Reason.SHORT), SHORT).verdict is NOT_MET
    open_ = undetermined(Reason.TERM_MISSING, (A_CHECK,))
    assert Finding(rule, FAMILY, open_, SHORT).verdict is UNDETERMINED


def test_a_date_is_not_short_by_a_number() -> None:
    """
    A measure that counts nothing goes with any reason.
    """
    dated = Dated(date(2017, 5, 1), None, date(2017, 4, 1))
    found = Finding(asked("closed-for"), FAMILY, not_met(Reason.SHORT), dated)
    assert (found.verdict, found.reason, found.needed) == (NOT_MET, Reason.SHORT, ())

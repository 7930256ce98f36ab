"""
The trail: findings, and the conclusions that follow from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.findings.clauses import Clause
from pbr.findings.judgements import Judgement
from pbr.findings.measures import Measure
from pbr.findings.missing import Needed
from pbr.findings.questions import Requirement
from pbr.findings.reasons import PassedOver, Reason
from pbr.records import Record, Subject
from pbr.school import Term
from pbr.verdicts import Quorum, Verdict


@frozen
class Finding:
    """
    Facts, compared with one requirement.

    `rule` is what asked: a rule of the plan, or a question of pbr's own. `of` is the
    term it is about, where it is about one term alone. `read` are the rows that were
    counted, `passed_over` those that were not, each with the reason; together they are
    all the rows supplied for the subject (SPEC §10.8).

    Raises `Contradiction` for a measure that cannot go with the judgement.
    """

    rule: Requirement = field(hash=False)
    subject: Subject
    judgement: Judgement
    measure: Measure | None = None
    read: tuple[Record, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    of: Term | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        short = getattr(self.measure, "short_by", None)
        if short is None:
            return
        reason = self.judgement.reason
        if (short and reason is Reason.REACHED) or (not short and reason in _SHORT):
            message = f"{self.about}: {reason.value!r}, and short by {short}"
            raise Contradiction(message)

    @property
    def clause(self) -> Clause:
        """
        The words that the requirement rests on.
        """
        return self.rule.clause

    @property
    def about(self) -> str:
        """
        What was looked at, in one plain noun: a term, a rule, a question.
        """
        return self.rule.name if self.of is None else str(self.of)

    @property
    def verdict(self) -> Verdict:
        """
        The verdict on the requirement.
        """
        return self.judgement.verdict

    @property
    def reason(self) -> Reason:
        """
        Why the verdict is what it is.
        """
        return self.judgement.reason

    @property
    def needed(self) -> tuple[Needed, ...]:
        """
        The evidence that would settle it; none unless it is undetermined.
        """
        return self.judgement.needed


#: Reasons that say by how much a measure misses what is asked.
_SHORT = (Reason.SHORT, Reason.TOO_MANY)


@frozen
class Conclusion:
    """
    What follows from several parts. Its verdict is worked out, never stated.

    `rule` is what asked, and `quorum` how many of the parts it takes. `read` are rows
    that raised the question, such as the need that was identified.
    """

    rule: Requirement = field(hash=False)
    subject: Subject
    quorum: Quorum
    parts: tuple[Finding | Conclusion, ...]
    read: tuple[Record, ...] = ()
    #: The verdict that follows from the parts' (SPEC §3.2). It cannot be given, and is
    #: worked out at once: every conclusion is asked for it, and a property that is kept
    #: costs more than the work.
    verdict: Verdict = field(init=False, eq=False)

    @verdict.default
    def _follows(self) -> Verdict:
        return self.quorum.verdict_of([part.verdict for part in self.parts])

    @property
    def clause(self) -> Clause:
        """
        The words that the requirement rests on.
        """
        return self.rule.clause

    @property
    def about(self) -> str:
        """
        What it is about, in one plain noun: a rule, a question, a result, a problem.
        """
        return self.rule.name


Trail = Finding | Conclusion


def findings(trail: Trail) -> Iterator[Finding]:
    """
    Every finding of a trail, in order, once for each place it stands in.
    """
    if isinstance(trail, Finding):
        yield trail
    else:
        for part in trail.parts:
            yield from findings(part)


def clauses(trail: Trail) -> Iterator[Clause]:
    """
    Every clause of a trail, in order, once for each place it stands in.
    """
    yield trail.clause
    if isinstance(trail, Conclusion):
        for part in trail.parts:
            yield from clauses(part)

"""
The trail: findings, and the conclusions that follow from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from pbr.exceptions import Contradiction
from pbr.findings.clauses import Clause
from pbr.findings.judgements import Judgement
from pbr.findings.missing import Needed
from pbr.findings.quantities import Quantity
from pbr.findings.questions import Requirement
from pbr.findings.reasons import PassedOver, Reason
from pbr.findings.shown import Shown
from pbr.records import Record, Subject
from pbr.school import Term
from pbr.verdicts import NOT_APPLICABLE, Quorum, Verdict


@frozen
class Finding:
    """
    Facts, compared with one requirement.

    `rule` is what asked: a rule of the plan, or one of pbr's own questions. `of` is the
    term it is about, if it is about one term alone. `read` are the rows that were
    counted, `passed_over` those that were not, each with the reason; together they are
    all the rows supplied for the subject (SPEC §10.8).

    Raises `Contradiction` if the quantity cannot go with the judgement.
    """

    rule: Requirement = field(hash=False)
    subject: Subject
    judgement: Judgement
    quantity: Quantity | None = None
    read: tuple[Record, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    of: Term | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        reason, quantity = self.judgement.reason, self.quantity
        may_show = reason.shows.get(type(quantity), ())
        shown = Shown.NOTHING if quantity is None else quantity.shows
        if shown not in may_show:
            what = "no quantity" if quantity is None else type(quantity).__name__
            message = (
                f"{self.about}: {reason.value!r} cannot go with {what} "
                f"that shows {shown.value!r}"
            )
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
        The name of what was looked at: a term, a rule or a question.
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
        The evidence that would settle the finding: none unless it is undetermined.
        """
        return self.judgement.needed


@frozen
class Conclusion:
    """
    What follows from several parts. Its verdict is worked out, never stated.

    `rule` is what asked, and `quorum` is how many of the parts it needs. `read` are
    rows that raised the question, such as the need that was identified.
    """

    rule: Requirement = field(hash=False)
    subject: Subject
    quorum: Quorum
    parts: tuple[Finding | Conclusion, ...]
    read: tuple[Record, ...] = ()
    #: The verdict that follows from the parts' verdicts (SPEC §3.2). It cannot be
    #: passed in. It is worked out at once, because every conclusion needs it and a
    #: cached property costs more.
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
        The name of what it is about: a rule, a question, a result or a problem.
        """
        return self.rule.name

    @property
    def is_neutral_with_first(self) -> bool:
        """
        Whether it is not applicable because its first part is, whatever follows.
        """
        if not self.quorum.neutral_with_first:
            return False
        return self.parts[0].verdict is NOT_APPLICABLE


Trail = Finding | Conclusion


def findings(trail: Trail) -> Iterator[Finding]:
    """
    Every finding in a trail, in order, once for each place it is at.
    """
    if isinstance(trail, Finding):
        yield trail
    else:
        for part in trail.parts:
            yield from findings(part)


def findings_that_bear(trail: Trail) -> Iterator[Finding]:
    """
    Every finding in a trail, but for those of a second test that is not asked, because
    the first is not applicable.
    """
    if isinstance(trail, Finding):
        yield trail
        return
    parts = trail.parts[:1] if trail.is_neutral_with_first else trail.parts
    for part in parts:
        yield from findings_that_bear(part)


def clauses(trail: Trail) -> Iterator[Clause]:
    """
    Every clause in a trail, in order, once for each place it is at.
    """
    yield trail.clause
    if isinstance(trail, Conclusion):
        for part in trail.parts:
            yield from clauses(part)

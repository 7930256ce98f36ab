"""
The trail: findings, and the conclusions that follow from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from pbr.findings.clauses import Clause
from pbr.findings.measures import Measure
from pbr.findings.missing import Needed
from pbr.findings.reasons import PassedOver, Reason
from pbr.records import Record, Subject
from pbr.verdicts import Needs, Verdict


@frozen
class Finding:
    """
    Facts, set against one requirement.

    `about` names what was looked at in one plain noun: a term, a rule, a question.
    `read` are the rows that were counted, `passed_over` those that were not, each
    with why; together they are all the rows supplied for the subject (SPEC §10.8).
    `needed` is what would settle it, and is empty unless it is undetermined.
    """

    clause: Clause
    about: str
    subject: Subject
    verdict: Verdict
    reason: Reason
    measure: Measure | None = None
    read: tuple[Record, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    needed: tuple[Needed, ...] = ()


@frozen
class Conclusion:
    """
    What follows from several parts. Its verdict is worked out, never stated.

    `read` are rows that raised the question, such as the need that was identified.
    """

    clause: Clause
    about: str
    subject: Subject
    needs: Needs
    parts: tuple[Finding | Conclusion, ...]
    read: tuple[Record, ...] = ()
    #: The verdict that follows from the parts' (SPEC §3.2). It cannot be given, and is
    #: worked out at once: every conclusion is asked for it, and a property that is kept
    #: costs more than the work.
    verdict: Verdict = field(init=False, eq=False)

    @verdict.default
    def _follows(self) -> Verdict:
        return self.needs.verdict_of([part.verdict for part in self.parts])


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

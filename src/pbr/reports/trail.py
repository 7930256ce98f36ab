"""
A decision as plain text, to be read line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from pbr.batch import Failure
from pbr.claims import Decision
from pbr.findings import Clause, Conclusion, Finding, Needed, Trail
from pbr.reports import wording
from pbr.reports.paragraphs import STEP, WIDTH, paragraph, wrapped
from pbr.shortfall.ways import evidence_to_meet
from pbr.weights import Weight

#: Over the flags that block entry in the register, and over the others.
FLAGS = {
    True: "Flags, which do not change the verdict. Answer them before the claim is "
    "entered:",
    False: "Flags and remarks that do not block entry:",
}


def as_text(decision: Decision, width: int = WIDTH) -> str:
    """
    The whole decision: the answer, the trail, missing evidence and assumptions.
    """
    return wrapped("\n".join(_Page(decision).lines()), width)


def failure(failed: Failure) -> str:
    """
    A claim that could not be decided, and what crashed: a bug to report, as one line.
    """
    error = f"{type(failed.error).__name__}: {failed.error}"
    return paragraph(f"ERROR  family {failed.family_id} could not be decided: {error}")


@frozen
class _Page:
    """
    One decision, and the conclusions that are already on the page.
    """

    decision: Decision
    written: list[Conclusion] = field(factory=list)

    def lines(self) -> Iterator[str]:
        """
        Every line of the page.
        """
        yield from self._head()
        yield from self._flags()
        yield ""
        yield from self._trail(self.decision.trail, None, "")
        for trail in self.decision.supplements:
            is_paid = trail.about in self.decision.paid
            paid = "and paid here" if is_paid else "and not paid here"
            yield from ("", f"Paid only on top of its result, {paid}:")
            yield from self._trail(trail, None, "")
        yield from self._needed()
        yield from self._assumptions()

    def _head(self) -> Iterator[str]:
        decision, on = self.decision, wording.day(self.decision.on)
        yield paragraph(
            f"Family {decision.family_id} under {decision.plan.name} on {on}"
        )
        yield wording.plan_digest(decision.plan)
        yield from wording.words_digest(decision.words_digest)
        yield from wording.drawn_up(decision.as_of)
        verdict = wording.VERDICTS[decision.verdict]
        if decision.result is None:
            yield f"{verdict}: not payable"
        else:
            paid = wording.pounds(decision.amount)
            yield f"{verdict}: payable, {wording.results(decision.paid)}, {paid}"
        if len(decision.results_met) > 1 and decision.payable:
            yield paragraph(_one_of_several(decision))
        yield f"Attachment fee: {wording.fee(decision.attachment_fee)}"

    def _flags(self) -> Iterator[str]:
        """
        What is odd, before the trail: first what a person has to answer.
        """
        for blocks, heading in FLAGS.items():
            flags = [each for each in self.decision.flags if each.blocks is blocks]
            if flags:
                yield from ("", heading)
            for flag in flags:
                yield paragraph(f"- {wording.flag_with_id(flag)}", STEP)

    def _trail(self, trail: Trail, above: Clause | None, indent: str) -> Iterator[str]:
        if isinstance(trail, Finding):
            yield from self._finding(trail, above, indent)
        else:
            yield from self._conclusion(trail, above, indent)

    def _conclusion(
        self, trail: Conclusion, above: Clause | None, indent: str
    ) -> Iterator[str]:
        verdict, heading = wording.VERDICTS[trail.verdict], wording.heading(trail)
        if trail in self.written:
            yield paragraph(f"{verdict}  {heading}: as above", indent)
            return
        self.written.append(trail)
        read = f"  [{wording.rows(trail.read)}]" if trail.read else ""
        said = f"{verdict}  {heading}{wording.how_many(trail)}{read}"
        yield paragraph(said, indent)
        yield from _clause(trail.clause, above, indent)
        for part in trail.parts:
            yield from self._trail(part, trail.clause, indent + STEP)

    def _finding(
        self, finding: Finding, above: Clause | None, indent: str
    ) -> Iterator[str]:
        said = [wording.VERDICTS[finding.verdict], wording.finding(finding)]
        if finding.read:
            said.append(f"[{wording.rows(finding.read)}]")
        weight = self.decision.weight_of(finding)
        if weight is not Weight.MOOT:
            said.append(f"({weight.value})")
        yield paragraph("  ".join(said), indent)
        yield from _clause(finding.clause, above, indent)
        for group in finding.passed_over:
            over = f"passed over, {group.why.value}: {wording.rows(group.rows)}"
            yield paragraph(over, indent + STEP)
        for need in finding.needed:
            needed = wording.needed(need, self.decision.plan)
            yield paragraph(f"missing: {needed}", indent + STEP)

    def _needed(self) -> Iterator[str]:
        """
        The evidence that could settle the claim; if one way could be enough, way by
        way.
        """
        ways = evidence_to_meet(self.decision)
        if len(ways) > 1:
            yield from ("", "Missing evidence; any one of these could be enough:")
            for way in ways:
                yield paragraph(f"- {'; and '.join(self._in_words(way))}", STEP)
        elif self.decision.still_needed:
            settles = "" if ways else ", which can settle the claim but not make it met"
            yield from ("", f"Missing evidence{settles}:")
            for needed in self._in_words(self.decision.still_needed):
                yield paragraph(f"- {needed}", STEP)

    def _in_words(self, needs: Iterable[Needed]) -> list[str]:
        return [wording.needed(need, self.decision.plan) for need in needs]

    def _assumptions(self) -> Iterator[str]:
        yield from ("", "This decision relies on these assumptions:")
        for clause, assumption in self.decision.assumptions:
            said = wording.assumption(clause, assumption)
            yield paragraph(f"- {said}", STEP)


def _one_of_several(decision: Decision) -> str:
    """
    Why only one of the results that are met is paid: it pays most, or comes first.
    """
    paying = [
        decision.plan.amount_of(each, decision.on).pounds
        for each in decision.results_met
    ]
    why = "Only the highest-paying is paid."
    if paying.count(max(paying)) > 1:
        first = wording.name(str(decision.result))
        why = (
            f"Only one is paid: {first}, the first in the plan of those that pay most."
        )
    return f"Met: {wording.results(decision.results_met)}. {why}"


def _clause(clause: Clause, above: Clause | None, indent: str) -> Iterator[str]:
    """
    The words a requirement rests on, if they are not those of the line above.
    """
    if clause != above:
        yield paragraph(wording.standing(clause), indent + STEP)

"""
What to ask for, of whom, and how close each claim is: lists for the monthly round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from pbr.claims import Decision
from pbr.counterfactuals import Counterfactual, counterfactuals
from pbr.findings import Counted, Fell, Finding, Worked
from pbr.margins import Margin, close_calls
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.table import line
from pbr.verdicts import UNDETERMINED
from pbr.ways import is_not_advised, ways_to_meet

EVIDENCE, EVENT = "evidence", "event"
CHASE_COLUMNS = ("holder", "family", "claim", "smallest_set", "kind", "what")
MARGIN_COLUMNS = ("family", "claim", "spare", "unit", "finding")
#: Who knows of what a rule looks at, for the rules that count no incidents.
_HELD_BY = {
    "absence-below": wording.SCHOOL,
    "attended-each-term": wording.SCHOOL,
    "attended-overall": wording.SCHOOL,
    "employed-consecutively": wording.EMPLOYER,
    "employed-within": wording.EMPLOYER,
    "enrolled": wording.EMPLOYER,
}


@frozen
class Chase:
    """
    One thing that a claim waits for, who holds it, and whether it is evidence or event.

    `smallest_set` is how many findings are in the smallest set, with this one in it,
    that would make the claim met.
    """

    holder: str
    decision: Decision
    smallest_set: int
    kind: str
    what: str

    @property
    def cells(self) -> tuple[str, ...]:
        """
        It, as the cells of `CHASE_COLUMNS`.
        """
        return (
            self.holder,
            self.decision.family_id,
            self.decision.verdict.value,
            str(self.smallest_set),
            self.kind,
            self.what,
        )


def chased(decision: Decision) -> Iterator[Chase]:
    """
    All that a claim waits for, the smallest sets first, each thing once.
    """
    ways = ways_to_meet(decision)
    size: dict[int, tuple[int, Finding]] = {}
    for way in ways:
        for finding in way.findings:
            size.setdefault(id(finding), (len(way.findings), finding))
    for smallest, finding in size.values():
        if finding.verdict is UNDETERMINED:
            for need in finding.needed:
                whom = wording.holder(need, decision.plan)
                what = wording.wanted(need)
                yield Chase(whom, decision, smallest, EVIDENCE, what)
        elif not is_not_advised(finding):
            whom = holder_of(finding, decision.plan)
            what = event(finding, decision.plan)
            yield Chase(whom, decision, smallest, EVENT, what)


def holder_of(finding: Finding, plan: Plan) -> str:
    """
    Who knows of what a finding looked at.
    """
    measure = finding.measure
    if isinstance(measure, Fell | Counted):
        return wording.holder_of_kinds(measure.kinds, plan)
    rule = rule_of(finding, plan)
    return _HELD_BY.get(rule, wording.KEY_WORKER)


def rule_of(finding: Finding, plan: Plan) -> str:
    """
    The name of the rule that a finding is of: a term's finding is called by its term.
    """
    for rule in plan.rules():
        if rule.name == finding.about:
            return rule.name
    for rule in plan.rules():
        if rule.clause == finding.clause:
            return rule.name
    return finding.about


def event(finding: Finding, plan: Plan) -> str:
    """
    What was found, and what on record would have to be otherwise.

    Sessions to come are not told: the terms that are asked about have ended.
    """
    told = [wording.finding(finding)]
    measure = finding.measure
    rule = next((each for each in plan.rules() if each.clause == finding.clause), None)
    asks_benefits = bool(getattr(rule, "off_benefits", ()))
    if isinstance(measure, Worked) and asks_benefits and not measure.since_benefit:
        told.append("and no out-of-work benefit is on file")
    others = [in_words(each) for each in counterfactuals(finding)]
    if others:
        told.append(f"it would be met with {' or '.join(others)}")
    return "; ".join(told)


def in_words(other: Counterfactual) -> str:
    """
    A counterfactual in words; a correction says that a source is needed.
    """
    one, several = other.unit.value
    said = f"{other.number} {one if other.number == 1 else several}"
    return f"{said}, if a source says so" if other.needs_source else said


def chase_csv(decisions: Iterable[Decision]) -> str:
    """
    The chase list as CSV: by holder, then the smallest sets first, then by family.
    """
    rows = [line(row.cells) for row in _sorted(decisions)]
    return "".join([line(CHASE_COLUMNS), *rows])


def _sorted(decisions: Iterable[Decision]) -> list[Chase]:
    found = [each for decision in decisions for each in chased(decision)]
    return sorted(
        found,
        key=lambda each: (
            each.holder,
            each.smallest_set,
            each.decision.family_id,
            each.kind,
            each.what,
        ),
    )


def chase_text(decisions: Iterable[Decision]) -> str:
    """
    The chase list as text, under a heading for each holder.
    """
    lines: list[str] = []
    holder = None
    for each in _sorted(decisions):
        if each.holder != holder:
            holder = each.holder
            lines += ["", holder] if lines else [holder]
        alone = "alone" if each.smallest_set == 1 else f"one of {each.smallest_set}"
        lines.append(f"  {each.decision.family_id} ({alone}): {each.what}")
    return "".join(f"{each}\n" for each in lines) or "nothing is waited for\n"


def margins_csv(decisions: Iterable[Decision]) -> str:
    """
    The margin ledger as CSV: every finding within one unit of its line.
    """
    return "".join(
        [
            line(MARGIN_COLUMNS),
            *[line(_margin(decision, each)) for decision, each in _close(decisions)],
        ]
    )


def _close(decisions: Iterable[Decision]) -> list[tuple[Decision, Margin]]:
    found = [(one, each) for one in decisions for each in close_calls(one)]
    return sorted(found, key=lambda pair: (pair[0].family_id, pair[1].spare))


def _margin(decision: Decision, margin: Margin) -> tuple[str, ...]:
    return (
        decision.family_id,
        decision.verdict.value,
        str(margin.spare),
        margin.unit,
        wording.finding(margin.finding),
    )


def margins_text(decisions: Iterable[Decision]) -> str:
    """
    The margin ledger as text: those just short, then those just there.
    """
    lines = []
    for title, spare in (("one unit short", -1), ("with nothing to spare", 0)):
        rows = [
            f"  {one.family_id}: {wording.finding(each.finding)}\n"
            for one, each in _close(decisions)
            if each.spare == spare
        ]
        lines += [f"{title}\n", *rows] if rows else []
    return "".join(lines) or "no claim is within one unit of a line\n"

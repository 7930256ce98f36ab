"""
What to ask for, and of whom: the chase list of the monthly round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from pbr.claims import Decision
from pbr.counterfactuals import Counterfactual, Kind, counterfactuals
from pbr.findings import Counted, Early, Fell, Finding, Needed, NeedsCheck, Worked
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.table import line
from pbr.reports.text import STEP, paragraph
from pbr.rules import Rule
from pbr.verdicts import UNDETERMINED
from pbr.ways import is_not_advised, ways_to_meet

EVIDENCE, EVENT = "evidence", "event"
COLUMNS = ("holder", "family", "claim", "smallest_set", "kind", "what")
#: Who holds what comes with the days alone.
NOBODY = "nobody: it comes with the days"
#: Who knows of what a rule looks at, for the rules that name no kinds.
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
    that would make the claim met. What several hold between them stands once for each.
    """

    holder: str
    decision: Decision
    smallest_set: int
    kind: str
    what: str

    @property
    def cells(self) -> tuple[str, str, str, int, str, str]:
        """
        It, as the cells of `COLUMNS`.
        """
        return (
            self.holder,
            self.decision.family_id,
            self.decision.verdict.value,
            self.smallest_set,
            self.kind,
            self.what,
        )

    @property
    def order(self) -> tuple[str, int, bool, str, str]:
        """
        By holder, then the smallest sets first, evidence before events, by family.
        """
        is_event = self.kind == EVENT
        family_id = self.decision.family_id
        return (self.holder, self.smallest_set, is_event, family_id, self.what)


def chased(decision: Decision) -> Iterator[Chase]:
    """
    All that a claim waits for, the smallest sets first, each thing once.
    """
    seen: set[tuple[str, str, str]] = set()
    for way in ways_to_meet(decision):
        for finding in way.findings:
            for holder, kind, what in _asked_for(finding, decision.plan):
                if (holder, kind, what) not in seen:
                    seen.add((holder, kind, what))
                    yield Chase(holder, decision, len(way.findings), kind, what)


def _asked_for(finding: Finding, plan: Plan) -> Iterator[tuple[str, str, str]]:
    """
    What one finding waits for: who holds it, evidence or event, and what it is.
    """
    if finding.verdict is UNDETERMINED:
        for need in finding.needed:
            for holder, theirs in _by_holder(need, plan):
                yield holder, EVIDENCE, wording.wanted(theirs)
    elif not is_not_advised(finding):
        what = event(finding, plan)
        for holder in holders_of(finding, plan):
            yield holder, EVENT, what


def _by_holder(need: Needed, plan: Plan) -> Iterator[tuple[str, Needed]]:
    """
    A piece of evidence, or that part of it that each of its holders holds.
    """
    if not isinstance(need, NeedsCheck):
        yield wording.holder(need, plan), need
        return
    parts: dict[str, list[str]] = {}
    for kind in need.kinds:
        parts.setdefault(wording.holder_of_kinds((kind,), plan), []).append(kind)
    for whom, kinds in parts.items():
        yield whom, evolve(need, kinds=tuple(kinds))


def holders_of(finding: Finding, plan: Plan) -> tuple[str, ...]:
    """
    Who knows of what a finding looked at: each of them, where there are several.
    """
    measure, rule = finding.measure, rule_of(finding, plan)
    if isinstance(measure, Early):
        return (NOBODY,)
    kinds = getattr(rule, "statuses", ())
    if isinstance(measure, Fell | Counted):
        kinds = measure.kinds
    held = [wording.holder_of_kinds((kind,), plan) for kind in kinds]
    if held:
        return tuple(dict.fromkeys(held))
    return (
        _HELD_BY.get(finding.about if rule is None else rule.name, wording.KEY_WORKER),
    )


def rule_of(finding: Finding, plan: Plan) -> Rule | None:
    """
    The rule that a finding is of, or None where it is of none of the plan's.

    A term's finding is called by its term: it is of the rule with its clause.
    """
    rules = [rule for rule in plan.rules() if rule.clause == finding.clause]
    named = [rule for rule in rules if rule.name == finding.about]
    return next(iter([*named, *rules]), None)


def event(finding: Finding, plan: Plan) -> str:
    """
    What was found, and what on record would have to be otherwise.

    Sessions to come are not told: the terms that are asked about have ended.
    """
    told = [wording.finding(finding)]
    measure = finding.measure
    asks_benefits = bool(getattr(rule_of(finding, plan), "off_benefits", ()))
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
    return f"{said}, if a source says so" if other.kind is Kind.CORRECTION else said


def rows(decisions: Iterable[Decision]) -> list[Chase]:
    """
    Everything that some claims wait for, in order.
    """
    found = [each for decision in decisions for each in chased(decision)]
    return sorted(found, key=lambda each: each.order)


def as_csv(chase: Iterable[Chase]) -> Iterator[str]:
    """
    The chase list as CSV.
    """
    yield line(COLUMNS)
    for each in chase:
        yield line(tuple(map(str, each.cells)))


def as_json(chase: Iterable[Chase]) -> Iterator[str]:
    """
    The chase list as JSON: a list of what is in the CSV.
    """
    data = [dict(zip(COLUMNS, each.cells, strict=True)) for each in chase]
    yield json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_text(chase: Iterable[Chase]) -> Iterator[str]:
    """
    The chase list as text, under a heading for each holder.
    """
    holder = None
    for each in chase:
        if each.holder != holder:
            yield each.holder if holder is None else f"\n{each.holder}"
            yield "\n"
            holder = each.holder
        alone = "alone" if each.smallest_set == 1 else f"one of {each.smallest_set}"
        said = f"{each.decision.family_id} ({alone}): {each.what}"
        yield "".join([f"{part}\n" for part in paragraph(said, STEP)])
    if holder is None:
        yield "nothing is waited for\n"

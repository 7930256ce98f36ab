"""
What to ask for, and of whom: the chase list of the monthly round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import evolve, frozen

from pbr.claims import Decision
from pbr.findings import (
    Counted,
    Early,
    Fell,
    Finding,
    Needed,
    NeedsCheck,
    NeedsTerm,
    Worked,
    findings,
)
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.spreadsheet import line
from pbr.reports.trail import STEP, paragraph
from pbr.shortfall.corrections import Counterfactual, Kind, counterfactuals
from pbr.shortfall.ways import can_come_out, is_not_advised, ways_to_meet
from pbr.verdicts import MET, NOT_MET, UNDETERMINED

EVIDENCE, EVENT, NONE = "evidence", "event", "none"
COLUMNS = ("holder", "family", "claim", "smallest_set", "kind", "what")
#: What nobody is asked for, and why not.
DAYS = "nobody: it comes with the days"
NOT_BEGUN = "nobody: nothing of it is on file yet"
NO_ADVICE = "nobody: no advice is given"
NO_WAY = "nobody: nothing would do"
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

    `smallest_set` is how many things are in the smallest set, with this one in it, that
    could make the claim met: what several hold between them is several things. A claim
    that nothing would make met has one line, which says why.
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

    There is nothing for a claim that is met, and something for every other.
    """
    smallest: dict[Asked, int] = {}
    ways = ways_to_meet(decision)
    for way in ways:
        asked = dict.fromkeys(
            [each for found in way.findings for each in _asked(found, decision.plan)]
        )
        # An event that several know of is one thing.
        size = len({each.what for each in asked})
        for each in asked:
            smallest[each] = min(size, smallest.get(each, size))
    for each, size in sorted(smallest.items(), key=lambda item: item[1]):
        yield Chase(each.holder, decision, size, each.kind, each.what)
    if not ways and decision.verdict is not MET:
        yield Chase(NO_WAY, decision, 0, NONE, why_none(decision))


def why_none(decision: Decision) -> str:
    """
    Why nothing would make a claim met: what stands there for good, or nothing to show.
    """
    for_good = [
        wording.finding(found)
        for found in findings(decision.trail)
        if found.verdict is NOT_MET and not can_come_out(found)
    ]
    return "; ".join(dict.fromkeys(for_good)) or "there is nothing to show"


class Asked(NamedTuple):
    """
    One thing that a finding waits for: who holds it, evidence or event, what it is.
    """

    holder: str
    kind: str
    what: str


def _asked(finding: Finding, plan: Plan) -> Iterator[Asked]:
    if finding.verdict is UNDETERMINED:
        for need in finding.needed:
            if isinstance(need, NeedsTerm):
                yield Asked(DAYS, EVENT, wording.wanted(need))
            else:
                for holder, theirs in _by_holder(need, plan):
                    yield Asked(holder, EVIDENCE, wording.wanted(theirs))
    elif is_not_advised(finding):
        yield Asked(NO_ADVICE, EVENT, "a count of incidents")
    else:
        what = event(finding)
        for holder in holders_of(finding, plan):
            yield Asked(holder, EVENT, what)


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
    measure = finding.measure
    if isinstance(measure, Early):
        return (DAYS,)
    if isinstance(measure, Worked) and not finding.read:
        return (NOT_BEGUN,)
    kinds = getattr(finding.rule, "statuses", ())
    if isinstance(measure, Fell | Counted):
        kinds = measure.kinds
    held = [wording.holder_of_kinds((kind,), plan) for kind in kinds]
    if held:
        return tuple(dict.fromkeys(held))
    return (_HELD_BY.get(finding.rule.name, wording.KEY_WORKER),)


def event(finding: Finding) -> str:
    """
    What was found, and what on record would have to be otherwise.

    Sessions to come are not told: the terms that are asked about have ended.
    """
    told = [wording.finding(finding)]
    measure = finding.measure
    asks_benefits = bool(getattr(finding.rule, "off_benefits", ()))
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
        said = f"{each.decision.family_id}{_of_how_many(each)}: {each.what}"
        yield "".join([f"{part}\n" for part in paragraph(said, STEP)])
    if holder is None:
        yield "nothing is waited for\n"


def _of_how_many(each: Chase) -> str:
    if each.kind == NONE:
        return ""
    return " (alone)" if each.smallest_set == 1 else f" (one of {each.smallest_set})"

"""
The falls in incidents that earn a result, and what they would be on fewer rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from pbr.findings import Address, Fell
from pbr.flags.decided import DecidedClaim, Found
from pbr.records import Incident
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.counting import incidents_in


@frozen
class MetFall:
    """
    A fall that is met, at each of its places, with the incidents of its baseline.
    """

    fell: Fell
    before: tuple[Incident, ...]
    found: list[Found] = field(factory=list)

    def is_met_after(self, fewest: int) -> bool:
        """
        Whether it would be met if there had been at the fewest this many before.
        """
        most = self.fell.after.at_most
        allowed = self.fell.by.most_allowed_after(fewest)
        return fewest > 0 and most is not None and most <= allowed


def met_falls(claim: DecidedClaim) -> Iterator[MetFall]:
    """
    The falls that earn a result, each once.
    """
    falls: dict[Address, MetFall] = {}
    for each in claim.earning:
        finding = each.finding
        rule, fell = finding.rule, finding.measure
        if not isinstance(rule, IncidentsReduced) or not isinstance(fell, Fell):
            continue
        if each.same_as not in falls:
            family = claim.asked_about(finding)
            before = incidents_in((fell.baseline,), family, claim.on, rule).sure
            falls[each.same_as] = MetFall(fell, before)
        falls[each.same_as].found.append(each)
    yield from falls.values()

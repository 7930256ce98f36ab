"""
The falls in incidents that earn a result, and what they would be on fewer rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pbr.findings import Address, Fell
from pbr.flags.decided import DecidedClaim, Found
from pbr.records import Incident
from pbr.rules.incidents import IncidentsReduced
from pbr.rules.parts.counting import is_of_anybody, is_sure


@frozen
class MetFall:
    """
    A fall that is met, at each of its places, with the incidents of its baseline.
    """

    fell: Fell
    before: tuple[Incident, ...]
    found: tuple[Found, ...]

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
    places: dict[Address, list[Found]] = {}
    for each in claim.earning:
        places.setdefault(each.same_as, []).append(each)
    for found in places.values():
        finding = found[0].finding
        rule, fell = finding.rule, finding.quantity
        if isinstance(rule, IncidentsReduced) and isinstance(fell, Fell):
            of_anybody = is_of_anybody(rule, claim.asked_about(finding))
            before = [
                row
                for row in finding.read
                if isinstance(row, Incident)
                and row.occurred_on in fell.baseline
                and is_sure(row, of_anybody=of_anybody)
            ]
            yield MetFall(fell, tuple(before), tuple(found))

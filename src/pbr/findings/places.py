"""
The address of each finding in a trail. A trail read from JSON has the same addresses.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from pbr.findings.trail import Finding, Trail
from pbr.verdicts import Verdict

#: The way to a finding or conclusion: at each step, the number of the part, from 0.
Address = tuple[int, ...]


@frozen
class Place:
    """
    A finding or conclusion at its address, and the places of its parts.

    The same finding may be at several places. `same_as` is the address of the first.
    Two findings are the same if they are equal in every field.
    """

    address: Address
    trail: Trail
    parts: tuple[Place, ...]
    same_as: Address

    @property
    def verdict(self) -> Verdict:
        """
        The verdict of the finding or conclusion.
        """
        return self.trail.verdict

    def findings(self) -> Iterator[Place]:
        """
        The place of every finding from here down, in order.
        """
        if isinstance(self.trail, Finding):
            yield self
        for part in self.parts:
            yield from part.findings()


def place_of(trail: Trail, address: Address = ()) -> Place:
    """
    A whole trail, with the address of everything in it; `address` is its own.
    """
    return _Survey().place(trail, address)


@frozen
class _Survey:
    """
    The findings and conclusions so far, each once, with the address of the first.
    """

    seen: dict[object, list[tuple[Trail, Address]]] = field(factory=dict)

    def place(self, trail: Trail, address: Address) -> Place:
        """
        A finding or conclusion at an address, with everything under it.
        """
        if isinstance(trail, Finding):
            about = (trail.about, trail.subject.id, trail.verdict.value)
            return Place(address, trail, (), self._first(about, trail, address))
        parts = tuple(
            [self.place(each, (*address, at)) for at, each in enumerate(trail.parts)]
        )
        under = tuple([part.same_as for part in parts])
        return Place(address, trail, parts, self._first(under, trail, address))

    def _first(self, about: object, trail: Trail, address: Address) -> Address:
        """
        The address of the first that is the same, or this one if none came before.
        """
        same = self.seen.setdefault(about, [])
        for other, first in same:
            if other is trail or other == trail:
                return first
        same.append((trail, address))
        return address

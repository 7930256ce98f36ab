"""
Every threshold of a plan, with claims exactly at it and one unit either side.

Nothing here is left to chance: the same plan has the same edges every time.
"""

from pbr.testing.edges.comfortable import comfortable
from pbr.testing.edges.edge import Edge
from pbr.testing.edges.plans import EdgeClaim, edges_of

__all__ = ["Edge", "EdgeClaim", "comfortable", "edges_of"]

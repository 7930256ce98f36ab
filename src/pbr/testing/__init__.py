"""
For people who write rules, plans or systems: made-up evidence, laws, second opinions.

It needs Hypothesis: `pip install 'pbr-claims[testing]'`.
"""

from pbr.testing.edges import Edge, EdgeClaim, comfortable, edges_of
from pbr.testing.laws import check_rule
from pbr.testing.strategies import (
    attendances,
    benefits,
    cases,
    checks,
    claims,
    earlier_claims,
    edge_claims,
    employments,
    families,
    incidents,
    needs,
    people,
    scores,
    statements,
    statuses,
    stays,
    terms,
)

__all__ = [
    "Edge",
    "EdgeClaim",
    "attendances",
    "benefits",
    "cases",
    "check_rule",
    "checks",
    "claims",
    "comfortable",
    "earlier_claims",
    "edge_claims",
    "edges_of",
    "employments",
    "families",
    "incidents",
    "needs",
    "people",
    "scores",
    "statements",
    "statuses",
    "stays",
    "terms",
]

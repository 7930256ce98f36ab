"""
A second opinion on every claim: slow, plain, and sharing no logic with `pbr.rules`.

It uses nothing of the library but its records and plans, the words and numbers of a
rule, and the names of the four verdicts. `pbr selftest` compares the library with it.
"""

from pbr.testing.reference.births import verdict
from pbr.testing.reference.claims import decide
from pbr.testing.reference.facts import facts

__all__ = ["decide", "facts", "verdict"]

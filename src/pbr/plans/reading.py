"""
What is known while a plan is read: its rules, and its tests by their names.
"""

from __future__ import annotations

from contextvars import ContextVar

from attrs import field, frozen

from pbr.exceptions import NotUnderstood
from pbr.plans.values import shown
from pbr.rules import Rule
from pbr.texts.nearest import did_you_mean


@frozen
class Reading:
    """
    The rules read so far, each once, and the tests of `[tests]` by their names.

    A test with a mistake in it is None. It is reported where the test is.
    """

    rules: dict[Rule, Rule] = field(factory=dict)
    named: dict[str, Rule | None] = field(factory=dict)

    def once(self, rule: Rule) -> Rule:
        """
        Rules that are equal become one, so that each of their findings is one.
        """
        return self.rules.setdefault(rule, rule)

    def by_name(self, name: str) -> Rule:
        """
        The test of a name.

        Raises `NotUnderstood` if there is none, and `ToldElsewhere` if it is wrong.
        """
        if name not in self.named:
            fault = f"{shown(name)} is not the name of a test"
            raise NotUnderstood(fault, did_you_mean(name, sorted(self.named)))
        rule = self.named[name]
        if rule is None:
            raise ToldElsewhere(name)
        return rule


class ToldElsewhere(Exception):
    """
    Raised for a test by a name that has a mistake, which is reported there.
    """


#: What is known of the plan that is being read.
READING: ContextVar[Reading] = ContextVar("reading")

"""
Outcomes plans: what each council's scheme asks and pays, as data (SPEC §6).

`load_plan` reads one, `shipped_plans` names those that come with pbr. To write one for
another council, see docs/how-to/write-a-plan.md.
"""

from __future__ import annotations

from pbr.plans.loading import load_plan, shipped_plans
from pbr.plans.plan import Plan

__all__ = ["Plan", "load_plan", "shipped_plans"]

"""
Timelines compared with a day-by-day replay of the same claims: `make replay`.

    python tools/replay.py [PAIRS] [SEED]

Made-up claims under every plan that comes with pbr are decided again on every day of a
year round the day they were made for. On each of PAIRS (family, day) pairs, the answer
must be the one in the timeline, and every verdict and reason of the trail must be the
one that the timeline kept. Every third family's jobs, checks and attendance continue.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from pbr.claims import Claim, validate
from pbr.periods import Period, plus_months
from pbr.plans import Plan, load_plan, shipped_plans
from pbr.testing.laws import each_day, shape
from pbr.testing.selftest import claims_of
from pbr.timeline.assumptions import Assume, assumed_of
from pbr.timeline.stretches import Watch, timeline
from pbr.verdicts import MET

PAIRS = 110_000


def difference(claim: Claim, plan: Plan, asked: Period) -> str | None:
    """
    The first day on which the timeline differs from the day itself, or None.
    """
    line = timeline(claim.family, plan, asked.first, asked.last, as_of=claim.as_of)
    watch = Watch.over(claim.family, plan, asked)
    kept = {day: shape(watch.decision_on(day).trail) for day in watch.days()}
    current = kept[asked.first]
    first = None
    for day in each_day(asked):
        seen = validate(Claim(line.family, day), plan)
        as_filed = validate(Claim(claim.family, day), plan)
        current = kept.get(day, current)
        if seen.verdict is MET and first is None:
            first = day
        if seen.answer != line.on(day).answer or shape(as_filed.trail) != current:
            return f"{plan.name}: {claim.family.family_id} differs on {day}"
    stretch = line.first(MET)
    if first != (stretch and stretch.days.first):
        return f"{plan.name}: {claim.family.family_id} is first payable on {first}"
    return None


def asked_of(plan: Plan, seed: int) -> Iterator[tuple[Claim, Period]]:
    """
    Made-up claims without end, each with a year round its day.
    """
    for number, claim in enumerate(claims_of(plan, sys.maxsize, seed)):
        asked = Period(plus_months(claim.on, -2), plus_months(claim.on, 10))
        if number % 3 == 0:
            family = claim.family.as_at(claim.as_of or asked.first)
            assumed = assumed_of(family, plan, asked, Assume)
            line = timeline(family, plan, asked.first, asked.last, assumed, claim.as_of)
            yield Claim(line.family_as_assumed, claim.on), asked
        else:
            yield claim, asked


def replayed(plan: Plan, pairs: int, seed: int) -> tuple[int, int, list[str]]:
    """
    The number of families and pairs replayed under a plan, and what differed.
    """
    families = days = 0
    found = []
    for claim, asked in asked_of(plan, seed):
        differs = difference(claim, plan, asked)
        if differs:
            found.append(differs)
        families, days = families + 1, days + len(asked)
        if days >= pairs:
            return families, days, found
    raise AssertionError


def main(pairs: int = PAIRS, seed: int = 0) -> int:
    """
    Replay every plan in turn; return 1 if one differs.
    """
    plans = [load_plan(name) for name in shipped_plans()]
    total = 0
    differences: list[str] = []
    for plan in plans:
        began = time.perf_counter()
        families, days, found = replayed(plan, pairs // len(plans), seed)
        took = time.perf_counter() - began
        total, differences = total + days, differences + found
        sys.stdout.write(
            f"{plan.name}: {families:,} families, {days:,} pairs, "
            f"{len(found)} differ, {took:.0f} s\n"
        )
        sys.stdout.writelines(f"  {line}\n" for line in found)
    sys.stdout.write(f"{total:,} pairs, seed {seed}: {len(differences)} differ\n")
    return 1 if differences else 0


if __name__ == "__main__":
    raise SystemExit(main(*[int(word) for word in sys.argv[1:]]))

"""
Is a job that earns a result one of no hours?
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.findings import Finding, Worked
from pbr.flags.decided import DecidedClaim
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.periods import Period
from pbr.records import Employment


def no_hours(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a job that earns the result has 0 hours a week (SPEC §8)

    A job whose hours are not stated has none of 0. We read a job with days in the run
    that was counted as one that earns (readings: "A job earns a result if it has days
    in the run").
    """
    return claim.flags_by_person(FlagKind.NO_HOURS, _of_no_hours)


def _of_no_hours(finding: Finding) -> Iterator[Employment]:
    match finding.quantity:
        case Worked(run=Period() as run):
            jobs = [row for row in finding.read if isinstance(row, Employment)]
            yield from [job for job in jobs if _is_odd(job, run)]
        case _:
            pass


def _is_odd(job: Employment, run: Period) -> bool:
    in_run = job.started_on <= run.last and run.first <= job.vouched_on(run.last)
    return in_run and job.hours_per_week == 0

"""
What the laws for any rule change in a family.
"""

from __future__ import annotations

from datetime import timedelta

from made import D
from pbr.records import Employment
from pbr.testing.laws import longer_jobs

TEN = timedelta(10)


def test_a_job_is_longer_at_its_start_and_at_its_end() -> None:
    """
    A job that ended ends later, an open one is confirmed later; or only starts earlier.
    """
    ended, confirmed = Employment("A1", D, D), Employment("A1", D, None, D)
    assert longer_jobs(ended, 10) == [
        Employment("A1", D - TEN, D),
        Employment("A1", D, D + TEN),
    ]
    assert longer_jobs(confirmed, 10) == [
        Employment("A1", D - TEN, None, D),
        Employment("A1", D, None, D + TEN),
    ]
    assert longer_jobs(Employment("A1", D), 10) == [Employment("A1", D - TEN)]

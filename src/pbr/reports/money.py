"""
An account as tables that add up, as JSON, and as a line of CSV for each amount.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pbr.money.accounts import Account
from pbr.money.dues import Due
from pbr.money.phase_one import Release, YearTwo, not_paid_for, paid_for
from pbr.money.quarters import Quarter
from pbr.money.totals import Total, by_plan, by_quarter, by_result, total
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.spreadsheet import line

Line = tuple[str, str, str]
COLUMNS = (
    "family",
    "plan",
    "plan_digest",
    "as_of",
    "kind",
    "what",
    "on",
    "quarter",
    "pounds",
    "paid",
)
RELEASES = {Release.ALL: "all", Release.HALF: "half", Release.NONE: "none"}


def total_lines(account: Account) -> dict[str, list[Line]]:
    """
    What is paid, by result, by quarter and by plan; the last line of each is the total.
    """
    within = account.within
    quarters = {
        wording.quarter(each): theirs for each, theirs in by_quarter(within).items()
    }
    groupings: dict[str, Mapping[str, Total]] = {
        "by result": by_result(within),
        "by quarter of the financial year": quarters,
        "by plan": by_plan(within),
    }
    last = ("total", *_cells(total(within)))
    return {
        title: [*[(key, *_cells(each)) for key, each in groups.items()], last]
        for title, groups in groupings.items()
    }


def _cells(of: Total) -> tuple[str, str]:
    return str(of.number), wording.pounds(of.pounds)


def allocation_lines(account: Account) -> list[Line]:
    """
    The families within the allocation and beyond it; nothing without an allocation.
    """
    if account.allocation is None:
        return []
    families, within = len(account.places), len(account.families_paid_for)
    return [
        _places(
            f"within the allocation of {account.allocation:,}", within, account.within
        ),
        _places("beyond the allocation (not paid)", families - within, account.beyond),
        _places("all families with an amount due", families, account.dues),
    ]


def _places(says: str, families: int, dues: Iterable[Due]) -> Line:
    return (says, f"{families:,}", wording.pounds(total(dues).pounds))


def lapsed_lines(account: Account) -> list[Line]:
    """
    Each family whose fee was earned earlier but not on the day; nothing if none was.
    """
    if not account.lapsed:
        return []
    each_family = [
        _places(f"{each.family_id}, attached on {wording.day(each.on)}", 1, [each])
        for each in account.lapsed
    ]
    return [*each_family, _places("total", len(account.lapsed), account.lapsed)]


def cohort_title(cohort: int | None) -> str:
    """
    The title of the allocation, which may be five sixths of Phase 1's families.
    """
    if cohort is None:
        return "the allocation"
    return (
        f"the allocation: {paid_for(cohort):,} of {cohort:,} families are paid for, "
        f"{not_paid_for(cohort):,} are not"
    )


def year_two_lines(year: YearTwo | None, plan: Plan) -> list[Line]:
    """
    How much of the second year's attachment money the first year's work releases.
    """
    if year is None:
        return []
    released = wording.pounds(year.released(plan))
    paid = paid_for(year.families)
    return [
        (f"worked with in year one (of {year.target:,})", f"{year.worked_with:,}", ""),
        ("allocated for year two", f"{year.families:,}", ""),
        ("paid for in year two", f"{paid:,}", wording.pounds(year.funding(plan))),
        (f"released in April to June ({RELEASES[year.release]})", "", released),
    ]


def as_csv(account: Account, plan: Plan, as_of: date | None = None) -> Iterator[str]:
    """
    A header, a line for each amount, by day, then a line for each lapsed fee.
    """
    yield line(COLUMNS)
    rests_on = {
        "plan_digest": plan.digest,
        "as_of": "" if as_of is None else as_of.isoformat(),
    }
    paid_for = account.families_paid_for
    lines = [
        (each, "yes" if each.family_id in paid_for else "no") for each in account.dues
    ]
    for each, is_paid in [*lines, *[(each, "lapsed") for each in account.lapsed]]:
        said = {**_said(each), **rests_on, "paid": is_paid}
        yield line(tuple([said[column] for column in COLUMNS]))


def _said(due: Due) -> dict[str, str]:
    return {
        "family": due.family_id,
        "plan": due.plan,
        "kind": due.kind.value,
        "what": due.what,
        "on": due.on.isoformat(),
        "quarter": str(due.quarter),
        "pounds": str(due.pounds),
    }


def as_json(
    account: Account,
    year: YearTwo | None,
    plan: Plan,
    on: date,
    as_of: date | None = None,
) -> str:
    """
    An account as JSON text. Money and quarters are text; numbers of families are whole.
    """
    within = account.within
    data = {
        "allocation": account.allocation,
        "beyond": _total(total(account.beyond)),
        "by_plan": _totals(by_plan(within)),
        "by_quarter": _totals(by_quarter(within)),
        "by_result": _totals(by_result(within)),
        "dues": [
            {**_said(each), "paid": each.family_id in account.families_paid_for}
            for each in account.dues
        ],
        "on": on.isoformat(),
        "as_of": None if as_of is None else as_of.isoformat(),
        "plan": plan.name,
        "plan_digest": plan.digest,
        "errors": [each.family_id for each in account.failures],
        "lapsed": [_said(each) for each in account.lapsed],
        "places": [each.family_id for each in account.places],
        "total": _total(total(within)),
        "year_two": None if year is None else _year_two(year, plan),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _total(of: Total) -> dict[str, Any]:
    return {"number": of.number, "pounds": str(of.pounds)}


def _totals(of: Mapping[str, Total] | Mapping[Quarter, Total]) -> dict[str, Any]:
    return {str(key): _total(each) for key, each in of.items()}


def _year_two(year: YearTwo, plan: Plan) -> dict[str, Any]:
    return {
        "worked_with": year.worked_with,
        "target": year.target,
        "families": year.families,
        "paid_for": paid_for(year.families),
        "funding": str(year.funding(plan)),
        "release": str(year.release.value),
        "released": str(year.released(plan)),
    }

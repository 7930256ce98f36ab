"""
An account as tables that add up, as JSON, and as a line of CSV for each amount.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pbr.money.accounts import (
    Account,
    Due,
    Quarter,
    Total,
    by_plan,
    by_quarter,
    by_result,
    total,
)
from pbr.money.phase_one import Release, YearTwo, not_paid_for, paid_for
from pbr.plans.plan import Plan
from pbr.reports import wording
from pbr.reports.spreadsheet import line

Line = tuple[str, str, str]
COLUMNS = ("family", "plan", "kind", "what", "on", "quarter", "pounds", "paid")
RELEASES = {
    Release.ALL: "all of it",
    Release.HALF: "half of it",
    Release.NONE: "none of it",
}


def total_lines(account: Account) -> dict[str, list[Line]]:
    """
    What is paid, by result, quarter and plan: each as lines whose last is their sum.
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
    in_all = ("in all", *_cells(total(within)))
    return {
        title: [*[(key, *_cells(each)) for key, each in groups.items()], in_all]
        for title, groups in groupings.items()
    }


def _cells(of: Total) -> tuple[str, str]:
    return str(of.number), wording.pounds(of.pounds)


def allocation_lines(account: Account) -> list[Line]:
    """
    The families within the allocation and beyond it; nothing where there is none.
    """
    if account.allocation is None:
        return []
    families, within = len(account.places), len(account.holders)
    return [
        _places(
            f"within the allocation of {account.allocation:,}", within, account.within
        ),
        _places("beyond it, not paid", families - within, account.beyond),
        _places("with anything due, now or earlier", families, account.dues),
    ]


def _places(says: str, families: int, dues: Iterable[Due]) -> Line:
    return (says, f"{families:,}", wording.pounds(total(dues).pounds))


def lapsed_lines(account: Account) -> list[Line]:
    """
    Each family whose fee was earned earlier and is not on the day; nothing for none.
    """
    if not account.lapsed:
        return []
    each_family = [
        _places(f"{each.family_id}, attached on {wording.day(each.on)}", 1, [each])
        for each in account.lapsed
    ]
    return [*each_family, _places("in all", len(account.lapsed), account.lapsed)]


def cohort_title(cohort: int | None) -> str:
    """
    Where the allocation comes from: stated, or five sixths of Phase 1's families.
    """
    if cohort is None:
        return "the allocation"
    return (
        f"the allocation: of {cohort:,} families {paid_for(cohort):,} are paid for "
        f"and {not_paid_for(cohort):,} are not"
    )


def year_two_lines(year: YearTwo | None, plan: Plan) -> list[Line]:
    """
    What the first year's work releases of the second year's attachment money.
    """
    if year is None:
        return []
    released = wording.pounds(year.released(plan))
    paid = paid_for(year.families)
    return [
        (f"worked with in year one, of {year.target:,}", f"{year.worked_with:,}", ""),
        ("allocated for year two", f"{year.families:,}", ""),
        ("of them paid for", f"{paid:,}", wording.pounds(year.funding(plan))),
        (f"released in April to June: {RELEASES[year.release]}", "", released),
    ]


def as_csv(account: Account) -> Iterator[str]:
    """
    A line for each amount, by day, and the header before them; then fees that lapsed.
    """
    yield line(COLUMNS)
    for each in account.dues:
        paid = "yes" if each.family_id in account.holders else "no"
        yield line((*_said(each).values(), paid))
    for each in account.lapsed:
        yield line((*_said(each).values(), "lapsed"))


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
) -> str:
    """
    An account as JSON text: money and quarters are text, numbers of families whole.
    """
    within = account.within
    data = {
        "allocation": account.allocation,
        "beyond": _total(total(account.beyond)),
        "by_plan": _totals(by_plan(within)),
        "by_quarter": _totals(by_quarter(within)),
        "by_result": _totals(by_result(within)),
        "dues": [
            {**_said(each), "paid": each.family_id in account.holders}
            for each in account.dues
        ],
        "on": on.isoformat(),
        "plan": plan.name,
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

"""
Dates, counts, money and rows in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pbr.money.quarters import Quarter
from pbr.periods import Period
from pbr.plans.plan import Plan
from pbr.records import Record, Row

_IN_CODE = Row("built in code", 0)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(on: date) -> str:
    """
    A date in words, the same in every locale: 31 October 2017.
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def days(period: Period) -> str:
    """
    A period in words.
    """
    if period.first == period.last:
        return day(period.first)
    return f"{day(period.first)} to {day(period.last)}"


def count(number: int | Fraction, one: str, several: str = "") -> str:
    """
    A number of things: 1 session, 6 sessions; 1 family, 2 families.
    """
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def pounds(amount: Decimal) -> str:
    """
    An amount of money: £1,600.00.
    """
    return f"£{amount:,}"


def moved(amount: Decimal) -> str:
    """
    A change in pounds, with its sign: +£800.00, -£800.00, £0.00.
    """
    sign = "+" if amount > 0 else "-" if amount < 0 else ""
    return f"{sign}{pounds(abs(amount))}"


def quarter(of: Quarter) -> str:
    """
    A quarter of a financial year, and its months: 2013/14 Q1, April to June 2013.
    """
    first, last = MONTHS[of.first.month - 1], MONTHS[of.last.month - 1]
    return f"{of}, {first} to {last} {of.last.year}"


def name(about: str) -> str:
    """
    The name of a rule, question or problem, as words.
    """
    return about.replace("-", " ")


def results(names: Iterable[str]) -> str:
    """
    Results, or a result and its supplements.
    """
    return " and ".join(name(result) for result in names)


def fee(earned: Decimal | None) -> str:
    """
    Whether the attachment fee is earned, and how much it is.
    """
    if earned is None:
        return "not earned"
    return f"earned, {pounds(earned)}" if earned else "none: the scheme pays none"


def rows(records: Iterable[Record]) -> str:
    """
    The places of rows: attendance.csv:14-16,20; terms.csv:2.
    """
    lines: dict[str, list[int]] = {}
    for record in records:
        file, line, through = record.row or _IN_CODE
        lines.setdefault(file, []).append(line)
        for words in through:
            lines.setdefault(words.file, []).append(words.line)
    return "; ".join(
        f"{file}:{_ranges(numbers)}".removesuffix(":0")
        for file, numbers in sorted(lines.items())
    )


def _ranges(numbers: list[int]) -> str:
    """
    Line numbers, three or more in a row as a range.
    """
    runs: list[list[int]] = []
    for line in sorted(set(numbers)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))  # noqa: PLR2004
        for run in runs
    )


def number(value: Fraction) -> str:
    """
    A number as people write it: 3, 1.5, or 1/3 if no decimal is exact.
    """
    whole, rest = divmod(abs(value), 1)
    millionths = rest * 10**6
    if millionths.denominator != 1:
        return str(value)
    decimals = f"{millionths}".rjust(6, "0").rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{decimals}" if rest else f"{sign}{whole}"


def kinds(words: tuple[str, ...]) -> str:
    """
    Kinds of incident or status: offence or asb.
    """
    return " or ".join(name(word) for word in words)


def drawn_up(as_of: date | None) -> list[str]:
    """
    The day on which the files were drawn up, on a line of its own; none if not given.
    """
    return [] if as_of is None else [f"files drawn up on {day(as_of)}"]


def words_digest(digest: str) -> list[str]:
    """
    The digest of words.csv, on a line under the plan's; none if there is no such file.
    """
    return [f"words sha256 {digest}"] if digest else []


def plan_digest(plan: Plan) -> str:
    """
    The digest of a plan, on a line under its name.
    """
    return f"plan sha256 {plan.digest}"

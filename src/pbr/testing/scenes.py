"""
The days that matter to a rule, with their neighbours: facts are made up close to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol, TypeVar

from attrs import evolve, field, frozen

from pbr.periods import Period, months_up_to, plus_months
from pbr.records import ADULT_AGE
from pbr.rules import RULES, Rule
from pbr.rules.asked_alone import AskedAlone
from pbr.rules.combined import Combined
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.held import StatusHeld
from pbr.rules.parts.reads import reads_of
from pbr.rules.parts.words import Whom
from pbr.rules.person_with_the_need import AskedOfOne, PersonWithTheNeed
from pbr.rules.status import Enrolled
from pbr.school import CENSUS, Calendar, Term
from pbr.shares import Below, Share
from pbr.testing.words import Words

T = TypeVar("T")


class Pick(Protocol):
    """
    Chooses one of several options. The first is the plainest.
    """

    def __call__(self, options: Sequence[T], /) -> T:
        """
        One of the options.
        """


#: Days on which a case is looked at. The first is the plainest.
DAYS_ASKED = (
    date(2017, 10, 31),
    date(2018, 1, 1),
    date(2017, 12, 31),
    date(2017, 4, 16),
    date(2017, 4, 17),
    date(2017, 7, 31),
    date(2017, 8, 31),
    date(2017, 9, 1),
    date(2017, 6, 30),
    date(2017, 7, 1),
    date(2018, 2, 28),
    date(2016, 2, 29),
    date(2018, 3, 1),
    date(2017, 3, 31),
    date(2017, 5, 30),
)

EVERY_FILE = frozenset(
    {
        "attendance",
        "work",
        "statuses",
        "incidents",
        "checks",
        "scores",
        "statements",
        "needs",
        "claims",
        "dates",
    }
)


#: What a scene calls the files that it makes up together.
TOGETHER = {"employment": "work", "benefits": "work"}


def files_of(rule: Rule | None) -> frozenset[str]:
    """
    The files that a rule turns on: all of them for a rule that pbr does not know.
    """
    if isinstance(rule, PersonWithTheNeed):
        return files_of(rule.rule) | files_named(rule)
    if isinstance(rule, AskedOfOne):
        return files_of(rule.rule)
    if isinstance(rule, Combined):
        return frozenset().union(*[files_of(part) for part in rule.parts])
    if rule is None or rule.name not in RULES:
        return EVERY_FILE
    return files_named(rule)


def files_named(rule: Rule) -> frozenset[str]:
    """
    The files that a rule says it reads: all of them if it does not say.
    """
    reads = reads_of(rule)
    if reads is None:
        return EVERY_FILE
    files = frozenset([TOGETHER.get(file, file) for file in reads.files])
    return files & EVERY_FILE or frozenset({"dates"})


def days_on(day: date, days: int) -> date:
    """
    `days` days later, or earlier if negative.
    """
    return day + timedelta(days=days)


def years_back(day: date, years: int) -> date:
    """
    `years` years earlier.
    """
    return plus_months(day, -12 * years)


def each_side(days: Iterable[date]) -> list[date]:
    """
    The days, then each day's neighbours; none of them twice.
    """
    plain = list(days)
    neighbours = [days_on(day, side) for day in plain for side in (-1, 1)]
    return list(dict.fromkeys([*plain, *neighbours]))


@frozen
class Scene:
    """
    The days that a case's dates are close to, and which records it has.

    `months`, `weeks`, `terms`, `gap_days` and `share` are those of the rule it is made
    for. `about` says whether that rule is chiefly about pupils or adults.
    """

    on: date
    months: int = 6
    weeks: int = 26
    terms: int = 3
    gap_days: int = 0
    share: Fraction = Fraction(9, 10)
    files: frozenset[str] = EVERY_FILE
    about: str = "anyone"
    words: Words = field(factory=Words)
    calendar: Calendar = CENSUS
    attached: date | None = None

    @cached_property
    def days(self) -> list[date]:
        """
        The days that matter, with their neighbours.
        """
        on, months = self.on, self.months
        start = self.attached or plus_months(on, -9)
        window = months_up_to(on, months).first
        ends = [self.calendar.window(term) for term in self.latest_terms]
        return each_side(
            [
                on,
                start,
                plus_months(on, -months),
                window,
                plus_months(start, -months),
                plus_months(plus_months(on, -months), -months),
                plus_months(window, -months),
                plus_months(start, months),
                plus_months(on, -1),
                days_on(on, -7 * self.weeks),
                plus_months(on, 2),
                *[term.last for term in ends],
                *[term.first for term in ends[:2]],
            ]
        )

    @cached_property
    def latest_terms(self) -> tuple[Term, ...]:
        """
        One term more than the rule requires, and the next one, oldest first.
        """
        ended = CENSUS.latest(self.terms + 1, self.on)
        return (*ended, ended[-1].later(1))

    @cached_property
    def days_before(self) -> list[date]:
        """
        The days that matter that are before the months up to the day.
        """
        window = plus_months(self.on, -self.months)
        return [day for day in self.days if day <= window]

    @cached_property
    def days_since(self) -> list[date]:
        """
        The days that matter, most of them since attachment and by the day.
        """
        start = self.attached or self.on
        since = [day for day in self.days if start <= day <= self.on]
        return [*since * 3, *self.days]


def scene_for(
    pick: Pick,
    rule: Any = None,  # noqa: ANN401 - a rule of any kind, asked for its values
    *,
    words: Words | None = None,
    days: Sequence[date] = DAYS_ASKED,
    files: frozenset[str] = EVERY_FILE,
) -> Scene:
    """
    A day, a day of attachment and a calendar, at the boundaries of a rule.
    """
    of = rule
    while isinstance(of, AskedOfOne | Combined):
        of = of.parts[0] if isinstance(of, Combined) else of.rule
    share = getattr(of, "share", None)
    line = Fraction(9, 10)
    if isinstance(share, Share):
        line = share.of
    if isinstance(share, Below):
        line = 1 - share.of
    on = pick(days)
    bare = Scene(
        on=on,
        months=_first(of, "months", "within_months", "sustained_months")
        or pick((1, 6, 3)),
        weeks=_first(of, "weeks", "within_weeks") or pick((1, 2, 26)),
        terms=_first(of, "terms") or pick((1, 2, 3)),
        gap_days=_first(of, "gap_days") or 0,
        share=line,
        files=files,
        about=_about(rule),
        words=words or Words.of_rule(rule),
        calendar=_calendar(pick, on),
    )
    since = getattr(of, "since", None)
    first = since if isinstance(since, date) else None
    return evolve(bare, attached=_attached(pick, bare, first))


def _first(rule: Any, *names: str) -> int | None:  # noqa: ANN401 - as above
    values = [getattr(rule, name, None) for name in names]
    return next((value for value in values if value), None)


def _about(rule: Rule | None) -> str:
    """
    Whether a rule is chiefly about pupils or adults.
    """
    whom = rule.whom if isinstance(rule, AskedAlone) else None
    whom = rule.whose if isinstance(rule, StatusHeld) else whom
    if whom is Whom.ADULT or isinstance(
        rule, EmployedConsecutively | EmployedWithin | Enrolled
    ):
        return "adults"
    if whom is Whom.CHILD or isinstance(rule, FewerThanOverMonths | FewerThanOverTerms):
        return "pupils"
    return "pupils" if hasattr(rule, "starters") else "anyone"


def _attached(pick: Pick, scene: Scene, since: date | None) -> date | None:
    on = scene.on
    early = plus_months(on, -scene.months - 3)
    edges = [months_up_to(on, scene.months).first, days_on(on, -7 * scene.weeks + 1)]
    edges += [since] if since else []
    ends = [scene.calendar.window(term).last for term in scene.latest_terms[:-1]]
    shape = pick(("early", "edge", "any"))
    if shape == "early":
        return early
    if shape == "edge":
        return pick(each_side(edges))
    return pick([early, None, years_back(on, 2), *each_side([on, *ends])])


def _calendar(pick: Pick, on: date) -> Calendar:
    """
    The census windows, or a council's own dates for a few terms that end near the day.
    """
    if pick((True, True, False)):
        return CENSUS
    (latest,) = CENSUS.latest(1, on)
    held = {}
    for back in (-1, 0, 1)[: pick((1, 2, 3))]:
        term = latest.later(back)
        first, last = term.census_window.first, term.census_window.last
        first = pick((first, days_on(first, 7)))
        late = min(max(on, days_on(last, -14)), last)
        last = pick((last, days_on(last, -10), days_on(late, -1), late))
        held[term] = Period(first, last)
    return Calendar(tuple(sorted(held.items())))


def born(pick: Pick, scene: Scene) -> date:
    """
    A birth: of a pupil, an adult, or someone who is nearly, or only just, one of these.
    """
    on = scene.on
    likely = {
        "pupils": ("pupil", "pupil", "starter", "leaver"),
        "adults": ("adult", "adult", "nearly adult"),
    }.get(scene.about, ("pupil", "nearly adult"))
    others = ("pupil", "adult", "starter", "leaver", "nearly adult", "baby")
    years = (on.year, on.year - 1, on.year - 2)
    sort = pick((*likely * 3, *others))
    if sort == "pupil":
        return years_back(on, pick((10, 7, 14)))
    if sort == "adult":
        return years_back(on, pick((30, 19)))
    if sort == "starter":
        ends = [(8, 31), (12, 31), (3, 31)]
        return pick(each_side([date(year - 5, *end) for year in years for end in ends]))
    if sort == "leaver":
        return pick(each_side([date(year - 16, 8, 31) for year in years]))
    if sort == "nearly adult":
        days = each_side([years_back(day, ADULT_AGE) for day in scene.days[:5]])
        return pick([*days, *[date(2000, 2, 29)] * 4])
    return pick([days_on(on, -20), *scene.days])

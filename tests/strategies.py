"""
Made-up families, days and rules, crowded round the boundaries (SPEC §10).

Dates are drawn from the few that matter to a rule, each with its neighbours: D, the
attachment, so many months or weeks back from either, ends of terms. `cases()` gives
any family and day; `cases_for(rule)` one whose boundaries are that rule's own.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

from attrs import evolve, frozen
from dateutil.easter import easter
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from pbr.findings import Clause, Standing
from pbr.periods import Period
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Person,
    Score,
    Statement,
    Status,
    Stay,
)
from pbr.rules import RULES, Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import AnyAdult, Combined, EachChild
from pbr.rules.completed import ClosedFor, Completed
from pbr.rules.eligibility import (
    DependentChild,
    InTheArea,
    NeedsIdentified,
    OtherNeedsIdentified,
)
from pbr.rules.employment import EmployedConsecutively, EmployedWithin
from pbr.rules.engagement import Assessed, Attached, KeyWorkerNamed, Planned
from pbr.rules.exclusions import FewerThanOverMonths, FewerThanOverTerms
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.rules.words import Baseline, CountedFrom, Counting, Direction, Starters, Whose
from pbr.school import CENSUS, Calendar, Term
from pbr.shares import Below, Fall, Share
from pbr.verdicts import Needs

CLAUSE = Clause(
    document="a made-up plan",
    paragraph="1",
    words="words to be tested",
    standing=Standing.STATED,
)

FAMILY = "F-1"
KINDS = ("offence", "asb")
STATUSES = ("child-in-need", "looked-after")
BENEFITS = ("jobseekers-allowance", "income-support")
IN_WORK_BENEFIT = "housing-benefit"
TOOLS = ("outcomes-star", "distance-travelled")
DOMAINS = ("health", "school")
PROBLEMS = ("crime", "school", "domestic-abuse/high", "domestic-abuse", "health")
ROLES = ("lead-professional", "teacher")

ONE_DAY = timedelta(days=1)

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


def days_on(day: date, days: int) -> date:
    return day + timedelta(days=days)


def months_on(day: date, months: int) -> date:
    """
    So many months on, or back; clipped to the end of the month.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_back(day: date, years: int) -> date:
    return months_on(day, -12 * years)


def each_side(days: Iterable[date]) -> list[date]:
    """
    The days, then each day's neighbours; none of them twice.
    """
    plain = list(days)
    neighbours = [days_on(day, side) for day in plain for side in (-1, 1)]
    return list(dict.fromkeys([*plain, *neighbours]))


def sometimes(strategy: SearchStrategy[Any], *, often: int = 1) -> SearchStrategy[Any]:
    """
    None, or (so many times as often) something.
    """
    return st.one_of(st.none(), *[strategy] * often)


@frozen
class Scene:
    """
    What the dates of a case are crowded round, and which records it has.
    """

    on: date
    attached: date | None
    months: int
    weeks: int
    terms: int
    gap_days: int
    share: Fraction
    calendar: Calendar
    files: frozenset[str]
    about: str

    @property
    def days(self) -> list[date]:
        """
        The days that matter, with their neighbours.
        """
        on, n = self.on, self.months
        start = self.attached or months_on(on, -9)
        return each_side(
            [
                on,
                start,
                months_on(on, -n),
                days_on(months_on(on, -n), 1),
                months_on(start, -n),
                months_on(months_on(on, -n), -n),
                months_on(days_on(months_on(on, -n), 1), -n),
                months_on(start, n),
                months_on(on, -1),
                days_on(on, -7 * self.weeks),
                months_on(on, 2),
                *[self.calendar.window(term).last for term in self.latest_terms],
                *[self.calendar.window(term).first for term in self.latest_terms[:2]],
            ]
        )

    @property
    def latest_terms(self) -> list[Term]:
        """
        A few terms up to the one after D, oldest first.
        """
        terms = [
            Term(year, season)
            for year in range(self.on.year - 3, self.on.year + 1)
            for season in range(3)
        ]
        ended = [term for term in terms if census_window(term)[1] <= self.on]
        return [*ended[-self.terms - 1 :], terms[len(ended)]]

    def day(self) -> SearchStrategy[date]:
        """
        One of the days that matter.
        """
        return st.sampled_from(self.days)

    def day_before(self) -> SearchStrategy[date]:
        """
        One of the days that matter, before the months up to D.
        """
        window = months_on(self.on, -self.months)
        return st.sampled_from([day for day in self.days if day <= window])

    def day_since(self) -> SearchStrategy[date]:
        """
        One of the days that matter, most often since attachment and by D.
        """
        start = self.attached or self.on
        since = [day for day in self.days if start <= day <= self.on]
        return st.sampled_from([*since * 3, *self.days])


def census_window(term: Term) -> tuple[date, date]:
    sunday = easter(term.school_year + 1)
    return (
        (date(term.school_year, 8, 1), date(term.school_year, 12, 31)),
        (date(term.school_year + 1, 1, 1), sunday),
        (days_on(sunday, 1), date(term.school_year + 1, 7, 31)),
    )[term.season]


@st.composite
def calendars(draw: DrawFn, on: date) -> Calendar:
    """
    The census windows, or a council's own dates for a few terms that end near D.
    """
    if draw(st.sampled_from((True, True, False))):
        return CENSUS
    terms = [
        Term(year, season)
        for year in range(on.year - 2, on.year + 1)
        for season in range(3)
    ]
    ended = len([term for term in terms if census_window(term)[1] <= on])
    held = {}
    for term in draw(
        st.lists(st.sampled_from(terms[ended - 2 : ended + 1]), unique=True, max_size=3)
    ):
        first, last = census_window(term)
        first = draw(st.sampled_from((first, days_on(first, 7))))
        late = min(max(on, days_on(last, -14)), last)
        last = draw(
            st.sampled_from((last, days_on(last, -10), days_on(late, -1), late))
        )
        held[term] = Period(first, last)
    return Calendar(tuple(sorted(held.items())))


@st.composite
def scenes(
    draw: DrawFn,
    *,
    months: int | None = None,
    weeks: int | None = None,
    terms: int | None = None,
    gap_days: int = 0,
    share: Fraction = Fraction(9, 10),
    files: frozenset[str] | None = None,
    about: str = "anyone",
    since: date | None = None,
) -> Scene:
    """
    A day, a day of attachment, and what the rest is measured by.
    """
    on = draw(st.sampled_from(DAYS_ASKED))
    months = months or draw(st.sampled_from((1, 6, 3)))
    weeks = weeks or draw(st.sampled_from((1, 2, 26)))
    terms = terms or draw(st.integers(1, 3))
    calendar = draw(calendars(on))
    bare = Scene(
        on=on,
        attached=None,
        months=months,
        weeks=weeks,
        terms=terms,
        gap_days=gap_days,
        share=share,
        calendar=calendar,
        files=frozenset(FILES) if files is None else files,
        about=about,
    )
    early = months_on(on, -months - 3)
    edges = [days_on(months_on(on, -months), 1), days_on(on, -7 * weeks + 1)]
    edges += [since] if since else []
    ends = [calendar.window(term).last for term in bare.latest_terms[:-1]]
    attached = draw(
        st.one_of(
            st.just(early),
            st.sampled_from(each_side(edges)),
            st.sampled_from([early, None, years_back(on, 2), *each_side([on, *ends])]),
        )
    )
    return evolve(bare, attached=attached)


# People


@st.composite
def births(draw: DrawFn, scene: Scene) -> date:
    """
    Pupils, adults, and those who are nearly or only just one or the other.
    """
    on = scene.on
    likely = {
        "pupils": ("pupil", "pupil", "starter", "leaver"),
        "adults": ("adult", "adult", "nearly adult"),
    }.get(scene.about, ("pupil", "nearly adult"))
    others = ("pupil", "adult", "starter", "leaver", "nearly adult", "baby")
    sort = draw(st.sampled_from((*likely * 3, *others)))
    ends = [(8, 31), (12, 31), (3, 31)]
    school_years = (on.year, on.year - 1, on.year - 2)
    starts = [date(year - 5, *end) for year in school_years for end in ends]
    born = {
        "pupil": [years_back(on, age) for age in (10, 7, 14)],
        "adult": [years_back(on, age) for age in (30, 19)],
        "starter": each_side(starts),
        "leaver": each_side([date(y - 16, 8, 31) for y in school_years]),
        "nearly adult": each_side([years_back(day, 18) for day in scene.days[:5]])
        + [date(2000, 2, 29)] * 4,
        "baby": [days_on(on, -20), *scene.days],
    }
    return draw(st.sampled_from(born[sort]))


@st.composite
def stays(draw: DrawFn, scene: Scene, person_id: str, born: date) -> list[Stay]:
    """
    Once and for all, from or until some day, or twice with days between.
    """
    shape = draw(st.sampled_from((*["all"] * 4, "from", "until", "twice")))
    if shape == "all":
        return [Stay(person_id, FAMILY, born)]
    after = [day for day in scene.days if day > born] or [days_on(born, 1)]
    day = draw(st.sampled_from(after))
    if shape == "from":
        return [Stay(person_id, FAMILY, born, joined_on=day)]
    if shape == "until":
        return [Stay(person_id, FAMILY, born, left_on=day)]
    again = days_on(day, draw(st.sampled_from((1, 2, 40))))
    return [
        Stay(person_id, FAMILY, born, left_on=day),
        Stay(person_id, FAMILY, born, joined_on=again),
    ]


# Sessions


@st.composite
def term_rows(
    draw: DrawFn, scene: Scene, person_id: str, term: Term
) -> list[Attendance]:
    """
    A term's rows for a pupil: on the share, one either side, in parts, or missing.
    """
    shape = draw(
        st.sampled_from(
            ("whole", "whole", "none", "half", "halves", "schools", "both", "nothing")
        )
    )
    if shape == "none":
        return []
    possible = draw(st.sampled_from((20, 120, 10, 7)))
    if shape == "nothing":
        possible = 0
    allowed = floor(possible * (1 - scene.share))
    off = draw(st.sampled_from((0, 1, -1, -possible, 2)))
    missed = min(max(allowed + off, 0), possible)
    unauthorised = draw(st.sampled_from((missed, 0, missed // 2)))

    def row(half: int | None, part: int, school: str = "") -> Attendance:
        """
        One of two parts of the term, or (0) all of it.
        """

        def cut(whole: int) -> int:
            return (whole, whole // 2, whole - whole // 2)[part]

        away = min(cut(missed), cut(possible))
        played = min(cut(unauthorised), away)
        return Attendance(
            person_id, term, half, cut(possible), away - played, played, school
        )

    return {
        "whole": [row(None, 0)],
        "nothing": [row(None, 0)],
        "half": [row(draw(st.sampled_from((1, 2))), 1)],
        "halves": [row(1, 1), row(2, 2)],
        "schools": [row(None, 1, "A"), row(None, 2, "B")],
        "both": [row(None, 1), row(1, 2)],
    }[shape]


@st.composite
def attendance(draw: DrawFn, scene: Scene, person_id: str) -> list[Attendance]:
    rows: list[Attendance] = []
    for term in reversed(scene.latest_terms):
        rows += draw(term_rows(scene, person_id, term))
    return rows


# Work


@st.composite
def work(
    draw: DrawFn, scene: Scene, person_id: str
) -> tuple[list[Employment], list[Benefit]]:
    """
    Jobs whose days add up to about what is asked, and benefits at their edges.
    """
    length = max(1, scene.weeks * 7 + draw(st.sampled_from((0, 1, -1, 5))))
    pieces = draw(st.sampled_from((1, 2, 3)))
    cuts = [length // pieces] * (pieces - 1)
    cuts.append(length - sum(cuts))
    gaps = [draw(gaps_between(scene)) for _ in cuts[1:]]
    end = draw(st.sampled_from((0, 0, -1, 1, -20, 9)))
    whole = sum(cuts) + sum(gaps)
    start = days_on(scene.on, end - whole + 1)
    if draw(st.sampled_from((False, False, True))):
        start = days_on(scene.attached or start, draw(st.sampled_from((0, -1, 1))))
    jobs = []
    first = start
    for number, days in enumerate(cuts):
        last = max(days_on(first, days - 1), first)
        jobs.append(draw(job(scene, person_id, first, last)))
        if number < len(gaps):
            first = days_on(last, gaps[number] + 1)
    if draw(st.sampled_from((False, False, True))):
        earlier = days_on(start, -draw(st.sampled_from((8, 30))))
        jobs.append(Employment(person_id, earlier, days_on(earlier, 3)))
    edges = each_side([start, days_on(start, length // 2), jobs[-1].vouched_to])
    claimed = draw(st.lists(benefits(person_id, edges, scene.on), max_size=2))
    if draw(st.sampled_from((True, False))):
        before = draw(st.sampled_from((days_on(start, -1), days_on(start, -9))))
        claimed.append(Benefit(person_id, BENEFITS[0], before, before))
    return jobs, claimed


def gaps_between(scene: Scene) -> SearchStrategy[int]:
    """
    Touching, as far apart as allowed, a day more, or overlapping.
    """
    return st.sampled_from((0, scene.gap_days, scene.gap_days + 1, -1, -2))


@st.composite
def job(
    draw: DrawFn, scene: Scene, person_id: str, first: date, last: date
) -> Employment:
    hours = draw(st.sampled_from((Fraction(16), Fraction(31, 2), None, Fraction(17))))
    if draw(st.sampled_from((True, True, False))):
        return Employment(person_id, first, last, hours_per_week=hours)
    days = [*each_side([last, scene.on]), first, days_on(scene.on, 30)]
    confirmed = draw(sometimes(st.sampled_from([d for d in days if d >= first])))
    return Employment(person_id, first, None, confirmed, hours)


@st.composite
def benefits(draw: DrawFn, person_id: str, edges: list[date], on: date) -> Benefit:
    start = draw(st.sampled_from([days_on(edges[0], -60), *edges, days_on(on, 1)]))
    kind = draw(st.sampled_from((*BENEFITS, IN_WORK_BENEFIT)))
    ends = [day for day in edges if day >= start] + [start]
    ended = draw(sometimes(st.sampled_from(ends), often=4))
    return Benefit(person_id, kind, start, ended)


# What happened


@st.composite
def spells(draw: DrawFn, scene: Scene, person_id: str) -> list[Status]:
    """
    A time on a plan, an order or a scheme; and sometimes another soon after.
    """
    status = draw(st.sampled_from((*STATUSES[:1] * 2, *STATUSES)))
    start = draw(st.one_of(scene.day_before(), scene.day_before(), scene.day()))
    eve = max(start, months_on(scene.on, -scene.months))
    past = st.sampled_from([eve, max(start, days_on(eve, -1)), days_on(eve, 1)])
    ended = draw(st.one_of(past, past, later(scene, start)))
    outcome = draw(st.sampled_from(("completed", "completed", "", "breached")))
    rows = [Status(person_id, status, start, ended, outcome)]
    if ended is not None and draw(st.sampled_from((False, False, True))):
        again = days_on(ended, draw(st.sampled_from((1, 2, 0))))
        other = draw(st.sampled_from((status, *STATUSES)))
        rows.append(Status(person_id, other, again, draw(later(scene, again))))
    return rows


def later(scene: Scene, start: date) -> SearchStrategy[date | None]:
    """
    A last day for what began on a day, or none.
    """
    return sometimes(st.sampled_from([start, *[d for d in scene.days if d > start]]))


@st.composite
def incidents(draw: DrawFn, scene: Scene, people: list[str]) -> Incident:
    return Incident(
        FAMILY,
        draw(st.sampled_from([*people * 2, "", "P-elsewhere"])),
        draw(st.sampled_from((*KINDS[:1] * 4, *KINDS, "exclusion"))),
        draw(st.one_of(scene.day(), scene.day_before())),
        reference=draw(st.sampled_from(("1", "2", "3"))),
    )


@st.composite
def checks(draw: DrawFn, scene: Scene) -> Check:
    """
    Of every kind or some, for all the time there is or up to one of its edges.
    """
    everything = (*KINDS, *STATUSES, "exclusion")
    some = (KINDS[:1], STATUSES, KINDS)
    kinds = draw(st.sampled_from((*[everything] * 6, *some)))
    long_ago, far_off = years_back(scene.on, 4), months_on(scene.on, 3)
    first, last, made = long_ago, far_off, far_off
    shape = draw(
        st.sampled_from(
            (*["all"] * 4, "from", "until", "made", "window", "window", "both")
        )
    )
    if shape in {"from", "both"}:
        first = draw(scene.day())
    if shape in {"until", "both"}:
        last = max(first, draw(scene.day()))
    if shape == "made":
        made = draw(scene.day())
    if shape == "window":
        first = days_on(months_on(scene.on, -scene.months), 1)
        last = scene.on
    return Check(FAMILY, kinds, first, max(first, last), max(first, made))


@st.composite
def score(draw: DrawFn, scene: Scene, people: list[str]) -> Score:
    return Score(
        FAMILY,
        draw(st.sampled_from((*people[:1] * 5, *people, ""))),
        draw(st.sampled_from((*TOOLS[:1] * 8, *TOOLS))),
        draw(st.sampled_from((*DOMAINS[:1] * 8, *DOMAINS))),
        draw(scene.day_since()),
        draw(st.sampled_from((Fraction(1), Fraction(2), Fraction(3), Fraction(5, 2)))),
    )


@st.composite
def scores(draw: DrawFn, scene: Scene, people: list[str]) -> list[Score]:
    """
    Scores in any order, or getting ever higher, or ever lower.
    """
    rows = draw(st.lists(score(scene, people), max_size=5))
    order = draw(st.sampled_from(("any", "rising", "falling")))
    if order == "any":
        return rows
    figures = sorted([row.score for row in rows], reverse=order == "falling")
    rows.sort(key=lambda row: row.scored_on)
    return [
        evolve(row, score=figure) for row, figure in zip(rows, figures, strict=True)
    ]


@st.composite
def statements(draw: DrawFn, scene: Scene, people: list[str]) -> Statement:
    return Statement(
        FAMILY,
        draw(st.sampled_from((*people, ""))),
        draw(st.sampled_from(DOMAINS)),
        draw(scene.day()),
        draw(st.sampled_from(ROLES)),
    )


@st.composite
def needs(draw: DrawFn, scene: Scene, people: list[str]) -> Need:
    return Need(
        FAMILY,
        draw(st.sampled_from((*people, ""))),
        draw(st.sampled_from(PROBLEMS)),
        draw(scene.day_since()),
    )


def earlier_claims(scene: Scene) -> SearchStrategy[EarlierClaim]:
    results = st.sampled_from(("progress", "employment"))
    return st.builds(EarlierClaim, st.just(FAMILY), results, scene.day())


# Families

FILES = (
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
)


@st.composite
def people(draw: DrawFn, scene: Scene, person_id: str) -> Person:
    """
    A member, past or present, with the rows that go by the person's own id.
    """
    born = draw(births(scene))
    jobs: list[Employment] = []
    claimed: list[Benefit] = []
    if "work" in scene.files and born < years_back(scene.on, 15):
        jobs, claimed = draw(work(scene, person_id))
    rows: list[Attendance] = []
    if "attendance" in scene.files and born > years_back(scene.on, 19):
        rows = draw(attendance(scene, person_id))
    held: list[Status] = []
    if "statuses" in scene.files:
        for rows_of_one in draw(st.lists(spells(scene, person_id), max_size=2)):
            held += rows_of_one
    fields: dict[str, Any] = {
        "stays": draw(stays(scene, person_id, born)),
        "attendance": rows,
        "employment": jobs,
        "benefits": claimed,
        "statuses": held,
    }
    return Person(**fields)


@st.composite
def families_in(draw: DrawFn, scene: Scene) -> Family:
    """
    A family of none to three, crowded round the days of a scene.
    """
    size = draw(st.sampled_from((1, 2, 3, 1, 2, 0)))
    ids = [f"P-{number + 1}" for number in range(size)]

    fields: dict[str, Any] = {
        file: draw(st.lists(one, max_size=most))
        for file, one, most in (
            ("needs", needs(scene, ids), 6),
            ("incidents", incidents(scene, ids), 8),
            ("statements", statements(scene, ids), 3),
            ("checks", checks(scene), 3),
            ("claims", earlier_claims(scene), 2),
        )
        if file in scene.files
    }
    fields["people"] = [draw(people(scene, person_id)) for person_id in ids]
    if "scores" in scene.files:
        fields["scores"] = draw(scores(scene, ids))
    if "dates" in scene.files:
        fields["key_worker"] = draw(st.sampled_from(("", "W-1")))
        for name in ("assessed_on", "planned_on", "closed_on", "left_area_on"):
            fields[name] = draw(sometimes(scene.day(), often=3))
    return Family(
        family_id=FAMILY,
        attached_on=scene.attached,
        terms=scene.calendar,
        **fields,
    )


def families() -> SearchStrategy[Family]:
    """
    Any family.
    """
    return scenes().flatmap(families_in)


def cases() -> SearchStrategy[tuple[Family, date]]:
    """
    Any family, and a day to ask about it.
    """
    return scenes().flatmap(
        lambda scene: st.tuples(families_in(scene), st.just(scene.on))
    )


# Which records each rule turns on; the others are left out, to be quick.
_TURNS_ON = {
    "absence-below": {"attendance"},
    "attended-each-term": {"attendance"},
    "attended-overall": {"attendance"},
    "completed": {"statuses", "checks"},
    "employed-consecutively": {"work"},
    "employed-within": {"work"},
    "enrolled": {"statuses"},
    "fewer-than-over-months": {"incidents", "checks"},
    "fewer-than-over-terms": {"incidents", "checks"},
    "incidents-reduced": {"incidents", "checks"},
    "needs-identified": {"needs"},
    "none-recorded": {"incidents", "checks"},
    "other-needs-identified": {"needs"},
    "score-improved": {"scores"},
    "stated": {"statements"},
    "status-ended": {"statuses", "checks"},
}


def files_of(rule: Any) -> frozenset[str]:
    if isinstance(rule, EachChild | AnyAdult):
        return files_of(rule.rule)
    if isinstance(rule, Combined):
        return frozenset().union(*[files_of(part) for part in rule.parts])
    return frozenset(_TURNS_ON.get(rule.name, {"dates"}))


def about(rule: Any) -> str:
    """
    Whether a rule is chiefly about pupils or adults.
    """
    if isinstance(rule, AnyAdult | EmployedConsecutively | EmployedWithin | Enrolled):
        return "adults"
    if isinstance(rule, EachChild | FewerThanOverMonths | FewerThanOverTerms):
        return "pupils"
    return "pupils" if hasattr(rule, "starters") else "anyone"


def cases_for(rule: Any) -> SearchStrategy[tuple[Family, date]]:
    """
    A family and a day whose boundaries are those of the rule.
    """
    of = rule
    while isinstance(of, EachChild | AnyAdult | Combined):
        of = of.parts[0] if isinstance(of, Combined) else of.rule
    months = [
        getattr(of, name, None)
        for name in ("months", "within_months", "sustained_months")
    ]
    weeks = [getattr(of, name, None) for name in ("weeks", "within_weeks")]
    share = getattr(of, "share", None)
    line = Fraction(9, 10)
    if isinstance(share, Share):
        line = share.of
    if isinstance(share, Below):
        line = 1 - share.of
    scene = scenes(
        months=next((number for number in months if number), None),
        weeks=next((number for number in weeks if number), None),
        terms=getattr(of, "terms", None),
        gap_days=getattr(of, "gap_days", 1),
        share=line,
        files=files_of(rule),
        about=about(rule),
        since=getattr(of, "since", None),
    )
    return scene.flatmap(lambda scene: st.tuples(families_in(scene), st.just(scene.on)))


# Rules

MONTHS = st.sampled_from((1, 6, 3, 2))
WEEKS = st.sampled_from((1, 2, 26, 3))
TERMS = st.integers(1, 3)
COUNTINGS = st.sampled_from(Counting)
STARTERS = st.sampled_from(Starters)
ANY, ATTACHMENT = CountedFrom.ANY, CountedFrom.ATTACHMENT
COUNTED_FROM = st.sampled_from((ANY, ANY, ATTACHMENT))
WHOSE = st.sampled_from(Whose)
SHARES = st.sampled_from(
    [
        Share.parse(words)
        for words in (
            "at least 90%",
            "more than 90%",
            "at least 100%",
            "at least 50%",
            "more than 85.5%",
        )
    ]
)
BELOWS = st.sampled_from([Below.parse(words) for words in ("15%", "10%", "50%")])
FALLS = st.sampled_from(
    [Fall.parse(words) for words in ("33%", "50%", "100%", "60%", "33.333333%", "10%")]
)
HOURS = st.sampled_from((None, None, Fraction(16), Fraction(31, 2)))
OFF_BENEFITS = st.sampled_from(((), BENEFITS, BENEFITS[:1]))
SOME_KINDS = st.sampled_from((KINDS[:1], KINDS))
SOME_STATUSES = st.sampled_from((STATUSES[:1], STATUSES))
SOME_PROBLEMS = st.sampled_from(
    (("crime",), ("crime", "school", "domestic-abuse"), ("domestic-abuse", "health"))
)


Anything = SearchStrategy[Any]


def a_rule(rule_class: Callable[..., Any], /, **fields: Anything) -> Anything:
    return st.builds(rule_class, clause=st.just(CLAUSE), **fields)


def asked_of_terms(kind: Callable[..., Any], share: Anything) -> Anything:
    return a_rule(
        kind,
        share=share,
        terms=TERMS,
        counting=COUNTINGS,
        starters=STARTERS,
        counted_from=COUNTED_FROM,
    )


#: A strategy for each rule a plan can name.
BY_NAME: dict[str, SearchStrategy[Any]] = {
    "absence-below": asked_of_terms(AbsenceBelow, BELOWS),
    "assessed": a_rule(Assessed),
    "attached": a_rule(
        Attached,
        since=sometimes(
            st.sampled_from(
                each_side([months_on(day, -9) for day in DAYS_ASKED[:3]])
                + list(DAYS_ASKED)
            )
        ),
    ),
    "attended-each-term": asked_of_terms(AttendedEachTerm, SHARES),
    "attended-overall": asked_of_terms(AttendedOverall, SHARES),
    "closed-for": a_rule(ClosedFor, months=MONTHS),
    "completed": a_rule(Completed, kind=st.just(STATUSES[0])),
    "dependent-child": a_rule(DependentChild),
    "employed-consecutively": a_rule(
        EmployedConsecutively,
        weeks=WEEKS,
        gap_days=st.integers(0, 3),
        off_benefits=OFF_BENEFITS,
        counted_from=COUNTED_FROM,
        hours_at_least=HOURS,
    ),
    "employed-within": st.tuples(WEEKS, st.sampled_from((0, 1, 4))).flatmap(
        lambda weeks: a_rule(
            EmployedWithin,
            weeks=st.just(weeks[0]),
            within_weeks=st.just(weeks[0] + weeks[1]),
            off_benefits=OFF_BENEFITS,
            counted_from=COUNTED_FROM,
            hours_at_least=HOURS,
        )
    ),
    "enrolled": a_rule(Enrolled, schemes=SOME_STATUSES, months=MONTHS),
    "fewer-than-over-months": a_rule(
        FewerThanOverMonths,
        kind=st.just(KINDS[0]),
        count=st.integers(1, 3),
        months=MONTHS,
    ),
    "fewer-than-over-terms": a_rule(
        FewerThanOverTerms,
        kind=st.just(KINDS[0]),
        count=st.integers(1, 3),
        terms=TERMS,
        starters=STARTERS,
        counted_from=COUNTED_FROM,
    ),
    "in-the-area": a_rule(InTheArea),
    "incidents-reduced": a_rule(
        IncidentsReduced,
        kinds=SOME_KINDS,
        by=FALLS,
        months=MONTHS,
        whose=WHOSE,
        baseline=st.sampled_from(Baseline),
    ),
    "key-worker-named": a_rule(KeyWorkerNamed),
    "needs-identified": SOME_PROBLEMS.flatmap(
        lambda of: a_rule(
            NeedsIdentified,
            at_least=st.integers(1, min(3, len(of))),
            of=st.just(of),
        )
    ),
    "none-recorded": a_rule(NoneRecorded, kinds=SOME_KINDS, months=MONTHS, whose=WHOSE),
    "other-needs-identified": a_rule(
        OtherNeedsIdentified, at_least=st.integers(1, 3), besides=SOME_PROBLEMS
    ),
    "planned": a_rule(Planned),
    "score-improved": a_rule(
        ScoreImproved,
        tool=st.sampled_from(("any", TOOLS[0])),
        domain=st.just(DOMAINS[0]),
        by=st.sampled_from((Fraction(1), Fraction(1, 2))),
        direction=st.sampled_from(Direction),
        sustained_months=st.integers(0, 3),
    ),
    "stated": a_rule(
        Stated,
        about=st.just(DOMAINS[0]),
        by_roles=st.sampled_from((ROLES[:1], ROLES)),
        within_months=MONTHS,
    ),
    "status-ended": a_rule(StatusEnded, statuses=SOME_STATUSES, months=MONTHS),
}


def plain_rules() -> SearchStrategy[Rule]:
    """
    Any rule that a plan can name.
    """
    return st.sampled_from(sorted(RULES)).flatmap(lambda name: BY_NAME[name])


def each_child_rules() -> SearchStrategy[Rule]:
    return a_rule(EachChild, rule=plain_rules())


def any_adult_rules() -> SearchStrategy[Rule]:
    return a_rule(AnyAdult, rule=plain_rules())


def combined_rules() -> SearchStrategy[Rule]:
    """
    Up to three rules together, each of the family, a child or an adult.
    """
    part = st.one_of(plain_rules(), each_child_rules(), any_adult_rules())
    parts = st.lists(part, min_size=1, max_size=3).map(tuple)
    return parts.flatmap(
        lambda some: a_rule(
            Combined,
            needs=st.builds(Needs, st.sampled_from((None, 1, 2, 3)[: len(some) + 1])),
            parts=st.just(some),
        )
    )


def rules() -> SearchStrategy[Rule]:
    """
    Any rule at all.
    """
    return st.one_of(
        plain_rules(), each_child_rules(), any_adult_rules(), combined_rules()
    )


#: The names of `BY_NAME`, and of the rules made of rules.
EVERY_NAME: dict[str, SearchStrategy[Any]] = {
    **BY_NAME,
    "combined": combined_rules(),
    "each-child": each_child_rules(),
    "any-adult": any_adult_rules(),
}

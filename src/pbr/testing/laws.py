"""
The laws that every rule keeps (SPEC §10), tried on any rule: `check_rule(rule)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve, fields
from hypothesis import Phase, given, settings
from hypothesis.strategies import SearchStrategy

from pbr.findings import Conclusion, Finding, Trail, findings
from pbr.periods import ONE_DAY, Period, plus_months
from pbr.records import Attendance, Employment, Family, Incident, Person, Status
from pbr.rules import Rule
from pbr.testing.strategies import cases as cases_of
from pbr.verdicts import MET, NOT_MET

Case = tuple[Family, date]
Law = Callable[[Rule, Family, date], None]
#: All but `Phase.explain`, which runs a failure many times to comment on it.
PHASES = (Phase.explicit, Phase.generate, Phase.target, Phase.shrink)
#: More incidents than a rule may well allow.
MANY = 12
#: The files of a family, and those of a person.
FAMILY_ROWS = ("needs", "incidents", "scores", "statements", "checks", "claims")
PERSON_ROWS = ("attendance", "employment", "benefits", "statuses")


def check_rule(
    rule: Rule, *, cases: SearchStrategy[Case] | None = None, examples: int = 100
) -> None:
    """
    Try every law on a rule, with made-up families at its boundaries.

    Order, repetition, no look-ahead, splitting, monotony, soundness and turning days
    are tried, each on `examples` examples. `cases` gives other families and days than
    pbr would make.

    Raises `AssertionError` with the smallest family found that breaks a law, and
    anything that the rule itself raises.
    """
    for law in LAWS:
        _try(law, rule, cases_of(rule) if cases is None else cases, examples)


def _try(law: Law, rule: Rule, cases: SearchStrategy[Case], examples: int) -> None:
    @settings(max_examples=examples, deadline=None, database=None, phases=PHASES)
    @given(case=cases)
    def holds(case: Case) -> None:
        law(rule, *case)

    holds()


def order_changes_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    Rows and members in another order give the same trail (law 1).
    """
    turned = _every_row(family, lambda rows: rows[::-1])
    found, other = rule.examine(family, on), rule.examine(turned, on)
    assert found == other, "the order of rows changes the trail"


def repetition_changes_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    Every row twice gives the same verdict (law 2).
    """
    twice = _every_row(family, lambda rows: rows * 2)
    found, other = rule.examine(family, on), rule.examine(twice, on)
    assert found.verdict is other.verdict, "a repeated row changes the verdict"


def _every_row(family: Family, change: Callable[[Any], Any]) -> Family:
    people = [
        evolve(one, **{name: change(getattr(one, name)) for name in PERSON_ROWS})
        for one in family.people
    ]
    rows: dict[str, Any] = {name: change(getattr(family, name)) for name in FAMILY_ROWS}
    return evolve(family, people=change(tuple(people))[: len(people)], **rows)


def nothing_later_is_seen(rule: Rule, family: Family, on: date) -> None:
    """
    Without what came after the day the verdict is the same (law 3).
    """
    found, known = rule.examine(family, on), rule.examine(as_known_on(family, on), on)
    assert found.verdict is known.verdict, "something after the day changes the verdict"


def as_known_on(family: Family, on: date) -> Family:
    """
    The family as it was known on a day: later events dropped, later days cut off.
    """

    def by(day: date | None) -> date | None:
        return day if day is not None and day <= on else None

    people = [_person_on(one, family, on) for one in family.people]
    changes: dict[str, Any] = {
        "attached_on": by(family.attached_on),
        "assessed_on": by(family.assessed_on),
        "planned_on": by(family.planned_on),
        "closed_on": by(family.closed_on),
        "left_area_on": by(family.left_area_on),
        "people": [one for one in people if one is not None],
        "needs": [row for row in family.needs if row.identified_on <= on],
        "incidents": [row for row in family.incidents if row.occurred_on <= on],
        "scores": [row for row in family.scores if row.scored_on <= on],
        "statements": [row for row in family.statements if row.made_on <= on],
        "claims": [row for row in family.claims if row.claimed_on <= on],
        "checks": [
            evolve(row, covers_to=min(row.covers_to, on))
            for row in family.checks
            if row.covers_from <= on
        ],
    }
    return evolve(family, **changes)


def _person_on(one: Person, family: Family, on: date) -> Person | None:
    window = family.terms.window
    stays = [_cut(row, on, "left_on") for row in one.stays if row.first <= on]
    if not stays:
        return None
    changes: dict[str, Any] = {
        "stays": stays,
        "attendance": [r for r in one.attendance if window(r.term).first <= on],
        "employment": [_job_on(r, on) for r in one.employment if r.started_on <= on],
        "benefits": [
            _cut(row, on, "ended_on") for row in one.benefits if row.started_on <= on
        ],
        "statuses": [_status_on(r, on) for r in one.statuses if r.started_on <= on],
    }
    return evolve(one, **changes)


def _cut(row: Any, on: date, name: str) -> Any:  # noqa: ANN401 - a spell of any kind
    """
    A spell whose end is not known yet.
    """
    return evolve(row, **{name: None}) if (getattr(row, name) or on) > on else row


def _status_on(row: Status, on: date) -> Status:
    """
    A status whose end, and with it the outcome, may not be known yet.
    """
    still = row.ended_on is not None and row.ended_on > on
    return evolve(row, ended_on=None, outcome="") if still else row


def _job_on(row: Employment, on: date) -> Employment:
    if row.ended_on is not None:
        return evolve(row, ended_on=min(row.ended_on, on))
    return evolve(row, confirmed_on=row.confirmed_on and min(row.confirmed_on, on))


def splitting_changes_nothing(rule: Rule, family: Family, on: date) -> None:
    """
    A spell in two, at any day before the last it counts, is the same spell (law 4).
    """
    found = rule.examine(family, on)
    for parted in _parted(family, on):
        other = rule.examine(parted, on)
        assert found.verdict is other.verdict, "splitting a spell changes the verdict"


def _parted(family: Family, on: date) -> Iterator[Family]:
    for person in family.people:
        for name in ("employment", "benefits", "statuses"):
            rows = getattr(person, name)
            for row in rows:
                last = row.vouched_to if name == "employment" else row.ended_on or on
                days = (last - row.started_on).days
                others = [other for other in rows if other is not row]
                for after in sorted({0, days // 2, days - 1}):
                    if 0 <= after < days:
                        parts = split(row, row.started_on + timedelta(after))
                        yield _with_rows(family, person, **{name: [*others, *parts]})


def split(row: Any, day: date) -> list[Any]:  # noqa: ANN401 - a spell of any kind
    """
    A spell in two, the second part keeping how it ended and how far it is confirmed.
    """
    first = evolve(row, ended_on=day)
    if hasattr(row, "outcome"):
        first = evolve(first, outcome="")
    return [first, evolve(row, started_on=day + ONE_DAY)]


def _with_rows(family: Family, person: Person, **rows: Any) -> Family:  # noqa: ANN401
    people = [evolve(one, **rows) if one is person else one for one in family.people]
    return evolve(family, people=people)


def better_never_fails(rule: Rule, family: Family, on: date) -> None:
    """
    More attendance, a longer job, or one incident fewer never undoes met (law 5).
    """
    if rule.examine(family, on).verdict is not MET:
        return
    for says, other in _better(family):
        verdict = rule.examine(other, on).verdict
        assert verdict is not NOT_MET, f"{says}: met becomes not met"


def _better(family: Family) -> Iterator[tuple[str, Family]]:
    for person in family.people:
        for row in person.attendance:
            rest = [other for other in person.attendance if other is not row]
            for more in one_absence_fewer(row):
                yield (
                    "one session more attended",
                    _with_rows(family, person, attendance=[*rest, more]),
                )
        for job in person.employment:
            others = [other for other in person.employment if other is not job]
            for longer in longer_jobs(job, 5):
                yield (
                    "a longer job",
                    _with_rows(family, person, employment=[*others, longer]),
                )
    if family.incidents:
        *earlier, _ = sorted(family.incidents, key=lambda row: row.occurred_on)
        rows: dict[str, Any] = {"incidents": earlier}
        yield "the latest incident removed", evolve(family, **rows)


def one_absence_fewer(row: Attendance) -> list[Attendance]:
    """
    The row with one absence fewer, of either kind.
    """
    kinds = ("authorised", "unauthorised")
    return [
        evolve(row, **{kind: getattr(row, kind) - 1})
        for kind in kinds
        if getattr(row, kind) > 0
    ]


def longer_jobs(job: Employment, days: int) -> list[Employment]:
    """
    The job, `days` days longer at its start, and at its end.
    """
    more = timedelta(days)
    longer = [evolve(job, started_on=job.started_on - more)]
    if job.ended_on is not None:
        longer.append(evolve(job, ended_on=job.ended_on + more))
    elif job.confirmed_on is not None:
        longer.append(evolve(job, confirmed_on=job.confirmed_on + more))
    return longer


def the_trail_is_sound(rule: Rule, family: Family, on: date) -> None:
    """
    Rows cited belong to the family, and each is cited once.

    A `Judgement` checks the rest: only an undetermined finding has missing evidence.
    """
    trail = rule.examine(family, on)
    _is_a_trail(trail)
    rows = {_known_by(row) for row in _rows(family)}
    for finding in findings(trail):
        over = [row for group in finding.passed_over for row in group.rows]
        cited = [_known_by(row) for row in (*finding.read, *over)]
        assert len(cited) == len(set(cited)), f"{finding.about}: a row is cited twice"
        assert set(cited) <= rows, (
            f"{finding.about}: cites a row that the family does not have"
        )


def _known_by(row: object) -> object:
    """
    What identifies a row: the object itself, or the id of a family, which may be
    narrowed.
    """
    return row.family_id if isinstance(row, Family) else id(row)


def _is_a_trail(trail: object) -> None:
    assert isinstance(trail, Finding | Conclusion), f"{trail!r} is not a trail"


def _rows(family: Family) -> Iterator[object]:
    yield family
    for field in fields(Family):
        rows = getattr(family, field.name)
        yield from rows if isinstance(rows, tuple) else ()
    for person in family.people:
        for field in fields(Person):
            yield from getattr(person, field.name)


def silence_never_pays(rule: Rule, family: Family, on: date) -> None:
    """
    What is met stays met whatever was not on record (law 6).

    If no source was asked about a day, something may have happened on it.
    """
    if rule.examine(family, on).verdict is not MET:
        return
    for hidden in hidden_incidents(rule, family, on):
        verdict = rule.examine(hidden, on).verdict
        assert verdict is MET, (
            "something on a day nobody asked about undoes what is met"
        )


def hidden_incidents(rule: Any, family: Family, on: date) -> Iterator[Family]:  # noqa: ANN401
    """
    The family with many more incidents, on a day that no check covers for their kind.
    """
    kinds = getattr(rule, "kinds", ()) or (getattr(rule, "kind", "incident"),)
    for kind in kinds:
        checked = family.checked_days((kind,))
        for back in (0, 1, 20, 100):
            day = on - timedelta(back)
            if day in checked:
                continue
            for whom in ("", *[one.person_id for one in family.people]):
                hidden = [
                    Incident(family.family_id, whom, kind, day, reference=f"hidden {n}")
                    for n in range(MANY)
                ]
                rows: dict[str, Any] = {"incidents": [*family.incidents, *hidden]}
                yield evolve(family, **rows)


def nothing_turns_unsaid(rule: Rule, family: Family, on: date) -> None:
    """
    On a day that the rule does not give, its trail is that of the day before (law 10).
    """
    asked = Period(plus_months(on, -2), plus_months(on, 10))
    turns = set(rule.turning_days(family, asked))
    before = None
    for day in each_day(asked):
        now = shape(rule.examine(family, day))
        turned = before is not None and now != before
        assert not turned or day in turns, f"{day} is a turning day but was not given"
        before = now


def each_day(asked: Period) -> Iterator[date]:
    """
    Every day of a period, in order.
    """
    return (asked.first + timedelta(days) for days in range(len(asked)))


def shape(trail: Trail) -> object:
    """
    A trail without its measures and rows: who, what, each verdict and each reason.
    """
    if isinstance(trail, Finding):
        return trail.about, trail.subject.id, trail.verdict, trail.reason
    parts = tuple([shape(part) for part in trail.parts])
    return trail.about, trail.subject.id, trail.verdict, parts


#: The laws, in the order in which they are tried.
LAWS: tuple[Law, ...] = (
    order_changes_nothing,
    repetition_changes_nothing,
    nothing_later_is_seen,
    splitting_changes_nothing,
    better_never_fails,
    the_trail_is_sound,
    silence_never_pays,
    nothing_turns_unsaid,
)

"""
What was counted, said by the rows that were read: sums, benefits, and blank cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pbr.findings import Absent, Attended, Finding, Held, Reason, Scored, Why, Worked
from pbr.periods import Days
from pbr.records import Attendance, Benefit, Employment, Family, Record, Score, Status
from pbr.reports.wording.quantities import measured, whose
from pbr.reports.wording.values import count, day, name
from pbr.rules.parts.nameless import subject_of
from pbr.rules.parts.reads import looked_for
from pbr.rules.parts.words import Counting
from pbr.verdicts import Verdict

SEVERAL = 2
#: The column of families.csv that a requirement about the family's own dates looks at.
_CELLS = {
    "attached": "attached_on",
    "assessed": "assessed_on",
    "planned": "planned_on",
    "key-worker-named": "key_worker",
    "closed-for": "closed_on",
    "in-the-area": "left_area_on",
}


def sessions_added_up(found: Finding, quantity: Attended | Absent) -> str:
    """
    Sessions as the sum of the rows; as they were counted, if they do not add up to it.
    """
    said = measured(quantity)
    rows = [row for row in found.read if isinstance(row, Attendance)]
    authorised = sum([row.authorised for row in rows])
    unauthorised = sum([row.unauthorised for row in rows])
    possible, attended = quantity.possible, isinstance(quantity, Attended)
    missed = possible - quantity.sessions if attended else quantity.sessions
    of_all = getattr(found.rule, "counting", None) is Counting.ALL_ABSENCE
    adds_up = sum([row.possible for row in rows]) == possible and possible > 0
    if not adds_up or missed != unauthorised + authorised * of_all:
        return said
    plain = f"{quantity.sessions} of {count(possible, 'session')}"
    if attended:
        leave = f" − {authorised} authorised" if of_all else ""
        sum_of = f"{possible} possible{leave} − {unauthorised} unauthorised"
        counted = "attended" if of_all else "counted as attended"
        return said.replace(plain, f"{sum_of} = {quantity.sessions} {counted}", 1)
    if not of_all:
        return said.replace(
            f"absent {plain}", f"absent without authorisation {plain}", 1
        )
    summed = f"{authorised} authorised + {unauthorised} unauthorised = {plain}"
    return said.replace(plain, summed, 1)


def work_on_benefits(found: Finding, quantity: Worked) -> str:
    """
    Days of work; those that a benefit strikes out are shown, and the benefit is named.
    """
    said = measured(quantity)
    if found.verdict is Verdict.UNDETERMINED:
        said = said.removesuffix(f": {count(quantity.short_by, 'day')} short")
    if found.reason is Reason.NO_BENEFIT_IN_TIME and not quantity.days:
        return _before_any_benefit(said, quantity)
    struck = getattr(found.rule, "not_while_on", ())
    jobs = [row for row in found.read if isinstance(row, Employment)]
    benefits = [
        row for row in found.read if isinstance(row, Benefit) and row.benefit in struck
    ]
    last = max(map(_last_day, jobs), default=None)
    if quantity.days or not quantity.with_benefits or last is None:
        return said
    worked = Days.of([(row.started_on, _last_day(row)) for row in jobs])
    on_benefits = Days.of([(row.started_on, row.ended_on or last) for row in benefits])
    if worked - on_benefits:
        return said
    theirs = [row for row in benefits if row.started_on <= last]
    named = " and ".join(dict.fromkeys(map(_spell, theirs)))
    whole = count(quantity.with_benefits, "day")
    return said.replace(
        f" ({quantity.with_benefits} on or off benefits)",
        f" ({whole} worked, all of them while on {named})",
        1,
    )


def _before_any_benefit(said: str, quantity: Worked) -> str:
    """
    Work that no such benefit came before is shown whole, and is not short.
    """
    worked = count(quantity.with_benefits, "day")
    said = said.replace(f" ({quantity.with_benefits} on or off benefits)", "", 1)
    said = said.removesuffix(f": {count(quantity.short_by, 'day')} short")
    return said.replace("0 days of work", f"{worked} of work", 1)


def _last_day(job: Employment) -> date:
    """
    The last day that a row of work gives.
    """
    return job.ended_on or job.confirmed_on or job.started_on


def _spell(row: Benefit) -> str:
    end = "" if row.ended_on else ", which has no end on file"
    return f"{name(row.benefit)}{end}"


def scored_once(quantity: Scored, read: Iterable[Record]) -> str:
    """
    Whose scores are of too few days, by whichever tool: one more by any may be enough.
    """
    said, kind = measured(quantity), quantity.subject.kind
    scores = [row for row in read if isinstance(row, Score)]
    theirs = [row for row in scores if subject_of(row).kind is kind]
    tools = sorted({whose(subject_of(row), row.tool) for row in theirs})
    if quantity.tool is None or len(tools) < SEVERAL:
        return said
    one = whose(quantity.subject, quantity.tool)
    return f"{said.replace(one, ' or '.join(tools), 1)} by one of them"


def _none_held(found: Finding) -> str:
    """
    Why no status that was held counts, or may count; blank if there is none on file.
    """
    if found.reason is Reason.NOT_UNDERSTOOD:
        return "none that is known to count"
    left = Why.LEFT_WHILE_IT_WENT_ON
    rows = [row for over in found.passed_over if over.why is left for row in over.rows]
    named = dict.fromkeys(
        [f"{row.person_id}, {name(row.status)}" for row in rows if type(row) is Status]
    )
    if not named:
        looked, over = looked_for(found.rule), found.passed_over
        held = [row for each in over for row in each.rows if isinstance(row, Status)]
        of_these = [row for row in held if row.status in looked]
        return "none that counts" if of_these else ""
    return f"none but what is left out ({'; '.join(named)}: left while it went on)"


def held_as_a_member(found: Finding, quantity: Held) -> str:
    """
    The last day a status was held, with its person and its name; if it went on, that
    the person was a member to then.
    """
    said, latest = measured(quantity), quantity.latest
    if latest is None:
        return _none_held(found) or said
    looked = looked_for(found.rule)
    theirs = [
        row
        for row in found.read
        if isinstance(row, Status) and row.status in looked and row.started_on <= latest
    ]
    ended = [row for row in theirs if row.ended_on == latest]
    went_on = [row for row in theirs if (row.ended_on or date.max) > latest]
    held = "last held"
    if not ended and went_on:
        goes_on = latest == quantity.window.last
        held = "still held" if goes_on else "last held by a member"
    # Of several that went on, some may be of people who had left by then.
    sure = ended or (went_on if len(went_on) == 1 else [])
    named = dict.fromkeys([f"{row.person_id}, {name(row.status)}" for row in sure])
    whose = f" ({'; '.join(named)})" if named else ""
    return said.replace(
        f"last held on {day(latest)}",
        f"{held} on {day(latest)}{whose}",
        1,
    )


def blank_cell(found: Finding) -> str:
    """
    The cell that a finding rests on because it is blank; nothing if none is.
    """
    column = _CELLS.get(found.about)
    families = [row for row in found.read if isinstance(row, Family)]
    if column is None or not families or getattr(families[0], column):
        return ""
    row = families[0].row
    return f"{column} is blank" if row is None else f"{row}:{column} is blank"

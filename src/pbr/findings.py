"""
The trail: what was set against which requirement, and what follows (SPEC §8).

A `Finding` sets facts against one requirement. A `Conclusion` follows from several
parts, and works its verdict out. There is no prose here: `pbr.reports` words it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from pbr.periods import Period
from pbr.records import Record, Subject
from pbr.school import Term, TermPart
from pbr.shares import Fall
from pbr.verdicts import Needs, Verdict


class Standing(Enum):
    """
    How far a requirement can be trusted to be the scheme's own (SPEC §6).
    """

    #: The scheme's own document says it.
    STATED = "stated"
    #: It does not; the plan says why it was chosen.
    ASSUMED = "assumed"


#: What an assumption is about when it is about all of a requirement.
THE_WHOLE = "this requirement"


@frozen
class Assumption:
    """
    A value of a plan that its document does not state, and why it was chosen.
    """

    value: str
    why: str


@frozen
class Clause:
    """
    Which words of which document a requirement rests on.
    """

    document: str
    paragraph: str
    words: str
    standing: Standing
    assumptions: tuple[Assumption, ...] = ()


class Reason(Enum):
    """
    Why a finding has its verdict: the whole list.
    """

    #: What was measured reaches the line.
    REACHED = "reached"
    #: It falls short of the line.
    SHORT = "short"
    #: There is more than the line allows.
    TOO_MANY = "too many"
    #: Nothing on record shows it.
    NOT_ON_RECORD = "not on record"
    #: It is on record, and must not be.
    ON_RECORD = "on record"
    #: It is dated after the day in question.
    AFTER_THE_DAY = "after the day"
    #: Only one half of the term is on record.
    HALF_ON_RECORD = "half on record"
    #: Of several terms taken together, at least one cannot be told.
    TERM_MISSING = "term missing"
    #: No session was possible in the term.
    NOTHING_POSSIBLE = "nothing possible"
    #: Terms are still to come before there are enough of them.
    STILL_TO_COME = "still to come"
    #: Some days were not checked with a source.
    UNCHECKED = "unchecked"
    #: The window would begin before the family was attached.
    TOO_EARLY = "too early"
    #: The family is not attached.
    NOT_ATTACHED = "not attached"
    #: The job would reach it only on days nobody has confirmed.
    UNCONFIRMED = "unconfirmed"
    #: No out-of-work benefit is on file for the person.
    NO_BENEFIT_HISTORY = "no benefit history"
    #: No out-of-work benefit began before the work did.
    NO_BENEFIT_BEFORE = "no benefit before"
    #: There was nothing before and there is nothing now.
    NOTHING_TO_REDUCE = "nothing to reduce"
    #: There was nothing before and there is something now.
    NEW_PROBLEM = "new problem"
    #: There has been none since attachment.
    NONE_SINCE_ATTACHMENT = "none since attachment"
    #: The order or programme was breached.
    BREACHED = "breached"
    #: Not one term of school age has ended yet.
    NO_TERM_YET = "no term yet"
    #: The person is not in the household on the day.
    NOT_A_MEMBER = "not a member"
    #: The member is not of compulsory school age.
    NOT_OF_SCHOOL_AGE = "not of school age"
    #: The member is not an adult.
    NOT_AN_ADULT = "not an adult"
    #: The day is outside the plan, or its claim windows.
    OUTSIDE = "outside"
    #: A result was claimed for the family before.
    CLAIMED_BEFORE = "claimed before"
    #: The family has left the area.
    LEFT_THE_AREA = "left the area"


class Why(Enum):
    """
    Why a row was passed over: the whole list.
    """

    AFTER_THE_DAY = "after the day"
    OUTSIDE_THE_WINDOW = "outside the window"
    OTHER_TERM = "another term"
    TERM_NOT_ENDED = "term not ended"
    OTHER_KIND = "another kind"
    OTHER_PERSON = "another person"
    NOT_A_MEMBER = "not a member that day"
    NO_PERSON = "no person named"
    NOT_A_CHILD = "not a child that day"
    NOT_AN_ADULT = "not an adult that day"
    BEFORE_ATTACHMENT = "before attachment"
    HOURS_TOO_FEW = "hours too few or not stated"
    NOT_AN_OUT_OF_WORK_BENEFIT = "not an out-of-work benefit"
    NOT_ASKED = "not asked"
    GOES_ON = "goes on from an earlier spell"
    NOT_ENDED = "not ended"
    OTHER_OUTCOME = "another outcome"
    OTHER_ROLE = "another role"


@frozen
class PassedOver:
    """
    Rows that were looked at and not counted, and why.
    """

    why: Why
    rows: tuple[Record, ...]


# The measures: what was counted, in its natural unit, and what was needed.


@frozen
class Attended:
    """
    Sessions attended of those possible; the fewest that would do.
    """

    sessions: int
    possible: int
    needed: int

    @property
    def short_by(self) -> int:
        """
        How many sessions short.
        """
        return max(0, self.needed - self.sessions)


@frozen
class Absent:
    """
    Sessions missed of those possible; the most that would do.
    """

    sessions: int
    possible: int
    most_allowed: int

    @property
    def short_by(self) -> int:
        """
        How many sessions too many.
        """
        return max(0, self.sessions - self.most_allowed)


@frozen
class Worked:
    """
    Days of work in one run (`within` None) or in one window of so many days.

    `with_unconfirmed` also counts the days that nobody has vouched for yet. Where
    benefits are asked, only days after `since_benefit` count: the day on which the
    first out-of-work benefit on file began. `run` is from the first to the last of the
    days counted, None where there are none.
    """

    days: int
    needed: int
    within: int | None
    with_unconfirmed: int
    since_benefit: date | None
    run: Period | None

    @property
    def short_by(self) -> int:
        """
        How many days short.
        """
        return max(0, self.needed - self.days)


@frozen
class Fell:
    """
    Incidents of some kinds before and after; the most after that would do.

    A count is exact only when every day of its window was checked; else it is the
    fewest there can have been.
    """

    kinds: tuple[str, ...]
    by: Fall
    before: int
    after: int
    most_allowed: int
    baseline: Period
    window: Period
    baseline_exact: bool
    window_exact: bool

    @property
    def short_by(self) -> int:
        """
        How many incidents too many.
        """
        return max(0, self.after - self.most_allowed)


@frozen
class Counted:
    """
    How many of some kinds there were in a period; the most that would do.
    """

    kinds: tuple[str, ...]
    count: int
    most_allowed: int
    window: Period

    @property
    def short_by(self) -> int:
        """
        How many too many.
        """
        return max(0, self.count - self.most_allowed)


@frozen
class Found:
    """
    How many there are; the fewest that would do.
    """

    count: int
    needed: int

    @property
    def short_by(self) -> int:
        """
        How many short.
        """
        return max(0, self.needed - self.count)


@frozen
class Scored:
    """
    The first score since attachment, and the worst that has stood since it counts.

    Both are None when there are not two scores to compare. `better_by` is how much
    better the second is, whichever way is better.
    """

    scores: int
    first: Fraction | None
    since: Fraction | None
    better_by: Fraction | None
    needed: Fraction

    @property
    def short_by(self) -> Fraction:
        """
        How much short.
        """
        return max(Fraction(0), self.needed - (self.better_by or 0))


@frozen
class Early:
    """
    How many days too early, and the first day that is not.
    """

    days: int
    until: date

    @property
    def short_by(self) -> int:
        """
        How many days short.
        """
        return self.days


@frozen
class Dated:
    """
    A date on file, or None, set against the days in which it must lie.

    `since` or `until` is None where there is no bound; both are in.
    """

    found: date | None
    since: date | None
    until: date | None


@frozen
class Held:
    """
    The days a status was held, looked for in a window.
    """

    latest: date | None
    window: Period


Measure = (
    Attended | Absent | Worked | Fell | Counted | Found | Scored | Early | Dated | Held
)


# What is still needed before a finding can be settled.


@frozen
class NeedsSessions:
    """
    A pupil's sessions in these terms, or halves of them, from the school.
    """

    subject: Subject
    terms: tuple[TermPart, ...]


@frozen
class NeedsTerm:
    """
    A term still to come: it will end on this day, and then the school can tell.
    """

    subject: Subject
    term: Term
    ends_on: date


@frozen
class NeedsCheck:
    """
    A check of these kinds for these days, from whoever holds them.
    """

    kinds: tuple[str, ...]
    periods: tuple[Period, ...]


@frozen
class NeedsConfirmation:
    """
    A job confirmed to this day, by the employer or DWP.
    """

    subject: Subject
    jobs: tuple[Record, ...]
    to: date


@frozen
class NeedsBenefitHistory:
    """
    The person's out-of-work benefits up to this day, from DWP.
    """

    subject: Subject
    up_to: date


Needed = (
    NeedsSessions | NeedsTerm | NeedsCheck | NeedsConfirmation | NeedsBenefitHistory
)


@frozen
class Finding:
    """
    Facts, set against one requirement.

    `about` names what was looked at in one plain noun: a term, a rule, a question.
    `read` are the rows that were counted, `passed_over` those that were not, each
    with why; together they are all the rows supplied for the subject (SPEC §10.8).
    `needed` is what would settle it, and is empty unless it is undetermined.
    """

    clause: Clause
    about: str
    subject: Subject
    verdict: Verdict
    reason: Reason
    measure: Measure | None = None
    read: tuple[Record, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    needed: tuple[Needed, ...] = ()


@frozen
class Conclusion:
    """
    What follows from several parts. Its verdict is worked out, never stated.

    `read` are rows that raised the question, such as the need that was identified.
    """

    clause: Clause
    about: str
    subject: Subject
    needs: Needs
    parts: tuple[Finding | Conclusion, ...]
    read: tuple[Record, ...] = ()
    #: The verdict that follows from the parts' (SPEC §3.2). It cannot be given, and is
    #: worked out at once: every conclusion is asked for it, and a property that is kept
    #: costs more than the work.
    verdict: Verdict = field(init=False, eq=False)

    @verdict.default
    def _follows(self) -> Verdict:
        return self.needs.verdict_of([part.verdict for part in self.parts])


Trail = Finding | Conclusion


def findings(trail: Trail) -> Iterator[Finding]:
    """
    Every finding of a trail, in order, once for each place it stands in.
    """
    if isinstance(trail, Finding):
        yield trail
    else:
        for part in trail.parts:
            yield from findings(part)


def clauses(trail: Trail) -> Iterator[Clause]:
    """
    Every clause of a trail, in order, once for each place it stands in.
    """
    yield trail.clause
    if isinstance(trail, Conclusion):
        for part in trail.parts:
            yield from clauses(part)

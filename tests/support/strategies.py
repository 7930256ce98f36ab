"""
Made-up rules, and the families that stand at their boundaries (SPEC §10).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pbr.findings import Clause, Standing
from pbr.periods import plus_months
from pbr.records import Family
from pbr.rules import RULES, Rule
from pbr.rules.absence import AbsenceBelow
from pbr.rules.asked_alone import ASKED_ALONE
from pbr.rules.attendance import AttendedEachTerm, AttendedOverall
from pbr.rules.combined import Combined
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
from pbr.rules.held import StatusHeld
from pbr.rules.incidents import IncidentsReduced, NoneRecorded
from pbr.rules.member_aged import MemberAged
from pbr.rules.parts.needs import EVERYBODYS
from pbr.rules.parts.scores import Tool, Tools
from pbr.rules.parts.words import (
    Baseline,
    BenefitSince,
    CountedFrom,
    Counting,
    Direction,
    Leavers,
    OnDay,
    Starters,
    Until,
    Whom,
    Whose,
)
from pbr.rules.parts.work import MovedOff
from pbr.rules.person_with_the_need import PersonWithTheNeed
from pbr.rules.progress import ScoreImproved, Stated
from pbr.rules.status import Enrolled, StatusEnded
from pbr.shares import Below, Fall, Share
from pbr.testing.scenes import DAYS_ASKED, each_side
from pbr.testing.strategies import cases
from pbr.testing.words import Words
from pbr.verdicts import AT_LEAST_ONE, EVERY, FIRST_OTHERWISE, Quorum

CLAUSE = Clause(
    document="a made-up plan",
    paragraph="1",
    words="words to be tested",
    standing=Standing.STATED,
)
WORDS = Words()
KINDS, STATUSES, BENEFITS = WORDS.kinds, WORDS.statuses, WORDS.benefits
TOOLS, DOMAINS, ROLES = WORDS.tools, WORDS.domains, WORDS.roles


def cases_for(
    rule: Rule, *, births_unknown: bool = False
) -> SearchStrategy[tuple[Family, date]]:
    """
    A family and a day whose boundaries are those of the rule.
    """
    return cases(rule, births_unknown=births_unknown)


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
    [Fall.parse(words) for words in ("33%", "50%", "100%", "60%", "1/3", "10%", "any")]
)
HOURS = st.sampled_from((None, None, Fraction(16), Fraction(31, 2)))
OFF_BENEFITS = st.sampled_from(((), BENEFITS, BENEFITS[:1]))
MOVED_OFF = st.sampled_from(
    (
        None,
        *[
            MovedOff(benefits, since)
            for benefits in (BENEFITS, BENEFITS[:1])
            for since in BenefitSince
        ],
    )
)
LEAVERS = st.sampled_from(Leavers)
SOME_KINDS = st.sampled_from((KINDS[:1], KINDS))
SOME_STATUSES = st.sampled_from((STATUSES[:1], STATUSES))
SOME_PROBLEMS = st.sampled_from(
    (("crime",), ("crime", "school", "domestic-abuse"), ("domestic-abuse", "health"))
)
A_TOOL = st.builds(
    Tool, st.sampled_from(Direction), st.sampled_from((Fraction(1), Fraction(1, 2)))
)
SOME_TOOLS = st.sampled_from((TOOLS, TOOLS[:1])).flatmap(
    lambda names: st.fixed_dictionaries(dict.fromkeys(names, A_TOOL)).map(Tools)
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
        since=st.sampled_from(
            [
                None,
                *each_side([plus_months(day, -9) for day in DAYS_ASKED[:3]]),
                *DAYS_ASKED,
            ]
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
        counted_from=COUNTED_FROM,
        not_while_on=OFF_BENEFITS,
        moved_off=MOVED_OFF,
        hours_at_least=HOURS,
    ),
    "employed-within": st.tuples(WEEKS, st.sampled_from((0, 1, 4))).flatmap(
        lambda weeks: a_rule(
            EmployedWithin,
            weeks=st.just(weeks[0]),
            within_weeks=st.just(weeks[0] + weeks[1]),
            counted_from=COUNTED_FROM,
            not_while_on=OFF_BENEFITS,
            moved_off=MOVED_OFF,
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
    "held": st.one_of(
        [
            a_rule(
                StatusHeld,
                statuses=SOME_STATUSES,
                whose=st.sampled_from(Whom),
                until=st.sampled_from(Until),
                counted_from=COUNTED_FROM,
                **length,
                **together,
            )
            for length in (
                {"months": st.sampled_from((0, 1, 6))},
                {"weeks": st.sampled_from((1, 6))},
            )
            for together in (
                {"gap_days": st.sampled_from((0, 1, 7))},
                {"within": st.sampled_from((6, 8))},
            )
        ]
    ),
    "in-the-area": a_rule(InTheArea),
    "incidents-reduced": a_rule(
        IncidentsReduced,
        kinds=SOME_KINDS,
        by=FALLS,
        months=MONTHS,
        whose=WHOSE,
        baseline=st.sampled_from(Baseline),
        leavers=LEAVERS,
    ),
    "key-worker-named": a_rule(KeyWorkerNamed),
    "member-aged": st.tuples(st.integers(0, 20), st.integers(1, 10)).flatmap(
        lambda ages: a_rule(
            MemberAged,
            from_age=st.just(ages[0]),
            before_age=st.just(sum(ages)),
            asked_on=st.sampled_from(OnDay),
        )
    ),
    "needs-identified": SOME_PROBLEMS.flatmap(
        lambda of: a_rule(
            NeedsIdentified,
            at_least=st.integers(1, min(3, len(of))),
            of=st.just(of),
        )
    ),
    "none-recorded": a_rule(
        NoneRecorded, kinds=SOME_KINDS, months=MONTHS, whose=WHOSE, leavers=LEAVERS
    ),
    "other-needs-identified": a_rule(
        OtherNeedsIdentified, at_least=st.integers(1, 3), besides=SOME_PROBLEMS
    ),
    "planned": a_rule(Planned),
    "score-improved": a_rule(
        ScoreImproved,
        tools=SOME_TOOLS,
        domain=st.just(DOMAINS[0]),
        sustained_months=st.integers(0, 3),
    ),
    "stated": a_rule(
        Stated,
        about=st.just(DOMAINS[0]),
        by_roles=st.sampled_from((ROLES[:1], ROLES)),
        within_months=MONTHS,
        since=st.sampled_from(CountedFrom),
    ),
    "status-ended": a_rule(
        StatusEnded, statuses=SOME_STATUSES, months=MONTHS, leavers=LEAVERS
    ),
}


def plain_rules() -> SearchStrategy[Rule]:
    """
    Any rule that a plan can name.
    """
    return st.sampled_from(sorted(RULES)).flatmap(lambda name: BY_NAME[name])


#: A rule of each, or of any, child, adult or member.
ALONE: dict[str, SearchStrategy[Rule]] = {
    name: a_rule(kind, rule=plain_rules()) for name, kind in ASKED_ALONE.items()
}


def person_with_the_need_rules() -> SearchStrategy[Rule]:
    return a_rule(
        PersonWithTheNeed,
        rule=plain_rules(),
        problem=st.sampled_from(("", "health", "crime")),
        whose=st.sampled_from((EVERYBODYS, EVERYBODYS[:1], EVERYBODYS[1:])),
    )


#: What a combination of so many parts may need of them.
QUORUMS = {
    1: (EVERY, AT_LEAST_ONE),
    2: (EVERY, AT_LEAST_ONE, Quorum(2), FIRST_OTHERWISE),
    3: (EVERY, AT_LEAST_ONE, Quorum(2), Quorum(3)),
}


def combined_rules() -> SearchStrategy[Rule]:
    """
    Up to three rules together, each of the family, a child or an adult.
    """
    part = st.one_of(
        plain_rules(),
        *ALONE.values(),
        person_with_the_need_rules(),
    )
    parts = st.lists(part, min_size=1, max_size=3).map(tuple)
    return parts.flatmap(
        lambda some: a_rule(
            Combined,
            quorum=st.sampled_from(QUORUMS[len(some)]),
            parts=st.just(some),
        )
    )


def rules() -> SearchStrategy[Rule]:
    """
    Any rule at all.
    """
    return st.one_of(
        plain_rules(),
        *ALONE.values(),
        person_with_the_need_rules(),
        combined_rules(),
    )


#: The names of `BY_NAME`, and of the rules made of rules.
EVERY_NAME: dict[str, SearchStrategy[Any]] = {
    **BY_NAME,
    "combined": combined_rules(),
    **ALONE,
    "person-with-the-need": person_with_the_need_rules(),
}

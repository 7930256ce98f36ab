"""
The laws that every rule keeps (SPEC §10), tried on any rule: `check_rule(rule)`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import Phase, given, seed as seeded, settings
from hypothesis.strategies import SearchStrategy

from pbr.records import Family
from pbr.rules import Rule
from pbr.testing.aimed import aimed_at
from pbr.testing.laws.better import better_never_fails, longer_jobs, one_absence_fewer
from pbr.testing.laws.changed import each_day
from pbr.testing.laws.facts import (
    lines_change_nothing,
    names_change_nothing,
    nothing_else_is_asked,
    order_changes_nothing,
    repetition_changes_nothing,
)
from pbr.testing.laws.later import (
    as_known_on,
    nothing_later_is_seen,
    what_is_to_come_changes_nothing,
)
from pbr.testing.laws.lines import (
    the_share_is_exact,
    the_terms_are_exact,
    the_weeks_are_exact,
)
from pbr.testing.laws.missing import (
    a_job_counts_as_far_as_vouched_for,
    a_missing_term_settles_nothing,
    silence_never_pays,
)
from pbr.testing.laws.months import the_months_are_exact
from pbr.testing.laws.needed import the_line_is_the_rules_own, what_is_lacking_is_enough
from pbr.testing.laws.spells import a_day_counts_once, split, splitting_changes_nothing
from pbr.testing.laws.trails import (
    every_row_is_cited,
    numbers_are_exact,
    the_trail_is_sound,
)
from pbr.testing.laws.turning import nothing_turns_unsaid, shape
from pbr.testing.laws.unasked import hidden_incidents
from pbr.testing.laws.words import a_word_not_understood_settles_nothing
from pbr.testing.strategies import cases as cases_of
from pbr.verdicts import MET, NOT_MET, Verdict

Case = tuple[Family, date]
Law = Callable[[Rule, Family, date], None]
#: All but `Phase.explain`, which runs a failure many times to comment on it.
PHASES = (Phase.explicit, Phase.generate, Phase.target, Phase.shrink)

#: The laws, in the order in which they are tried.
LAWS: tuple[Law, ...] = (
    the_trail_is_sound,
    numbers_are_exact,
    nothing_else_is_asked,
    order_changes_nothing,
    lines_change_nothing,
    names_change_nothing,
    repetition_changes_nothing,
    nothing_later_is_seen,
    what_is_to_come_changes_nothing,
    splitting_changes_nothing,
    a_day_counts_once,
    better_never_fails,
    silence_never_pays,
    a_missing_term_settles_nothing,
    a_word_not_understood_settles_nothing,
    a_job_counts_as_far_as_vouched_for,
    the_line_is_the_rules_own,
    what_is_lacking_is_enough,
    the_share_is_exact,
    the_weeks_are_exact,
    the_months_are_exact,
    the_terms_are_exact,
    every_row_is_cited,
    nothing_turns_unsaid,
)


def check_rule(
    rule: Rule,
    *,
    cases: SearchStrategy[Case] | None = None,
    examples: int = 100,
    seed: int | None = None,
) -> None:
    """
    Try every law on a rule, with made-up families that have the rule's own words.

    The first families are aimed at the rule's own share, weeks, months and terms, the
    same every time. Then each law is tried on `examples` families made up by chance;
    `seed` makes them the same every time too. `cases` gives other families and days
    than pbr would make.

    Raises `AssertionError` with a family that breaks a law, or if no family is met, or
    none is not met: then nothing was tried. Raises anything that the rule itself
    raises.
    """
    seen = set()
    aimed = aimed_at(rule) if cases is None else []
    for law in LAWS:
        for family, on in aimed:
            _try(law, rule, family, on)
    for family, on in aimed:
        seen.add(rule.examine(family, on).verdict)
    by_chance = cases_of(rule) if cases is None else cases
    seen |= _tried_by_chance(rule, by_chance, examples, seed)
    for verdict in (MET, NOT_MET):
        assert verdict in seen, _never(verdict, rule, given=cases is not None)


def _try(law: Law, rule: Rule, family: Family, on: date) -> None:
    try:
        law(rule, family, on)
    except AssertionError as broken:
        broken.add_note(f"the law is {law.__name__}, on {on} of {family.in_full()}")
        raise


def _tried_by_chance(
    rule: Rule, cases: SearchStrategy[Case], examples: int, seed: int | None
) -> set[Verdict]:
    """
    The verdicts on the families that were made up by chance, if they break no law.
    """
    seen = set()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=PHASES,
        report_multiple_bugs=False,
    )
    @given(case=cases)
    def holds(case: Case) -> None:
        for law in LAWS:
            law(rule, *case)
        seen.add(rule.examine(*case).verdict)

    (holds if seed is None else seeded(seed)(holds))()
    return seen


def _never(verdict: Verdict, rule: Rule, *, given: bool) -> str:
    words = verdict.value.replace("_", " ")
    if given:
        return f"{rule.name}: none of the families in cases is {words}; give some"
    return (
        f"{rule.name}: no made-up family is {words}, so the laws show nothing; name "
        "the words that it looks for in its fields, or in the always of its reads, or "
        f"give cases= with families and days, some of them {words}"
    )


__all__ = [
    "LAWS",
    "Case",
    "Law",
    "a_day_counts_once",
    "a_job_counts_as_far_as_vouched_for",
    "a_missing_term_settles_nothing",
    "as_known_on",
    "better_never_fails",
    "check_rule",
    "each_day",
    "every_row_is_cited",
    "hidden_incidents",
    "lines_change_nothing",
    "longer_jobs",
    "names_change_nothing",
    "nothing_else_is_asked",
    "nothing_later_is_seen",
    "nothing_turns_unsaid",
    "numbers_are_exact",
    "one_absence_fewer",
    "order_changes_nothing",
    "repetition_changes_nothing",
    "shape",
    "silence_never_pays",
    "split",
    "splitting_changes_nothing",
    "the_line_is_the_rules_own",
    "the_months_are_exact",
    "the_share_is_exact",
    "the_terms_are_exact",
    "the_trail_is_sound",
    "the_weeks_are_exact",
    "what_is_lacking_is_enough",
    "what_is_to_come_changes_nothing",
]

"""
Rules for `check_rule` to try: five that keep every law, and each wrong one with the law
that it breaks.

Each wrong rule is a right one with one thing changed. All of them build only findings
that pbr accepts.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pbr.rules import Rule
from pbr.shares import Share
from rules_to_try import attends, held, none_of, unasked, works
from strategies import CLAUSE

NINETY = Share.parse("at least 90%")
#: The fields of each right rule, and of the wrong ones made of it.
FIELDS: dict[type[Any], tuple[Any, ...]] = {
    attends.Attends: (NINETY, 3),
    works.InWork: (26,),
    none_of.NoneOf: (("offence", "asb"), 6),
    held.NoneHeld: (("child-in-need",), 6),
    held.NoNewNeed: (6,),
}


class Wrong(NamedTuple):
    """
    A wrong rule, and what `check_rule` says about it.
    """

    kind: type[Any]
    said: str

    @property
    def rule(self) -> Rule:
        """
        The rule, with the fields of the right rule that it was made of.
        """
        return made(self.kind)


def made(kind: type[Any]) -> Rule:
    """
    A rule of a kind, with fields.
    """
    (fields,) = [given for base, given in FIELDS.items() if issubclass(kind, base)]
    rule: Rule = kind(CLAUSE, *fields)
    return rule


TWO_TRAILS = "the same family on the same day has two trails"
AHEAD = "something after the day changes the verdict"
UNASKED = "something on a day nobody asked about undoes what is met"
MISSED = "sessions missed in a missing term undo what is met"
FEWER = "met becomes not met"
WINDOW = "2017-05-01 is the first day of the months, and does not count"

#: What several wrong rules share, which is no rule by itself.
SHARED = {attends.SaysNothing, works.SaysNothing}
RIGHT: tuple[Rule, ...] = tuple([made(kind) for kind in FIELDS])
WRONG: tuple[Wrong, ...] = (
    # A float, or a rounded threshold (SPEC §4.5, law 9)
    Wrong(attends.RoundsTheShare, "attends: says 323, its own fields say [324]"),
    Wrong(attends.RoundsAndDoesNotSay, "179 of 200 sessions are not at least 90%"),
    Wrong(attends.WantsMoreAndDoesNotSay, "18 of 20 sessions are at least 90%, and"),
    Wrong(attends.FloatsTheShare, "attends: says 325, its own fields say [324]"),
    Wrong(attends.CutsTheShare, "6 of 7 sessions are not at least 90%, and are met"),
    Wrong(attends.WantsMoreThanTheShare, "says 325, its own fields say [324]"),
    Wrong(works.MonthsForWeeks, "in-work: says 180, its own fields say [182]"),
    Wrong(works.TrustsAnEndToCome, AHEAD),
    Wrong(works.NearlyEnoughWeeks, "in-work: says 179, its own fields say [182]"),
    Wrong(works.NearlyEnoughAndDoesNotSay, "181 days are not 26 weeks, and are met"),
    Wrong(works.ADayMore, "in-work: says 183, its own fields say [182]"),
    Wrong(works.ADayMoreAndDoesNotSay, "182 days are 26 weeks, and are refused"),
    Wrong(attends.ATermTooFew, "it looks at 2 terms, and says 3"),
    Wrong(none_of.MonthsOfThirtyDays, WINDOW),
    Wrong(none_of.ADayTooShort, WINDOW),
    Wrong(none_of.ADayTooLong, "2017-04-30 is the day before the months, and counts"),
    Wrong(held.NeedsOfThirtyDays, WINDOW),
    Wrong(held.HasAFloat, "HasAFloat.weight is 0.5, a float: give a Fraction"),
    Wrong(none_of.CountsWrongly, "none-of: says that it lacks 5, but 4 are enough"),
    # Something other than the facts and the day (laws 1, 2, 14)
    Wrong(none_of.AsksTheClock, "it asks date.today: a rule may read only the family"),
    Wrong(
        unasked.TossesACoin, "it asks Random.random: a rule may read only the family"
    ),
    Wrong(unasked.Remembers, TWO_TRAILS),
    Wrong(attends.TheLastLineWins, "the file or line of a row changes the trail"),
    Wrong(attends.OnlyTheFirstPupil, "the ids of members change the verdict"),
    # What comes after the day (law 3)
    Wrong(none_of.LooksADayAhead, AHEAD),
    Wrong(none_of.LooksThirtyDaysAhead, AHEAD),
    Wrong(none_of.LooksAYearAhead, AHEAD),
    Wrong(works.WorksAhead, AHEAD),
    Wrong(held.KnowsTheEnd, AHEAD),
    Wrong(held.FindsNeedsAhead, AHEAD),
    Wrong(attends.ReadsTheTermToCome, "something 92 days after the day changes"),
    # Days counted twice, or not joined (law 4)
    Wrong(works.CountsDaysTwice, "days that two spells share change the verdict"),
    Wrong(works.OneJobAlone, "splitting a spell changes the verdict"),
    # Not monotone (law 5)
    Wrong(attends.TooGoodToBeTrue, f"every session attended: {FEWER}"),
    Wrong(none_of.TwoAreNone, f"the latest incident removed: {FEWER}"),
    Wrong(works.TooLongIsNoMove, f"a longer job: {FEWER}"),
    # Absence of evidence (law 6)
    Wrong(attends.PaysOnAMissingTerm, MISSED),
    Wrong(attends.PaysOnHalfATerm, MISSED),
    Wrong(attends.PaysOnNothingPossible, MISSED),
    Wrong(
        attends.RefusesForAMissingTerm,
        "sessions attended in a missing term make it met",
    ),
    Wrong(works.RunsOnUnconfirmed, "days that nobody vouched for pay"),
    Wrong(none_of.ReadsPastAWord, "what a word means changes met: not understood"),
    Wrong(
        held.KnowsWhatNobodyUnderstands,
        "what a word means changes not_met: not understood",
    ),
    Wrong(unasked.AsksNobody, UNASKED),
    Wrong(unasked.ChecksOfTheLatestHalf, UNASKED),
    Wrong(unasked.ChecksOfTheFirstAndLastDay, UNASKED),
    Wrong(unasked.ChecksOfAnyKind, UNASKED),
    Wrong(unasked.ChecksOfOneKind, UNASKED),
    Wrong(unasked.ChecksAsAnnounced, UNASKED),
    Wrong(held.PaysOnAnUncheckedStatus, UNASKED),
    # Rows that vanish, and days that are not given (laws 8, 10)
    Wrong(attends.LosesRows, "a row of attendance is not read or passed over"),
    Wrong(none_of.ForgetsTheWayOut, "2017-10-30 is a turning day but was not given"),
    Wrong(none_of.ForgetsTheChecks, "2017-11-01 is a turning day but was not given"),
    # Nothing to try
    Wrong(unasked.IsAlwaysMet, "none-of: no made-up family is not met"),
    Wrong(unasked.IsNeverMet, "none-of: no made-up family is met"),
    Wrong(unasked.WantsAnUnknownWord, "none-of: no made-up family is met"),
)

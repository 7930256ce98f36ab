"""
Was a score or a statement of the family not read, for a word that the plan lacks?

> An unknown tool, domain, about or role leaves the row unread, and is a flag.
> (SPEC §4.7)
"""

from __future__ import annotations

from collections.abc import Iterator

from pbr.findings import Finding, Why
from pbr.flags.decided import DecidedClaim, Found, found_in
from pbr.flags.flag import Flag
from pbr.flags.kinds import FlagKind
from pbr.records import Score, Statement
from pbr.rules.progress import ScoreImproved, Stated

Unread = Score | Statement
#: The words for which a row is passed over: their column, and their name in the row.
_WORDS = {
    Why.OTHER_TOOL: ("scores.tool", "tool"),
    Why.OTHER_DOMAIN: ("scores.domain", "domain"),
    Why.ABOUT_SOMETHING_ELSE: ("statements.about", "about"),
    Why.OTHER_ROLE: ("statements.by_role", "by_role"),
}


def unread(claim: DecidedClaim) -> Iterator[Flag]:
    """
    > a row of a person passed over for an unknown tool, domain, about or role (SPEC §8)

    Any result counts, met or not: what was not read might have met it. Rows of one
    person are one flag, and so are those that name nobody.
    """
    rows: dict[str, dict[Unread, None]] = {}
    found: dict[str, list[Found]] = {}
    for result in claim.results:
        for each in found_in(result):
            theirs = [*_passed_over(each.finding, claim)]
            for person_id in dict.fromkeys([row.person_id for row in theirs]):
                found.setdefault(person_id, []).append(each)
            for row in theirs:
                rows.setdefault(row.person_id, {})[row] = None
    for person_id, of_one in rows.items():
        person = claim.family.person(person_id)
        subject = None if person is None else person.subject
        yield claim.flag(FlagKind.UNREAD, found[person_id], of_one, subject)


def _passed_over(finding: Finding, claim: DecidedClaim) -> Iterator[Unread]:
    """
    The rows that a test of scores or statements passed over for an unknown word.

    A row about something else, which the plan knows, is not read by the test anyway.
    """
    if isinstance(finding.rule, ScoreImproved | Stated):
        for group in finding.passed_over:
            if group.why in _WORDS:
                column, name = _WORDS[group.why]
                known = claim.plan.vocabulary.known(column)
                rows = [row for row in group.rows if isinstance(row, Unread)]
                yield from [row for row in rows if getattr(row, name) not in known]

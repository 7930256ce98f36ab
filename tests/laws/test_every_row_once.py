"""
SPEC §10.8: every row that was supplied is read or passed over, and only once.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain

from hypothesis import given, strategies as st

from pbr.findings import Finding, findings
from pbr.records import Family, Record, SubjectKind
from pbr.rules import Rule
from strategies import BY_NAME, cases_for

#: The rows a rule is supplied with: of the family, and of the person it is about.
OF_FAMILY = {
    "completed": ("statuses", "checks"),
    "fewer-than-over-months": ("incidents", "checks"),
    "fewer-than-over-terms": ("incidents", "checks"),
    "incidents-reduced": ("incidents", "checks"),
    "needs-identified": ("needs",),
    "none-recorded": ("incidents", "checks"),
    "other-needs-identified": ("needs",),
    "score-improved": ("scores",),
    "stated": ("statements",),
    "status-ended": ("statuses", "checks"),
}
OF_PERSON = {
    "absence-below": ("attendance",),
    "attended-each-term": ("attendance",),
    "attended-overall": ("attendance",),
    "employed-consecutively": ("employment", "benefits"),
    "employed-within": ("employment", "benefits"),
    "enrolled": ("statuses",),
    "held": ("statuses",),
}


def supplied(rule: Rule, family: Family, finding: Finding) -> list[Record]:
    """
    The rows on file for the subject of a finding.
    """
    if rule.name in OF_FAMILY:
        return [row for name in OF_FAMILY[rule.name] for row in getattr(family, name)]
    people = family.people
    if finding.subject.kind is SubjectKind.MEMBER:
        people = tuple(who for who in people if who.subject == finding.subject)
    names = OF_PERSON[rule.name]
    return [row for who in people for name in names for row in getattr(who, name)]


@given(
    data=st.data(),
    rule=st.sampled_from(sorted({*OF_FAMILY, *OF_PERSON})).flatmap(
        lambda name: BY_NAME[name]
    ),
)
def test_rows_read_and_passed_over_are_all_the_rows(
    data: st.DataObject, rule: Rule
) -> None:
    """
    Rows read + rows passed over = rows supplied for that subject.
    """
    family, on = data.draw(cases_for(rule, births_unknown=data.draw(st.booleans())))
    for finding in findings(rule.examine(family, on)):
        over = chain.from_iterable(group.rows for group in finding.passed_over)
        cited = Counter(map(id, [*finding.read, *over]))
        assert cited == Counter(map(id, supplied(rule, family, finding)))

"""
The chase list, as text, CSV and JSON.
"""

from __future__ import annotations

import json

from decided import decide, short
from pbr.claims import Decision
from pbr.reports import chase as chasing


def chase_text(decisions: list[Decision]) -> str:
    """
    The chase list of some claims, to be read.
    """
    return "".join(chasing.as_text(chasing.rows(decisions)))


def test_the_chase_list_is_by_holder_the_smallest_sets_first() -> None:
    """
    Whoever holds it is a heading; what would do alone stands before what would not.
    """
    text = chase_text([decide(checks=[]), short(17), decide(key_worker="")])
    assert [line for line in text.splitlines() if line and line[0] != " "] == [
        "children's social care",
        "no one to ask: no job or benefit is on file",
        "the key worker",
        "the police or the council's community safety team",
        "the police or the youth offending team",
        "the school",
    ]
    assert (
        "the school\n"
        "  F1 (alone): C1, 2016/17 autumn: 120 possible − 0 authorised − 17 unauthorised\n"
        "      = 103 attended, 108 needed: 5 short; it would be met if a source confirms\n"
        "      that 5 sessions should be marked present\n"
    ) in text


def test_the_chase_list_has_a_line_for_each_thing() -> None:
    """
    Holder, family, verdict, size of the smallest set, evidence or event, what.
    """
    found = chasing.rows([decide(key_worker="")])
    header, first, *_ = chasing.as_csv(found)
    assert header == "holder,family,claim,smallest_set,kind,what\n"
    assert first == (
        "the key worker,F1,not_met,1,event,key worker named: not on record: key_worker "
        "is blank\n"
    )
    data = json.loads("".join(chasing.as_json(found)))
    assert data == [
        {
            "holder": "the key worker",
            "family": "F1",
            "claim": "not_met",
            "smallest_set": 1,
            "kind": "event",
            "what": "key worker named: not on record: key_worker is blank",
        }
    ]


def test_where_nothing_is_waited_for_it_says_so() -> None:
    """
    A claim that is met is not chased.
    """
    found = chasing.rows([decide()])
    assert chase_text([decide()]) == "nothing is missing\n"
    assert list(chasing.as_csv(found)) == [
        "holder,family,claim,smallest_set,kind,what\n"
    ]
    assert list(chasing.as_json(found)) == ["[]\n"]

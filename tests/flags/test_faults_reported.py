"""
Faults that people who do this job have reported, as small case folders: what is odd is
flagged, and nothing is entered in silence.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from case_files import folder
from made import BRADFORD, D
from pbr.batch import decide_each
from pbr.casefiles import read_cases
from pbr.caseload.across_families import flags_across, with_flags
from pbr.claims import Decision

STATEMENT = "health,2017-08-01,lead-professional"


def flagged(path: Path, on: date = D) -> dict[str, tuple[bool, list[str]]]:
    """
    For each family of a folder: whether it is payable, and what has to be answered.
    """
    families = read_cases(path, BRADFORD).families
    across = flags_across(families, on, BRADFORD)
    found = {}
    for each in decide_each(families, on, BRADFORD):
        decision = with_flags(each, across)
        assert isinstance(decision, Decision)
        kinds = [flag.kind.value for flag in decision.to_answer]
        found[decision.family_id] = (decision.payable, kinds)
    return found


def sessions_of(person_id: str) -> str:
    """
    A year of good attendance.
    """
    return "".join(
        f"{person_id},2016/17 {season},{counts},school census\n"
        for season, counts in (
            ("autumn", "140,4,2"),
            ("spring", "120,3,1"),
            ("summer", "110,2,0"),
        )
    )


ATTENDANCE = "person_id,term,possible,authorised,unauthorised,source\n"
FAMILIES = "family_id,attached_on,key_worker,assessed_on,planned_on\n"


def test_joined_and_claimed_on_one_day(tmp_path: Path) -> None:
    """
    Found, joined, assessed, planned and claimed on one day, on evidence from before: the
    statement does not count, and the day and the terms are flagged.
    """
    made = folder(
        tmp_path,
        families=f"{FAMILIES}F1,2017-10-31,KW-2,2017-10-31,2017-10-31\n",
        people="person_id,family_id,born_on\nA1,F1,1984-06-12\nC1,F1,2007-05-20\n",
        needs="family_id,person_id,problem,identified_on\n"
        "F1,A1,health,2017-10-31\nF1,C1,school,2017-10-31\n",
        attendance=ATTENDANCE + sessions_of("C1"),
        statements=f"family_id,person_id,about,made_on,by_role\nF1,A1,{STATEMENT}\n",
    )
    assert flagged(made) == {"F1": (False, ["one-day"])}
    (made / "statements.csv").write_text(
        "family_id,person_id,about,made_on,by_role\n"
        "F1,A1,health,2017-10-31,lead-professional\n",
        "utf-8",
    )
    assert flagged(made) == {"F1": (True, ["one-day"])}
    (made / "needs.csv").write_text(
        "family_id,person_id,problem,identified_on\n"
        "F1,A1,help,2017-10-31\nF1,C1,school,2017-10-31\n",
        "utf-8",
    )
    (made / "checks.csv").write_text(
        "family_id,kinds,covers_from,covers_to,checked_on\n"
        "F1,child-protection-plan child-in-need looked-after,2017-01-01,2017-10-31,"
        "2017-10-31\n",
        "utf-8",
    )
    assert flagged(made) == {
        "F1": (True, ["before-attachment", "one-day", "nothing-but-neutral"])
    }


def test_one_family_under_two_references(tmp_path: Path) -> None:
    """
    Two teams registered one family, with ids of their own: both claims are decided, and
    both are flagged.
    """
    twice = (("F1", "A1", "C1"), ("F9", "A9", "C9"))
    days = ("2016-06-10", "2016-08-02", "2016-10-20", "2017-06-15", "2017-09-04")
    made = folder(
        tmp_path,
        families=FAMILIES
        + "".join(f"{f},2016-11-01,KW-2,2016-11-15,2016-11-29\n" for f, _, _ in twice),
        people="person_id,family_id,born_on\n"
        + "".join(f"{a},{f},1984-06-12\n{c},{f},2007-05-20\n" for f, a, c in twice),
        needs="family_id,person_id,problem,identified_on\n"
        + "".join(
            f"{f},{c},{need},2016-11-01\n"
            for f, _, c in twice
            for need in ("crime", "school")
        ),
        attendance=ATTENDANCE + sessions_of("C1") + sessions_of("C9"),
        incidents="family_id,person_id,kind,occurred_on,source\n"
        + "".join(
            f"{f},{c},offence,{day},police\n" for f, _, c in twice for day in days
        ),
        checks="family_id,kinds,covers_from,covers_to,checked_on,source\n"
        + "".join(
            f"{f},offence asb,2016-05-01,2017-10-31,2017-11-07,police\n"
            for f, _, _ in twice
        ),
    )
    assert flagged(made) == {
        "F1": (True, ["same-people"]),
        "F9": (True, ["same-people"]),
    }

"""
The case files: which there are, what columns they have, and what each column means.

They are defined once, here (SPEC §11). The template, the checks of headers and the
reading of every cell follow from this.
"""

from __future__ import annotations

from pbr.casefiles.columns import About, CellKind, Column, File
from pbr.casefiles.term_dates import TermDates
from pbr.casefiles.word_meanings import WordMeaning
from pbr.plans.set_aside import COLUMNS
from pbr.records import (
    Attendance,
    Benefit,
    Check,
    EarlierClaim,
    Employment,
    Family,
    Incident,
    Need,
    Score,
    Statement,
    Status,
    Stay,
)


def _maybe(
    name: str,
    kind: CellKind,
    means: str,
    *,
    shown: bool = True,
    happens: bool = False,
) -> Column:
    return Column(name, kind, means, required=False, shown=shown, happens=happens)


def _happened(name: str, means: str) -> Column:
    return Column(name, CellKind.DAY, means, happens=True)


_FAMILY = Column("family_id", CellKind.ID, "The family's pseudonymous id.")
_PERSON = Column("person_id", CellKind.ID, "The person's pseudonymous id.")
_MEMBER = _maybe(
    "person_id", CellKind.ID, "Who it is about; blank for the whole family."
)
_ATTACHED = _maybe(
    "attached_on", CellKind.DAY, "The day the family was attached.", happens=True
)
_TERM = Column(
    "term", CellKind.TERM, "The term, such as 2016/17 autumn, or half of one."
)
_SOURCE = (
    _maybe("source", CellKind.TEXT, "The system or agency that says so."),
    _maybe("reference", CellKind.TEXT, "Where that source keeps it."),
)
_WORDS = frozenset({*COLUMNS, "kinds"})
_ENDED = "Its last day; blank if it is still open."
_CONFIRMED = _maybe(
    "confirmed_on",
    CellKind.DAY,
    "The last day that the source confirms, if it is still open.",
)

FILES = (
    File(
        "families",
        About.FAMILY,
        Family,
        "One row for each family.",
        (
            _FAMILY,
            _ATTACHED,
            _maybe(
                "key_worker",
                CellKind.KEY_WORKER,
                "The key worker's pseudonymous id, which is never shown.",
                shown=False,
            ),
            _maybe(
                "assessed_on",
                CellKind.DAY,
                "The day of the family's assessment.",
                happens=True,
            ),
            _maybe(
                "planned_on",
                CellKind.DAY,
                "The day of the family's action plan.",
                happens=True,
            ),
            _maybe(
                "closed_on", CellKind.DAY_OR_OPEN, "The day work with the family ended."
            ),
            _maybe(
                "left_area_on",
                CellKind.DAY_OR_OPEN,
                "The day the family left the area.",
            ),
        ),
        required=True,
    ),
    File(
        "people",
        About.PERSON,
        Stay,
        "One row for each time that a person is in a household.",
        (
            _PERSON,
            _FAMILY,
            _maybe(
                "born_on",
                CellKind.DAY,
                "The person's date of birth; blank if it is not known.",
            ),
            _maybe(
                "joined_on",
                CellKind.DAY,
                "The first day in the household; blank if from birth.",
            ),
            _maybe(
                "left_on",
                CellKind.DAY_OR_OPEN,
                "The last day in the household; blank if still there.",
            ),
        ),
        required=True,
    ),
    File(
        "needs",
        About.FAMILY,
        Need,
        "One row for each problem identified.",
        (
            _FAMILY,
            _MEMBER,
            Column("problem", CellKind.WORD, "The problem, in the plan's word."),
            _happened("identified_on", "The day it was identified."),
            *_SOURCE,
        ),
    ),
    File(
        "attendance",
        About.PERSON,
        Attendance,
        "One row for each pupil, term and school: that school's return.",
        (
            _PERSON,
            _TERM,
            Column("possible", CellKind.SESSIONS, "The sessions there were to attend."),
            Column("authorised", CellKind.SESSIONS, "Sessions missed with leave."),
            Column("unauthorised", CellKind.SESSIONS, "Sessions missed without leave."),
            _maybe(
                "school",
                CellKind.ID,
                "The school's id; returns of different schools are added.",
            ),
            *_SOURCE,
        ),
    ),
    File(
        "terms",
        About.NOBODY,
        TermDates,
        "One row for each term whose dates the council sets.",
        (
            _TERM,
            Column("starts_on", CellKind.DAY, "Its first day."),
            Column("ends_on", CellKind.DAY, "Its last day."),
        ),
    ),
    File(
        "employment",
        About.PERSON,
        Employment,
        "One row for each spell of work.",
        (
            _PERSON,
            Column("started_on", CellKind.DAY, "Its first day."),
            _maybe("ended_on", CellKind.DAY_OR_OPEN, _ENDED),
            _CONFIRMED,
            _maybe("hours_per_week", CellKind.HOURS, "The hours worked in a week."),
            *_SOURCE,
        ),
    ),
    File(
        "benefits",
        About.PERSON,
        Benefit,
        "One row for each spell on a benefit.",
        (
            _PERSON,
            Column("benefit", CellKind.WORD, "The benefit, in the plan's word."),
            Column("started_on", CellKind.DAY, "Its first day."),
            _maybe("ended_on", CellKind.DAY_OR_OPEN, _ENDED),
            *_SOURCE,
        ),
    ),
    File(
        "incidents",
        About.FAMILY,
        Incident,
        "One row for each thing that happened, such as an offence or an exclusion.",
        (
            _FAMILY,
            _MEMBER,
            Column("kind", CellKind.WORD, "What it was, in the plan's word."),
            _happened("occurred_on", "The day it happened."),
            _maybe(
                "event",
                CellKind.ID,
                "The council's own id for the event; its rows are one incident.",
            ),
            *_SOURCE,
        ),
    ),
    File(
        "statuses",
        About.PERSON,
        Status,
        "One row for each spell on a plan, an order or a scheme, or of a tenancy or a "
        "place.",
        (
            _PERSON,
            Column("status", CellKind.WORD, "The status, in the plan's word."),
            Column("started_on", CellKind.DAY, "Its first day."),
            _maybe("ended_on", CellKind.DAY_OR_OPEN, _ENDED),
            _CONFIRMED,
            _maybe("outcome", CellKind.WORD, "How it ended: completed or breached."),
            *_SOURCE,
        ),
    ),
    File(
        "scores",
        About.FAMILY,
        Score,
        "One row for each score given by a practitioner.",
        (
            _FAMILY,
            _MEMBER,
            Column("tool", CellKind.WORD, "The tool, in the plan's word."),
            Column("domain", CellKind.WORD, "What was scored, in the plan's word."),
            _happened("scored_on", "The day of the score."),
            Column(
                "score", CellKind.SCORE, "The score, as a whole number or a decimal."
            ),
            *_SOURCE,
        ),
    ),
    File(
        "statements",
        About.FAMILY,
        Statement,
        "One row for each signed, dated statement.",
        (
            _FAMILY,
            _MEMBER,
            Column("about", CellKind.WORD, "What it is about, in the plan's word."),
            _happened("made_on", "The day it was signed."),
            Column("by_role", CellKind.WORD, "The role of the person who signed it."),
            *_SOURCE,
        ),
    ),
    File(
        "checks",
        About.FAMILY,
        Check,
        "One row for each time a source was asked about a family.",
        (
            _FAMILY,
            Column(
                "kinds", CellKind.WORDS, "The kinds asked about, such as offence asb."
            ),
            Column("covers_from", CellKind.FIRST_DAY, "The first day asked about."),
            Column("covers_to", CellKind.LAST_DAY, "The last day asked about."),
            Column("checked_on", CellKind.DAY, "The day the source was asked."),
            *_SOURCE,
        ),
    ),
    File(
        "claims",
        About.FAMILY,
        EarlierClaim,
        "One row for each result already claimed.",
        (
            _FAMILY,
            Column("result", CellKind.WORD, "The result claimed."),
            Column("claimed_on", CellKind.DAY, "The day it was claimed."),
        ),
    ),
    File(
        "words",
        About.NOBODY,
        WordMeaning,
        "One row for each word that the plan does not know: what it means there.",
        (
            Column(
                "file", CellKind.WORD, "The file with the word, such as incidents.csv."
            ),
            Column("column", CellKind.WORD, "The column with the word, such as kind."),
            Column("found", CellKind.WORD, "The word, as that file has it."),
            Column(
                "means",
                CellKind.WORD,
                "A word that the plan knows; or `set aside`, and nothing counts it.",
            ),
        ),
    ),
)
#: The columns with words of the plan, in each file that has any, by its name with .csv.
OF_WORDS = {
    file.csv: tuple([each.name for each in file.columns if each.name in _WORDS])
    for file in FILES
    if any([each.name in _WORDS for each in file.columns])
}

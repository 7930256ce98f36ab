"""
words.csv: what the council's own words mean in the plan's (SPEC §4.7).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from case_files import VOCABULARY, Words, document_of, folder
from pbr.casefiles import read_cases
from pbr.claims import Claim, validate
from pbr.exceptions import DataError
from pbr.plans import load_plan
from pbr.plans.set_aside import SET_ASIDE, SetAside
from pbr.plans.vocabulary import Vocabulary
from pbr.records import Family, Row
from pbr.reports.trail import as_text
from pbr.reports.validate import as_line

WORDS = "file,column,found,means\n"
INCIDENTS = "family_id,person_id,kind,occurred_on\n"
CHECKS = "family_id,kinds,covers_from,covers_to,checked_on\n"
NEEDS = "family_id,problem,identified_on\n"
ONLY: Any = Words(VOCABULARY)


def read(path: Path, plan: Any = ONLY) -> Family:
    """
    F1, as it is read.
    """
    return read_cases(path, plan).families[0]


def problems(path: Path, plan: Any = ONLY) -> list[str]:
    """
    What is wrong with the files.
    """
    with pytest.raises(DataError) as error:
        read_cases(path, plan)
    return [str(each) for each in error.value.problems]


def test_a_word_is_read_as_what_it_means(tmp_path: Path) -> None:
    """
    The word is compared folded, and the row cites the line that explains it.
    """
    (incident, other) = read(
        folder(
            tmp_path,
            incidents=INCIDENTS + "F1,,Arson_attack,2016-03-01\nF1,,asb,2016-03-02\n",
            words=WORDS + "Incidents.csv,Kind,arson attack,OFFENCE\n",
        )
    ).incidents
    words = Row("words.csv", 2)
    assert (incident.kind, incident.row) == (
        "offence",
        Row("incidents.csv", 2, (words,)),
    )
    assert (other.kind, other.row) == ("asb", Row("incidents.csv", 3))


def test_only_the_named_column_of_the_named_file_is_read_so(tmp_path: Path) -> None:
    """
    A meaning for incidents.csv says nothing about checks.csv.
    """
    family = read(
        folder(
            tmp_path,
            incidents=INCIDENTS + "F1,,arson,2016-03-01\n",
            checks=CHECKS + "F1,arson,2016-01-01,2016-02-01,2016-03-01\n",
            words=WORDS + "incidents.csv,kind,arson,offence\n",
        )
    )
    assert family.incidents[0].kind == "offence"
    assert family.checks[0].kinds == ("arson",)


def test_of_overlapping_neighbours_the_longest_first(tmp_path: Path) -> None:
    """
    > In `kinds` a `found` may be several neighbours, the longest first, from the left
    > (SPEC §4.7)
    """
    family = read(
        folder(
            tmp_path,
            checks=CHECKS + "F1,all crime asb all,2016-01-01,2016-02-01,2016-03-01\n",
            words=(
                WORDS
                + "checks.csv,kinds,all crime,offence\nchecks.csv,kinds,all,set aside\n"
                "checks.csv,kinds,crime,asb\n"
            ),
        )
    )
    assert family.checks[0].kinds == ("offence", "asb", SET_ASIDE)
    assert family.checks[0].row == Row(
        "checks.csv", 2, (Row("words.csv", 2), Row("words.csv", 3))
    )


def test_a_word_of_the_plan_is_longer_than_one_of_words_csv(tmp_path: Path) -> None:
    """
    Neighbours that are a word of the plan are that word, whatever a part would mean.
    """
    words = {
        **VOCABULARY.words,
        "checks.kinds": frozenset({"offence", "domestic-abuse"}),
    }
    known = Vocabulary(VOCABULARY.problems, other_problems=False, words=words)
    files = {
        "checks": CHECKS + "F1,domestic abuse,2016-01-01,2016-02-01,2016-03-01\n",
        "words": WORDS + "checks.csv,kinds,abuse,offence\n",
    }
    (check,) = read(folder(tmp_path, **files), Words(known)).checks
    assert known.understood(Family("F1", checks=[check])).checks[0].kinds == (
        "domestic-abuse",
    )
    (check,) = read(tmp_path, None).checks
    assert check.kinds == ("domestic", "offence")


def test_rows_are_compared_after_words_csv(tmp_path: Path) -> None:
    """
    > Rows are compared for equality folded, and after words.csv. (SPEC §4.7)
    """
    path = folder(
        tmp_path,
        incidents=INCIDENTS + "F1,,arson,2016-03-01\nF1,,offence,2016-03-01\n",
        words=WORDS + "incidents.csv,kind,arson,offence\n",
    )
    cases = read_cases(path, ONLY)
    assert len(cases.families[0].incidents) == 1
    assert [str(note) for note in cases.notes] == [
        "incidents.csv:2: repeated in row 3; read once",
        "words.csv:2: kind arson of incidents.csv means offence (1 row, 1 family)",
    ]


def test_two_columns_of_one_row_cite_both_lines(tmp_path: Path) -> None:
    """
    A status and its outcome may each have a line of words.csv.
    """
    status = (
        read(
            folder(
                tmp_path,
                statuses=(
                    "person_id,status,started_on,ended_on,outcome\n"
                    "P1,CIN,2016-01-01,2016-02-01,done\n"
                ),
                words=(
                    WORDS + "statuses.csv,status,cin,child in need\n"
                    "statuses.csv,outcome,done,completed\n"
                ),
            ),
            Words(
                Vocabulary(
                    VOCABULARY.problems,
                    other_problems=False,
                    words={
                        **VOCABULARY.words,
                        "statuses.outcome": frozenset({"completed", "breached"}),
                    },
                )
            ),
        )
        .people[0]
        .statuses[0]
    )
    assert (status.status, status.outcome) == ("child-in-need", "completed")
    assert status.row is not None
    assert status.row.read_through == (Row("words.csv", 2), Row("words.csv", 3))


def test_each_line_says_what_it_touches(tmp_path: Path) -> None:
    """
    > The summary lists each line with the rows and families it touches. (SPEC §4.7)
    """
    path = folder(
        tmp_path,
        incidents=INCIDENTS
        + "F1,,arson,2016-03-01\nF2,,Arson,2016-03-01\nF1,,arson,2016-03-03\n",
        words=(
            WORDS + "incidents.csv,kind,arson,set aside\nchecks.csv,kinds,all,offence\n"
        ),
    )
    assert [str(note) for note in read_cases(path, ONLY).notes] == [
        "words.csv:2: kind arson of incidents.csv is set aside (3 rows, 2 families)",
        "words.csv:3: kinds all of checks.csv means offence (0 rows, 0 families)",
    ]


def test_json_has_the_key_words(tmp_path: Path) -> None:
    """
    A case document has the same list, under `words`.
    """
    path = document_of(
        tmp_path,
        incidents=[{"family_id": "F1", "kind": "arson", "occurred_on": "2016-03-01"}],
        words=[
            {
                "file": "incidents.csv",
                "column": "kind",
                "found": "arson",
                "means": "offence",
            }
        ],
    )
    assert read(path).incidents[0].kind == "offence"


def test_without_a_plan_words_are_read_all_the_same(tmp_path: Path) -> None:
    """
    What a plan knows is not asked, but the words are read as what they mean.
    """
    path = folder(
        tmp_path,
        incidents=INCIDENTS + "F1,,arson,2016-03-01\n",
        words=WORDS + "incidents.csv,kind,arson,whatever\n",
    )
    assert read(path, None).incidents[0].kind == "whatever"


def counted(family: Family) -> list[str]:
    """
    The problems of the needs that are not set aside.
    """
    return [need.problem for need in family.needs if not need.set_aside]


def test_a_problem_may_mean_another_or_be_set_aside(tmp_path: Path) -> None:
    """
    A problem that the plan does not name is read as one that it does, or not counted.
    """
    path = folder(
        tmp_path,
        needs=NEEDS + "F1,DV,2016-03-01\nF1,pets,2016-03-01\n",
        words=WORDS
        + "needs.csv,problem,dv,domestic abuse\nneeds.csv,problem,pets,set aside\n",
    )
    family = read(path)
    assert [need.problem for need in family.needs] == [SET_ASIDE, "domestic-abuse"]
    assert counted(VOCABULARY.understood(family)) == ["domestic-abuse"]


def test_a_plan_may_set_a_problem_aside(tmp_path: Path) -> None:
    """
    A problem in `[set_aside]`, or with a headline there, is neither refused nor a need.
    """
    vocabulary = Vocabulary(
        VOCABULARY.problems,
        other_problems=False,
        words=VOCABULARY.words,
        set_aside=SetAside("not ours", problem=("Pets",)),
    )
    path = folder(
        tmp_path,
        needs=NEEDS
        + "F1,pets,2016-03-01\nF1,pets/dogs,2016-03-01\nF1,crime,2016-03-01\n",
    )
    family = read(path, Words(vocabulary))
    understood = vocabulary.understood(family)
    assert counted(understood) == ["crime"]
    assert understood.needs == family.needs
    assert vocabulary.understood(understood) is understood
    # Another plan may not set it aside.
    assert counted(VOCABULARY.understood(understood)) == ["crime", "pets", "pets/dogs"]


def test_a_problem_set_aside_is_not_another_problem(tmp_path: Path) -> None:
    """
    A plan that takes any problem does not take one that it sets aside, nor note it.
    """
    vocabulary = Vocabulary(
        VOCABULARY.problems,
        other_problems=True,
        words=VOCABULARY.words,
        set_aside=SetAside("not ours", problem=("pets",)),
    )
    path = folder(tmp_path, needs=NEEDS + "F1,pets,2016-03-01\n")
    cases = read_cases(path, Words(vocabulary))  # type: ignore[arg-type]
    assert cases.notes == ()
    assert counted(vocabulary.understood(cases.families[0])) == []


FILES_WITH_WORDS = (
    "needs.csv, benefits.csv, incidents.csv, statuses.csv, scores.csv, statements.csv, "
    "checks.csv"
)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "incident.csv,kind,arson,offence\n",
            [
                f"words.csv:2:file: found incident.csv; expected one of "
                f"{FILES_WITH_WORDS}; did you mean 'incidents.csv'?"
            ],
        ),
        (
            "attendance.csv,kind,arson,offence\n",
            [
                f"words.csv:2:file: found attendance.csv; expected one of "
                f"{FILES_WITH_WORDS}; write the name of the file with the word"
            ],
        ),
        (
            "statuses.csv,state,arson,offence\n",
            [
                "words.csv:2:column: found state; expected one of status, outcome; "
                "did you mean 'status'?"
            ],
        ),
        (
            "incidents.csv,occurred_on,arson,offence\n",
            [
                "words.csv:2:column: found occurred_on; expected one of kind; "
                "write the name of the column with the word"
            ],
        ),
        (
            "incidents.csv,kind,arson,offence\nincidents.csv,kind,Arson,asb\n",
            [
                "words.csv:3:means: found asb; expected offence, as in row 2 for the "
                "same word; keep the row that is right"
            ],
        ),
        (
            "incidents.csv,kind,ASB,offence\n",
            [
                "words.csv:2:found: found ASB; expected a word that the plan does not "
                "know; take the row out"
            ],
        ),
        (
            "incidents.csv,kind,arson,ofence\n",
            [
                "words.csv:2:means: found ofence; expected one of asb, offence, set "
                "aside; did you mean 'offence'?"
            ],
        ),
        (
            "incidents.csv,kind,arson,vehicle\n",
            [
                "words.csv:2:means: found vehicle; expected one of asb, offence, set "
                "aside; write one of these"
            ],
        ),
        (
            "needs.csv,problem,pets,cats\n",
            [
                "words.csv:2:means: found cats; expected one of crime, domestic-abuse, "
                "school, set aside; write one of these"
            ],
        ),
        (
            "scores.csv,tool,star,sdq\n",
            [
                "words.csv:2:found: found star; expected a word of a column in which "
                "the plan looks for words; take the row out"
            ],
        ),
    ],
)
def test_a_line_that_cannot_be_followed_is_a_problem(
    rows: str, said: list[str], tmp_path: Path
) -> None:
    """
    > A `means` that the plan does not know, two meanings for one word, and a `found` that
    > the plan already knows are problems. A `file` or `column` of words.csv that is
    > none is a problem. (SPEC §4.7)
    """
    assert problems(folder(tmp_path, words=WORDS + rows)) == said


def test_one_meaning_twice_is_no_problem(tmp_path: Path) -> None:
    """
    Two lines that say the same are as good as one.
    """
    rows = "incidents.csv,kind,arson,offence\nincidents.csv,kind,Arson,Offence\n"
    path = folder(
        tmp_path,
        incidents=INCIDENTS + "F1,,arson,2016-03-01\n",
        words=WORDS + rows,
    )
    assert read(path).incidents[0].kind == "offence"


def test_a_file_that_is_absent_is_left_absent(tmp_path: Path) -> None:
    """
    A line about a file that is not in the folder touches no row.
    """
    path = folder(tmp_path, words=WORDS + "incidents.csv,kind,arson,offence\n")
    assert [str(note) for note in read_cases(path, ONLY).notes] == [
        "words.csv:2: kind arson of incidents.csv means offence (0 rows, 0 families)"
    ]


def test_the_digest_is_of_what_is_said(tmp_path: Path) -> None:
    """
    Rows in another order, and words in other letters, say the same; no file, nothing.
    """
    one, two = "incidents.csv,kind,arson,offence\n", "checks.csv,kinds,all,asb\n"
    texts = [one + two, two + one.upper(), one, ""]
    digests = [
        read(folder(tmp_path, words=WORDS + text)).words_digest for text in texts
    ]
    assert digests[0] == digests[1]
    assert len(digests[0]) == 64
    assert digests[2] not in ("", digests[0])
    assert digests[3] == ""
    assert read_cases(tmp_path, ONLY).words_digest == ""


def test_the_digest_stands_beside_the_plans(tmp_path: Path) -> None:
    """
    It is in the decision, in its JSON, its trail and its line of the table.
    """
    path = folder(tmp_path, words=WORDS + "incidents.csv,kind,arson,offence\n")
    plan = load_plan("bradford-families-first-2015")
    cases = read_cases(path, plan)
    digest = cases.words_digest
    decision = validate(Claim(cases.families[0], date(2017, 10, 31)), plan)
    assert decision.words_digest == digest
    assert decision.to_dict()["words_digest"] == digest
    assert f"words sha256 {digest}" in as_text(decision)
    assert f",{plan.digest},{digest},2017-10-31," in as_line(decision)

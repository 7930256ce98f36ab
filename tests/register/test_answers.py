"""
Answers to flags: how they are read, and which claims they let in.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from flagged import a_plain_family, flagged_decision
from made import BRADFORD, D
from pbr.claims import Claim, validate
from pbr.exceptions import DataError
from pbr.register.answers import FlagAnswer, matched, read_answers, unanswered
from pbr.register.database import Register, Unanswered
from pbr.register.entries import Entry, verified
from pbr.reports.register import as_text

HEADER = "flag_id,answer,answered_by,answered_on\n"


def answers_in(tmp_path: Path, text: str) -> tuple[FlagAnswer, ...]:
    """
    The answers in a file with this text.
    """
    path = tmp_path / "november.csv"
    path.write_text(text, "utf-8")
    return read_answers(path)


def problems(tmp_path: Path, text: str) -> list[str]:
    """
    The problems of a file with this text.
    """
    with pytest.raises(DataError) as refused:
        answers_in(tmp_path, text)
    return [str(problem) for problem in refused.value.problems]


def test_a_file_of_answers(tmp_path: Path) -> None:
    """
    One row is one answer; a row that is there twice is one.
    """
    row = '08c2,"Moved, so both are right",team-manager,03/11/2017\n'
    (answer,) = answers_in(tmp_path, HEADER + row + row)
    assert answer == FlagAnswer(
        "08c2", "Moved, so both are right", "team-manager", date(2017, 11, 3)
    )
    assert answers_in(tmp_path, HEADER) == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            "08c2,Seen,Jo Smith,2017-11-03",
            "november.csv:2:answered_by: found (not shown); expected a staff id or a "
            "role, without a blank in it; write one such as team-manager, and no name",
        ),
        (
            "08c2,Seen,n/a,2017-11-03",
            "november.csv:2:answered_by: found (not shown); expected a staff id or a "
            "role, without a blank in it; write one such as team-manager, and no name",
        ),
        (
            "08c2,n/a,T-1,2017-11-03",
            "november.csv:2:answer: found n/a; expected an answer; say what was found "
            "out, or take the row out",
        ),
        (
            "08c2,Seen,T-1,2017-11-31",
            "november.csv:2:answered_on: found 2017-11-31; expected a day that is in the "
            "calendar; correct it: 2017-10-31 and 31/10/2017 are the same day",
        ),
        (
            ",Seen,T-1,2017-11-03",
            "november.csv:2:flag_id: found a blank cell; expected an id; fill it in, or "
            "take the row out if it is not a record",
        ),
    ],
)
def test_what_is_wrong_with_an_answer(tmp_path: Path, row: str, says: str) -> None:
    """
    Each is a problem with its place, and a name is never shown.
    """
    assert problems(tmp_path, f"{HEADER}{row}\n") == [says]


def test_two_answers_to_one_flag(tmp_path: Path) -> None:
    """
    Which one holds is not known, so it is a problem.
    """
    rows = "08c2,Seen,T-1,2017-11-03\n08c2,Seen,T-2,2017-11-03\n"
    assert problems(tmp_path, HEADER + rows) == [
        "november.csv:3:flag_id: found 08c2; expected one answer to a flag; take one "
        "out: the flag is answered in another row too"
    ]


def test_a_file_that_is_not_of_answers(tmp_path: Path) -> None:
    """
    A missing column, and no file at all, are problems.
    """
    assert problems(tmp_path, "flag_id,answer,answered_on\n")[0].startswith(
        "november.csv:1:answered_by: found no such column"
    )
    with pytest.raises(DataError, match=r"^1 problem in december\.csv\n"):
        read_answers(tmp_path / "december.csv")


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """
    A register without entries.
    """
    return Register.new(tmp_path / "register.sqlite")


def the_answer() -> FlagAnswer:
    """
    An answer to the one flag of the flagged claim.
    """
    (flag,) = flagged_decision().to_answer
    return FlagAnswer(flag.id, "Both stays are right", "T-1", date(2017, 11, 3))


def test_a_claim_with_an_unanswered_flag_is_refused(register: Register) -> None:
    """
    None of the claims is entered; the error lists each flag.
    """
    flagged = flagged_decision()
    plain = validate(Claim(a_plain_family(family_id="F7"), D), BRADFORD)
    with pytest.raises(Unanswered) as refused:
        register.enter([plain, flagged])
    (flag,) = flagged.to_answer
    assert refused.value.flags == {"F1": (flag,)}
    assert str(refused.value) == (
        "no claim was entered: these have flags that nobody has answered; answer them, "
        f"or leave the claims out\n  F1: in-two-families {flag.id}"
    )
    wrong = evolve(the_answer(), flag_id="08c26a2a2b916840")
    assert unanswered(flagged, [wrong]) == (flag,)
    with pytest.raises(Unanswered):
        register.enter([flagged], [wrong])
    assert register.entries() == ()


def test_an_entry_keeps_the_answers(register: Register) -> None:
    """
    With its answers the claim is entered, and they stay in the register with the kind.
    """
    plain = validate(Claim(a_plain_family(family_id="F7"), D), BRADFORD)
    entered = register.enter([flagged_decision(), plain], [the_answer()])
    kept = evolve(the_answer(), kind="in-two-families")
    assert [entry.answers for entry in entered] == [(kept,), ()]
    assert register.entries() == entered
    text = " ".join("".join(as_text(entered)).split())
    assert (
        f" flag in-two-families {kept.flag_id}, answered by T-1 on 3 November 2017: Both "
        "stays are right plan sha256 "
    ) in text
    assert text.count("answered by") == 1


def test_verifying_does_not_compare_the_answers() -> None:
    """
    What somebody answered cannot be decided again.
    """
    entry = Entry.of(flagged_decision(), 1, [the_answer()])
    assert entry.answers
    assert list(verified([entry], [a_plain_family()], BRADFORD)) == [(entry, ())]


def test_a_flag_that_does_not_block_may_be_answered() -> None:
    """
    An answer to any flag of the claim is kept; without one nothing is.
    """
    (flag,) = flagged_decision().across
    quiet = evolve(flag, blocks=False)
    decision = evolve(flagged_decision(), across=(quiet,))
    assert unanswered(decision, []) == ()
    assert [each.flag_id for each in matched(decision.flags, [the_answer()])] == [
        flag.id
    ]
    assert matched([], [the_answer()]) == ()
    assert the_answer().order[0] == flag.id

"""
The claims register: what it takes, what it refuses, and in which words.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.schema import CreateTable

from entering import decision_on
from filed import filed_under
from flagged import a_plain_family
from made import BATH_2012, BRADFORD, D, a_family, a_pupil, an_adult
from pbr.claims import Claim, Decision, validate
from pbr.evidence import digest_of
from pbr.evidence.document import as_json
from pbr.exceptions import RegisterError
from pbr.records import Attendance, Check, EarlierClaim, Incident, Need, Status
from pbr.register import database as register
from pbr.register.database import TABLE, AlreadyEntered, NotPayable, Register
from pbr.register.entries import COLUMNS, Entry
from pbr.school import Term

UNDER = "under bradford-families-first-2015"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """
    A register without entries.
    """
    path = tmp_path / "register.sqlite"
    Register.new(path)
    return path


def decided(family_id: str = "F1", on: date = D) -> Decision:
    """
    A decision that Bradford pays for, on 31 October 2017.
    """
    family = a_plain_family()
    return validate(Claim(filed_under(family_id, family, claims=()), on), BRADFORD)


def with_a_supplement() -> Decision:
    """
    A decision that pays a result and its supplement.
    """
    on = date(2014, 10, 31)
    scheme = Status("A1", "work-programme", date(2014, 9, 1))
    terms = [Attendance("C1", Term(2013, n), 120, 0, 0) for n in range(3)]
    family = a_family(
        attached_on=date(2013, 1, 9),
        assessed_on=date(2013, 1, 9),
        planned_on=date(2013, 1, 9),
        needs=[
            Need("F1", "", each, date(2013, 1, 9))
            for each in ("crime", "school", "work")
        ],
        people=[a_pupil(attendance=terms), an_adult(statuses=[scheme])],
        incidents=[
            Incident("F1", "C1", kind, date(2012, 9, day))
            for kind in ("asb", "offence")
            for day in (1, 2, 3)
        ],
        checks=[
            Check(
                "F1",
                ("asb", "offence", "fixed-exclusion"),
                date(2010, 1, 1),
                on,
                on,
            )
        ],
    )
    return validate(Claim(family, on), BATH_2012)


def test_what_is_entered_is_read_back(file: Path) -> None:
    """
    An entry says family, plan, day, result, amount, and the digests.
    """
    decision = decided()
    (entry,) = Register.open(file).enter([decision])
    assert entry == Entry(
        1,
        "F1",
        "bradford-families-first-2015",
        BRADFORD.digest,
        "",
        D,
        None,
        "progress",
        (),
        Decimal("800.00"),
        digest_of(decision),
        entry.pbr_version,
    )
    assert Register.open(str(file)).entries() == (entry,)
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", entry.pbr_version)


def test_the_digest_is_of_the_decisions_json(file: Path) -> None:
    """
    It is the SHA-256 of the JSON, in UTF-8, that `--format jsonl` writes, less its flags.
    """
    decision = decided("É1")
    (entry,) = Register.open(file).enter([decision])
    assert "É1" in as_json(decision)
    data = {**json.loads(as_json(decision)), "flags": []}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    expected = hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert entry.digest == expected


def test_a_supplement_is_entered_with_its_result(file: Path) -> None:
    """
    One entry holds a result and its supplement, and their amounts together.
    """
    held = Register.open(file)
    (entry,) = held.enter([with_a_supplement()])
    assert (entry.result, entry.supplements, entry.amount) == (
        "education-crime-asb",
        ("progress-to-work",),
        Decimal("2400.00"),
    )
    assert held.entries() == (entry,)
    assert [claim.result for claim in entry.claims] == [
        "education-crime-asb",
        "progress-to-work",
    ]


def test_one_table_that_any_program_can_open(file: Path) -> None:
    """
    The file has one table of plain columns: text, days as ISO dates, money in pence.
    """
    (entry,) = Register.open(file).enter([decided()])
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        cursor = connection.execute("SELECT * FROM claims_register")
        columns = [each[0] for each in cursor.description]
        rows = cursor.fetchall()
        total = connection.execute(
            "SELECT sum(amount_pence) FROM claims_register"
        ).fetchone()
    assert tables == [("claims_register",)]
    assert columns == ["number", *COLUMNS]
    assert rows == [
        (
            1,
            "F1",
            "bradford-families-first-2015",
            BRADFORD.digest,
            "",
            "2017-10-31",
            None,
            "progress",
            "[]",
            80000,
            entry.digest,
            entry.pbr_version,
            "[]",
        )
    ]
    assert total == (80000,)


def test_the_database_itself_refuses_a_family_twice(file: Path) -> None:
    """
    A row that another program writes for the same family is refused too.
    """
    Register.open(file).enter([decided()])
    with (
        closing(sqlite3.connect(file)) as connection,
        pytest.raises(
            sqlite3.IntegrityError,
            match=r"^UNIQUE constraint failed: claims_register\.family$",
        ),
    ):
        connection.execute(
            "INSERT INTO claims_register SELECT 2, family, 'another', plan_digest, words_digest, "
            "claimed_on, as_of, 'another', supplements, amount_pence, digest, pbr_version, answers "
            "FROM claims_register"
        )


@pytest.mark.parametrize("column", [each for each in COLUMNS if each != "as_of"])
def test_the_database_itself_refuses_half_an_entry(file: Path, column: str) -> None:
    """
    No cell of an entry can be taken out. Only `as_of` may be blank.
    """
    Register.open(file).enter([decided()])
    with (
        closing(sqlite3.connect(file)) as connection,
        pytest.raises(sqlite3.IntegrityError, match=r"^NOT NULL constraint failed"),
    ):
        connection.execute(f"UPDATE claims_register SET {column} = NULL")  # noqa: S608 - a column of ours


def test_the_number_of_a_deleted_entry_is_not_used_again(file: Path) -> None:
    """
    Where the last entry was deleted by hand, a number is missing.
    """
    held = Register.open(file)
    held.enter([decided("F1"), decided("F2")])
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM claims_register WHERE number = 2")
        connection.commit()
    held.enter([decided("F3")])
    assert [entry.number for entry in held.entries()] == [1, 3]


def test_every_family_already_entered_is_listed(file: Path) -> None:
    """
    A batch with families that are entered, or given twice, is refused as a whole.
    """
    held = Register.open(file)
    entries = held.enter([decided("F3"), decided("F1")])
    with pytest.raises(AlreadyEntered) as refused:
        held.enter([decided(each) for each in ("F4", "F3", "F2", "F1", "F4")])
    assert refused.value.entries == entries
    assert refused.value.repeated == ("F4",)
    assert str(refused.value) == (
        "no claim was entered: these families are already in the register, or were given "
        "twice; enter the others with --family\n"
        f"  F1: entry 1, progress, claimed on 2017-10-31 {UNDER}\n"
        f"  F3: entry 2, progress, claimed on 2017-10-31 {UNDER}\n"
        "  F4: given twice"
    )
    assert held.entries() == entries


def test_a_family_given_twice_in_an_empty_register(file: Path) -> None:
    """
    Two claims of one family, on two days, are refused before either is entered.
    """
    with pytest.raises(AlreadyEntered, match=r"\n  F1: given twice$"):
        Register.open(file).enter([decided(), decision_on("F1")])
    assert Register.open(file).entries() == ()


def test_every_claim_that_is_not_payable_is_listed(file: Path) -> None:
    """
    Only a claim that is met is entered: with one that is not, none is.
    """
    held = Register.open(file)
    early = date(2016, 1, 1)
    unpaid = validate(Claim(a_family(family_id="F2", checks=()), D), BRADFORD)
    with pytest.raises(NotPayable) as refused:
        held.enter([decided("F3"), unpaid, decided("F1", early)])
    assert [each.family_id for each in refused.value.decisions] == ["F1", "F2"]
    assert str(refused.value) == (
        "no claim was entered: only a payable claim can be entered, and these are not "
        "payable; leave them out\n"
        f"  F1: not met on 2016-01-01 {UNDER}\n"
        f"  F2: undetermined on 2017-10-31 {UNDER}"
    )
    assert held.entries() == ()


def test_no_claims_are_entered_at_once(file: Path) -> None:
    """
    An empty batch enters nothing.
    """
    assert Register.open(file).enter([]) == ()
    assert Register.open(file).entries() == ()


def test_only_the_new_entries_are_returned(file: Path) -> None:
    """
    A second batch gives its own entries back, and not those of the first.
    """
    held = Register.open(file)
    held.enter([decision_on("F1")])
    entered = held.enter([decision_on("F2")])
    assert [(entry.number, entry.family_id) for entry in entered] == [(2, "F2")]
    assert len(held.entries()) == 2


def test_a_batch_is_entered_in_order_of_its_families(file: Path) -> None:
    """
    Whatever the order of the claims, the numbers go by the families' ids.
    """
    decisions = [decision_on(f"F{number:03}") for number in range(100)]
    entered = Register.open(file).enter(reversed(decisions))
    numbered = [(entry.number, entry.family_id) for entry in entered]
    assert numbered == [(number + 1, f"F{number:03}") for number in range(100)]


# Where a register is, and where there is none.


def test_a_register_is_made_once(file: Path) -> None:
    """
    A register that exists is not made again.
    """
    Register.open(file).enter([decided()])
    with pytest.raises(RegisterError) as refused:
        Register.new(file)
    assert str(refused.value) == (f"{file}: already has a register; use that one")
    assert len(Register.open(file).entries()) == 1


@pytest.mark.parametrize("written", [str, "sqlite:///{}".format], ids=["file", "url"])
def test_a_register_that_does_not_exist(
    tmp_path: Path, written: Callable[[Path], str]
) -> None:
    """
    A mistyped name is an error, and makes no file.
    """
    path = tmp_path / "regster.sqlite"
    with pytest.raises(RegisterError) as refused:
        Register.open(written(path))
    assert str(refused.value) == (
        f"{path}: there is no register; correct the name, or make one with pbr "
        "register new"
    )
    assert not path.exists()


def test_a_database_without_a_register(tmp_path: Path) -> None:
    """
    A database that has other tables can have a register as well.
    """
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (word TEXT)")
    with pytest.raises(RegisterError, match="there is no register"):
        Register.open(path)
    assert Register.new(path).entries() == ()


@pytest.mark.parametrize("where", ["sqlite://", "sqlite:///:memory:", ":memory:"])
def test_no_register_is_made_that_would_be_gone(where: str) -> None:
    """
    A register in memory would be gone with the command that made it.
    """
    with pytest.raises(RegisterError) as refused:
        Register.new(where)
    assert str(refused.value) == f"{where}: a register is kept in a file; name one"


def test_a_database_that_would_be_gone() -> None:
    """
    SQLite's database in memory is no place for a register.
    """
    with pytest.raises(RegisterError, match=r"^sqlite://: there is no register;"):
        Register.open("sqlite://")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """
    Another file is an error, and stays as it was.
    """
    path = tmp_path / "claims.csv"
    path.write_text("family_id,result,claimed_on\n" * 100, "utf-8")
    for ask in (Register.open, Register.new):
        with pytest.raises(RegisterError) as refused:
            ask(path)
        assert str(refused.value) == (
            f"{path}: the database says: file is not a database; correct that and "
            "try again; no family is entered twice"
        )
    assert path.read_text("utf-8") == "family_id,result,claimed_on\n" * 100


def test_a_register_that_another_program_holds(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A process waits for another; after the longest time it is refused, and enters nothing.
    """
    monkeypatch.setattr(register, "PATIENCE", 0.05)
    held = Register.open(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError) as refused:
            held.enter([decided()])
        connection.execute("ROLLBACK")
    assert str(refused.value) == (
        f"{file}: the database says: database is locked; correct that and try "
        "again; no family is entered twice"
    )
    assert held.entries() == ()


def test_a_rule_that_the_council_added(file: Path) -> None:
    """
    A claim that the database refuses for a reason of its own is refused with that reason.
    """
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "CREATE TRIGGER closed BEFORE INSERT ON claims_register "
            "BEGIN SELECT RAISE(ABORT, 'the year is closed'); END"
        )
    with pytest.raises(RegisterError) as refused:
        Register.open(file).enter([decided()])
    assert type(refused.value) is RegisterError
    assert str(refused.value) == (
        f"{file}: the database says: the year is closed; correct that and try again; "
        "no family is entered twice"
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "postgresql+psycopg://clerk:secret@localhost:port/claims",
            "the register's URL cannot be read; write postgresql+psycopg://USER:"
            "PASSWORD@HOST/DATABASE, or the name of a file",
        ),
        (
            "://secret",
            "the register's URL cannot be read; write postgresql+psycopg://USER:"
            "PASSWORD@HOST/DATABASE, or the name of a file",
        ),
        (
            "papyrus://clerk:secret@localhost/claims",
            "papyrus://clerk:***@localhost/claims: pbr cannot reach a database of this "
            "kind: Can't load plugin: sqlalchemy.dialects:papyrus",
        ),
        (
            "postgresql+pg8000://clerk:secret@localhost/claims",
            "postgresql+pg8000://clerk:***@localhost/claims: pbr cannot reach a database "
            "of this kind: import of pg8000 halted; None in sys.modules",
        ),
    ],
)
def test_a_url_that_leads_nowhere(
    url: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What is wrong with a URL is shown without its password.
    """
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(RegisterError) as refused:
        Register.open(url)
    assert str(refused.value) == message


def test_a_server_that_does_not_answer() -> None:
    """
    The name of a register on a server is its URL, without the password.
    """
    with pytest.raises(RegisterError) as refused:
        Register.open("postgresql+psycopg://clerk:secret@localhost:1/claims")
    assert str(refused.value).startswith(
        "postgresql+psycopg://clerk:***@localhost:1/claims: the database says: "
    )
    assert "secret" not in str(refused.value)


def test_what_is_committed_is_on_the_disk(file: Path) -> None:
    """
    A commit waits for the disk and the folder (EXTRA), and its journal is then gone.
    """
    asked: list[tuple[object, object]] = []

    def ask(connection: Connection) -> None:
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        asked.append((synchronous, journal))

    event.listen(Engine, "commit", ask)
    try:
        Register.open(file).enter([decided()])
    finally:
        event.remove(Engine, "commit", ask)
    extra = 3
    assert asked == [(extra, "delete")] * 2
    assert [path.name for path in file.parent.iterdir()] == [file.name]


# Other databases.


def test_on_postgresql_and_sql_server() -> None:
    """
    The one table, as each of the two is asked for it.
    """
    assert " ".join(
        str(
            CreateTable(TABLE).compile(
                dialect=make_url("postgresql://").get_dialect()()
            )
        ).split()
    ) == (
        "CREATE TABLE claims_register ( number SERIAL NOT NULL, family VARCHAR(200) NOT "
        "NULL, plan VARCHAR(200) NOT NULL, plan_digest VARCHAR(64) NOT NULL, words_digest VARCHAR(64) NOT NULL, claimed_on DATE "
        "NOT NULL, as_of DATE, result VARCHAR(200) NOT NULL, supplements VARCHAR(400) NOT NULL, amount_pence INTEGER "
        "NOT NULL, digest VARCHAR(64) NOT NULL, pbr_version VARCHAR(50) NOT NULL, "
        "answers TEXT NOT NULL, PRIMARY KEY (number), CONSTRAINT one_result_for_a_family UNIQUE (family) )"
    )
    exact = "NVARCHAR(200) COLLATE Latin1_General_BIN2 NOT NULL"
    server = make_url("mssql://").get_dialect()()
    server.server_version_info = (16, 0)
    assert " ".join(str(CreateTable(TABLE).compile(dialect=server)).split()) == (
        f"CREATE TABLE claims_register ( number INTEGER NOT NULL IDENTITY, family "
        f"{exact}, [plan] {exact}, plan_digest VARCHAR(64) NOT NULL, words_digest VARCHAR(64) NOT NULL, claimed_on DATE "
        f"NOT NULL, as_of DATE NULL, result {exact}, supplements NVARCHAR(400) NOT NULL, amount_pence INTEGER NOT NULL, digest VARCHAR(64) NOT "
        "NULL, pbr_version VARCHAR(50) NOT NULL, answers NVARCHAR(max) NOT NULL, PRIMARY KEY (number), CONSTRAINT "
        "one_result_for_a_family UNIQUE (family) )"
    )


def test_an_entry_is_an_earlier_claim(file: Path) -> None:
    """
    Its rows of claims.csv say where they come from: the register, and which entry.
    """
    (entry,) = Register.open(file).enter([decided()])
    (claim,) = entry.claims
    assert claim == EarlierClaim("F1", "progress", D)
    assert str(claim.row) == "register:1"

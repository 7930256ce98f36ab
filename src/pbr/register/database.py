"""
The claims register: one table of every submitted claim, in which no family is twice.

It is a file that an auditor can open, or a table in the council's own database. A batch
of claims is entered whole or not at all, whatever else is happening.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import field, frozen

try:
    from sqlalchemy import (
        URL,
        Column,
        Connection,
        Date,
        Engine,
        Integer,
        MetaData,
        String,
        Table,
        Unicode,
        UnicodeText,
        UniqueConstraint,
        create_engine,
        event,
        insert,
        inspect,
        make_url,
        select,
    )
    from sqlalchemy.dialects.mssql import NVARCHAR
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError
    from sqlalchemy.pool import ConnectionPoolEntry, NullPool
except ModuleNotFoundError as error:  # pragma: no cover - needs a bare install
    message = (
        "the register needs pbr's extra: python -m pip install 'pbr-claims[register]'"
    )
    raise ModuleNotFoundError(message, name=error.name) from error

from pbr.claims import Decision
from pbr.exceptions import RegisterError
from pbr.flags import Flag
from pbr.register.answers import FlagAnswer, unanswered
from pbr.register.entries import Cell, Entry

__all__ = ["AlreadyEntered", "NotPayable", "Register", "Unanswered"]

#: How SQLite names a database that is lost when it is closed.
NO_FILE = (None, "", ":memory:")
SQLITE = "sqlite"
#: Seconds that a process waits while another enters its claims.
PATIENCE = 60
LONGEST_WORD = 200

# By itself SQL Server takes "f1" for "F1"; an id is exact text everywhere.
_WORD = Unicode(LONGEST_WORD).with_variant(
    NVARCHAR(LONGEST_WORD, collation="Latin1_General_BIN2"), "mssql"
)

#: Text of any length.
_TEXT = UnicodeText().with_variant(NVARCHAR(), "mssql")

#: The one table. Money is in whole pence, so that no database rounds it.
TABLE = Table(
    "claims_register",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("family", _WORD, nullable=False),
    Column("plan", _WORD, nullable=False),
    Column("plan_digest", String(64), nullable=False),
    Column("words_digest", String(64), nullable=False),
    Column("claimed_on", Date, nullable=False),
    # Blank if nobody said when the files were drawn up.
    Column("as_of", Date, nullable=True),
    Column("result", _WORD, nullable=False),
    Column("supplements", Unicode(2 * LONGEST_WORD), nullable=False),
    Column("amount_pence", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("pbr_version", String(50), nullable=False),
    Column("answers", _TEXT, nullable=False),
    # We read one result for a family, of any kind, and the database enforces it
    # (readings: "The register has one entry for a family").
    UniqueConstraint("family", name="one_result_for_a_family"),
    # The number of a deleted entry is not used again.
    sqlite_autoincrement=True,
)


class NotPayable(RegisterError):
    """
    Raised if a decision to be entered is not payable. No claim was entered.
    """

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        super().__init__(decisions)
        self.decisions = decisions

    def __str__(self) -> str:
        lines = [
            f"  {each.family_id}: {each.verdict.value.replace('_', ' ')} on "
            f"{each.on} under {each.plan.name}\n"
            for each in self.decisions
        ]
        return (
            "no claim was entered: only a payable claim can be entered, and these are "
            f"not payable; leave them out\n{''.join(lines)}"
        ).rstrip()


class Unanswered(RegisterError):
    """
    Raised if a decision to be entered has a flag that blocks and is not answered.

    `flags` are those of each decision that has any, by family. No claim was entered.
    """

    def __init__(self, flags: dict[str, tuple[Flag, ...]]) -> None:
        super().__init__(flags)
        self.flags = flags

    def __str__(self) -> str:
        lines = [
            f"  {family_id}: {flag.kind.value} {flag.id}\n"
            for family_id, flags in self.flags.items()
            for flag in flags
        ]
        return (
            "no claim was entered: these have flags that nobody has answered; answer "
            f"them, or leave the claims out\n{''.join(lines)}"
        ).rstrip()


class AlreadyEntered(RegisterError):
    """
    Raised if a family to be entered is already in the register, or is given twice.

    `entries` are the entries that the register has for these families, and `repeated`
    the ids that were given more than once. No claim was entered.
    """

    def __init__(self, entries: tuple[Entry, ...], repeated: tuple[str, ...]) -> None:
        super().__init__(entries, repeated)
        self.entries = entries
        self.repeated = repeated

    def __str__(self) -> str:
        lines = [
            f"  {each.family_id}: entry {each.number}, {' and '.join(each.results)}, "
            f"claimed on {each.claimed_on} under {each.plan}\n"
            for each in self.entries
        ]
        lines += [f"  {family_id}: given twice\n" for family_id in self.repeated]
        return (
            "no claim was entered: these families are already in the register, or were "
            f"given twice; enter the others with --family\n{''.join(lines)}"
        ).rstrip()


@frozen
class Register:
    """
    A claims register in a database; `Register.new` makes one, `Register.open` finds it.
    """

    _engine: Engine = field(repr=False)

    @classmethod
    def new(cls, where: str | os.PathLike[str]) -> Register:
        """
        Make an empty register: in a new SQLite file, or in the database of a URL.

        Raises `RegisterError` if there is one already, or none can be made.
        """
        engine = _engine_at(where)
        if engine.dialect.name == SQLITE and engine.url.database in NO_FILE:
            message = f"{where}: a register is kept in a file; name one"
            raise RegisterError(message)
        with _connected(engine) as connection:
            if inspect(connection).has_table(TABLE.name):
                message = f"{_name(engine)}: already has a register; use that one"
                raise RegisterError(message)
            TABLE.create(connection)
        return cls(engine)

    @classmethod
    def open(cls, where: str | os.PathLike[str]) -> Register:
        """
        The register in a file, or in the database of a URL.

        Raises `RegisterError` if there is none: a mistyped name must not start a second
        register, in which every family could be entered again.
        """
        engine = _engine_at(where)
        database = engine.url.database or ""
        exists = engine.dialect.name != SQLITE or Path(database).is_file()
        if exists:
            with _connected(engine) as connection:
                exists = inspect(connection).has_table(TABLE.name)
        if not exists:
            message = (
                f"{_name(engine)}: there is no register; correct the name, or make one "
                "with pbr register new"
            )
            raise RegisterError(message)
        return cls(engine)

    @property
    def name(self) -> str:
        """
        Where it is, without a password.
        """
        return _name(self._engine)

    def enter(
        self, decisions: Iterable[Decision], answers: Iterable[FlagAnswer] = ()
    ) -> tuple[Entry, ...]:
        """
        Enter claims, either all or none, and return their entries.

        `answers` are to the flags of the claims, and each entry keeps its own. Raises
        `NotPayable` if a claim is not met, `Unanswered` if a flag that blocks has no
        answer, and `AlreadyEntered` if a family has an entry; the error lists every
        such claim.
        """
        given = tuple(answers)
        # In one order everywhere: two processes never wait for each other in a ring.
        claims = sorted(decisions, key=lambda decision: decision.family_id)
        unpaid = tuple(each for each in claims if not each.payable)
        if unpaid:
            raise NotPayable(unpaid)
        open_flags = {each.family_id: unanswered(each, given) for each in claims}
        blocked = {each: flags for each, flags in open_flags.items() if flags}
        if blocked:
            raise Unanswered(blocked)
        rows = [Entry.of(each, answers=given).cells for each in claims]
        return self._entered(rows) if rows else ()

    def _entered(self, rows: list[dict[str, Cell]]) -> tuple[Entry, ...]:
        families = [str(row["family"]) for row in rows]
        try:
            with _connected(self._engine) as connection:
                connection.execute(insert(TABLE), rows)
                return _entries(connection, families)
        except IntegrityError as error:
            # The database decides, so that a claim that another process has just
            # entered is refused too.
            raise self._refusal(families, error) from error

    def _refusal(self, families: list[str], error: IntegrityError) -> RegisterError:
        repeated = [name for name, times in Counter(families).items() if times > 1]
        with _connected(self._engine) as connection:
            held = _entries(connection, families)
        if held or repeated:
            return AlreadyEntered(held, tuple(repeated))
        return _failure(self._engine, error)

    def entries(self) -> tuple[Entry, ...]:
        """
        Every entry, in the order in which they were entered.
        """
        with _connected(self._engine) as connection:
            return _entries(connection)


def _engine_at(where: str | os.PathLike[str]) -> Engine:
    url = _url_of(os.fspath(where))
    is_sqlite = url.get_backend_name() == SQLITE
    settings = {"connect_args": {"timeout": PATIENCE}} if is_sqlite else {}
    try:
        # Each act has its own connection, and leaves nothing open.
        engine = create_engine(url, poolclass=NullPool, **settings)
    except (ArgumentError, ModuleNotFoundError) as error:
        name = url.render_as_string(hide_password=True)
        message = f"{name}: pbr cannot reach a database of this kind: {error}"
        raise RegisterError(message) from error
    if is_sqlite:
        event.listen(engine, "connect", _make_durable)
    return engine


def _url_of(where: str) -> URL:
    if "://" not in where:
        return URL.create(SQLITE, database=where)
    try:
        return make_url(where)
    except (ArgumentError, ValueError):
        # The URL is not shown: it may have a password.
        message = (
            "the register's URL cannot be read; write "
            "postgresql+psycopg://USER:PASSWORD@HOST/DATABASE, or the name of a file"
        )
        raise RegisterError(message) from None


def _name(engine: Engine) -> str:
    if engine.dialect.name == SQLITE and engine.url.database:
        return engine.url.database
    return engine.url.render_as_string(hide_password=True)


@contextmanager
def _connected(engine: Engine) -> Iterator[Connection]:
    """
    One transaction: everything in it is done, or nothing is.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        raise _failure(engine, error) from error


def _failure(engine: Engine, error: SQLAlchemyError) -> RegisterError:
    words = " ".join(str(getattr(error, "orig", error)).split())
    message = (
        f"{_name(engine)}: the database says: {words}; correct that and try again; "
        "no family is entered twice"
    )
    return RegisterError(message)


def _make_durable(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """
    What is committed is on the disk before `enter` returns, even in a power cut.

    EXTRA is FULL, and also waits for the folder when the journal is removed. The
    journal stays SQLite's own rollback journal and not a write-ahead log (WAL). WAL
    would keep committed entries in a second file, which is lost when an auditor is sent
    only the first, and it does not work on a shared drive.
    """
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = EXTRA")
    cursor.close()


def _entries(
    connection: Connection, families: Collection[str] | None = None
) -> tuple[Entry, ...]:
    """
    The entries of these families; every entry if None.
    """
    # Chosen here: no database takes thousands of ids in one query.
    wanted = None if families is None else frozenset(families)
    rows = connection.execute(select(TABLE).order_by(TABLE.c.number)).mappings()
    held = [Entry.of_cells(row["number"], row) for row in rows]
    return tuple(
        [entry for entry in held if wanted is None or entry.family_id in wanted]
    )

"""
The claims register: one table of every claim submitted, that no family is in twice.

It is a file that an auditor can open, or a table of the council's own database. A batch
of claims is entered whole or not at all, whatever else is going on.
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
from pbr.register.entries import Cell, Entry

__all__ = ["AlreadyEntered", "NotPayable", "Register"]

#: What SQLite is told for a database that is gone when it is closed.
NO_FILE = (None, "", ":memory:")
SQLITE = "sqlite"
#: Seconds for which a process waits while another enters its claims.
PATIENCE = 60
LONGEST_WORD = 200

# SQL Server takes "f1" for "F1" unless told otherwise; an id is exact text everywhere.
_WORD = Unicode(LONGEST_WORD).with_variant(
    NVARCHAR(LONGEST_WORD, collation="Latin1_General_BIN2"), "mssql"
)

#: The one table. Money is in whole pence: no database rounds it, and it adds up.
TABLE = Table(
    "claims_register",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("family", _WORD, nullable=False),
    Column("plan", _WORD, nullable=False),
    Column("claimed_on", Date, nullable=False),
    Column("result", _WORD, nullable=False),
    Column("supplements", Unicode(2 * LONGEST_WORD), nullable=False),
    Column("amount_pence", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("pbr_version", String(50), nullable=False),
    # We read one result for a family, whichever it is, and the database holds to it
    # (readings: "The register has one entry for a family").
    UniqueConstraint("family", name="one_result_for_a_family"),
    # The number of an entry that somebody deleted is not given to another.
    sqlite_autoincrement=True,
)


class NotPayable(RegisterError):
    """
    Raised when a decision that pays nothing is to be entered. None was entered.
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
            "only a claim that is met can be entered; none of the claims was entered, "
            f"for these are not payable\n{''.join(lines)}"
        ).rstrip()


class AlreadyEntered(RegisterError):
    """
    Raised when families to be entered are in the register, or are given twice.

    `entries` are what the register holds of them, and `repeated` the ids that were
    given more than once. None of the claims was entered.
    """

    def __init__(self, entries: tuple[Entry, ...], repeated: tuple[str, ...]) -> None:
        super().__init__(entries, repeated)
        self.entries = entries
        self.repeated = repeated

    def __str__(self) -> str:
        lines = [f"  {each}\n" for each in self.entries]
        lines += [f"  {family_id}: given twice\n" for family_id in self.repeated]
        return (
            "a family has one result; none of the claims was entered, for these are "
            f"in the register or are given twice\n{''.join(lines)}"
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

        Raises `RegisterError` where there is one already, or none can be made.
        """
        engine = _engine_at(where)
        if engine.dialect.name == SQLITE and engine.url.database in NO_FILE:
            message = f"{where}: a register is kept in a file; name one"
            raise RegisterError(message)
        with _connected(engine) as connection:
            if inspect(connection).has_table(TABLE.name):
                message = f"{_name(engine)}: there is a register already; open that one"
                raise RegisterError(message)
            TABLE.create(connection)
        return cls(engine)

    @classmethod
    def open(cls, where: str | os.PathLike[str]) -> Register:
        """
        The register in a file, or in the database of a URL.

        Raises `RegisterError` where there is none: a name that was written wrongly must
        not begin a second register, in which every family could be entered again.
        """
        engine = _engine_at(where)
        database = engine.url.database or ""
        is_there = engine.dialect.name != SQLITE or Path(database).is_file()
        if is_there:
            with _connected(engine) as connection:
                is_there = inspect(connection).has_table(TABLE.name)
        if not is_there:
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

    def enter(self, decisions: Iterable[Decision]) -> tuple[Entry, ...]:
        """
        Enter claims, all of them or none, and give their entries.

        Raises `NotPayable` for claims that are not met, and `AlreadyEntered` for
        families that have a result; each tells all of them at once.
        """
        # In one order everywhere: two processes never wait for each other in a ring.
        claims = sorted(decisions, key=lambda decision: decision.family_id)
        unpaid = tuple(each for each in claims if not each.payable)
        if unpaid:
            raise NotPayable(unpaid)
        rows = [Entry.of(each).cells for each in claims]
        return self._entered(rows) if rows else ()

    def _entered(self, rows: list[dict[str, Cell]]) -> tuple[Entry, ...]:
        families = [str(row["family"]) for row in rows]
        try:
            with _connected(self._engine) as connection:
                connection.execute(insert(TABLE), rows)
                return _entries(connection, families)
        except IntegrityError as error:
            # The database decides, so that a claim which another process entered a
            # moment ago is refused too.
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
        # No connection is kept: each act has its own, and leaves nothing open.
        engine = create_engine(url, poolclass=NullPool, **settings)
    except (ArgumentError, ModuleNotFoundError) as error:
        name = url.render_as_string(hide_password=True)
        message = f"{name}: there is no way to reach such a database: {error}"
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
        # What was given is not shown: it may hold a password.
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
    One transaction: what is done in it is done whole or not at all.
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
        f"{_name(engine)}: the database says: {words}; put that right and try again: "
        "no family is entered twice"
    )
    return RegisterError(message)


def _make_durable(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """
    What is committed is on the disk before `enter` returns, power cut or not.

    EXTRA is FULL, and also waits for the folder when the journal is taken away. The
    journal stays SQLite's own rollback journal and not a write-ahead log (WAL): WAL
    would keep committed entries in a second file, which is lost when an auditor is
    sent the one, and it does not work on a shared drive.
    """
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = EXTRA")
    cursor.close()


def _entries(
    connection: Connection, families: Collection[str] | None = None
) -> tuple[Entry, ...]:
    """
    The entries of some families, or all of them.
    """
    # Chosen here: no database takes thousands of ids in one question.
    wanted = None if families is None else frozenset(families)
    rows = connection.execute(select(TABLE).order_by(TABLE.c.number)).mappings()
    held = [Entry.of_cells(row["number"], row) for row in rows]
    return tuple(
        [entry for entry in held if wanted is None or entry.family_id in wanted]
    )

"""
Files that are not case files, named for what they are: a workbook, a zip archive.

A workbook does not become a CSV file when it is renamed. So its problem says what it
is, and how to turn it into a CSV file.
"""

from __future__ import annotations

from pathlib import PurePath

from attrs import frozen

from pbr.casefiles.columns import File
from pbr.casefiles.layout import FILES
from pbr.texts.nearest import nearest

_OUT = "move it out of the case folder"


@frozen
class Format:
    """
    What a file is, and how to turn it into a CSV file.
    """

    found: str
    remedy: str
    is_one_file: bool = True


_SAVE = "open it and save the sheet as CSV UTF-8"
_EXPORT = "export its rows as CSV UTF-8"
_ASK = "ask for the same rows as CSV UTF-8"
_WORKBOOK = Format("a workbook", _SAVE)
_ZIP = Format("a zip archive", "unpack it", is_one_file=False)
_ARCHIVE = Format("a compressed archive", "unpack it", is_one_file=False)
_PARQUET = Format("a Parquet file", _EXPORT)
_DATABASE = Format("a database", _EXPORT)
_PDF = Format("a PDF document", _ASK)
_DOCUMENT = Format("a text document", _ASK)
_BY_ENDING = {
    **dict.fromkeys((".xls", ".xlsb", ".xlsm", ".xlsx", ".ods"), _WORKBOOK),
    **dict.fromkeys((".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz"), _ARCHIVE),
    **dict.fromkeys((".accdb", ".db", ".mdb", ".sqlite", ".sqlite3"), _DATABASE),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), _DOCUMENT),
    ".numbers": Format("a Numbers spreadsheet", _SAVE),
    ".parquet": _PARQUET,
    ".pdf": _PDF,
    ".zip": _ZIP,
}
_BY_FIRST_BYTES = (
    (b"PK\x03\x04", Format("a workbook or a zip archive", f"{_SAVE}, or unpack it")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _WORKBOOK),
    (b"PAR1", _PARQUET),
    (b"\x1f\x8b", _ARCHIVE),
    (b"%PDF-", _PDF),
    (b"SQLite format 3\0", _DATABASE),
)


def format_by_name(name: str) -> Format | None:
    """
    What a file is by the end of its name; None if that does not say.
    """
    return _BY_ENDING.get(PurePath(name).suffix.casefold())


def format_by_contents(data: bytes) -> Format | None:
    """
    What a file is by its first bytes; None for any that may be text.
    """
    for first, form in _BY_FIRST_BYTES:
        if data.startswith(first):
            return form
    return None


def meant_for(name: str) -> File | None:
    """
    The case file that a file seems to be meant for, by its name.
    """
    by_name = {file.name: file for file in FILES}
    stem = PurePath(name).stem.removesuffix(".csv")
    return by_name.get(nearest(stem, by_name) or "")


def remedy_for(name: str, *, is_there: bool) -> str:
    """
    What to do about a file that no case folder has. `is_there` is whether the folder
    has the case file that it seems to be meant for.
    """
    file, form = meant_for(name), format_by_name(name)
    if form is not None:
        named = ""
        if file is not None and form.is_one_file and not is_there:
            named = f", named {file.csv}"
        return f"{form.remedy}{named}, and {_OUT}"
    if file is None:
        return f"{_OUT}, whose files are {', '.join(each.csv for each in FILES)}"
    if is_there:
        return f"{_OUT}: {file.csv} already exists"
    return f"rename it to {file.csv}, or {_OUT}"

"""
A case folder to start from: every file with its header, and what each column means.
"""

from __future__ import annotations

import os
from pathlib import Path

from pbr.casefiles.layout import FILES, File
from pbr.exceptions import TemplateError

_TOP = """\
# Case files

One CSV file for each kind of record, saved as UTF-8 ("CSV UTF-8" in Excel). Only
`families.csv` and `people.csv` are required; any other may be taken out. Write dates as
`2017-10-31` or `31/10/2017`, one way throughout a column. Use pseudonymous ids: there
is no column for a name, an address or a National Insurance number.
"""


def write_template(folder: str | os.PathLike[str]) -> None:
    """
    Write empty case files, and a README.md that explains each column, into a folder.

    The folder may be new or empty. Raises `TemplateError` where it is neither, and
    leaves nothing half written.
    """
    path = Path(folder)
    texts = {file.csv: _header(file) for file in FILES}
    texts["README.md"] = _readme()
    written: list[Path] = []
    is_new = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            message = f"{path} is not empty; name a new or an empty folder"
            raise TemplateError(message)
        for name, text in texts.items():
            _write(path / name, text, written)
    except OSError as error:
        _take_back(path, written, is_new=is_new)
        message = f"{path} cannot be written ({error.strerror}); name another folder"
        raise TemplateError(message) from error


def _write(path: Path, text: str, written: list[Path]) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        written.append(path)
        file.write(text)


def _take_back(path: Path, written: list[Path], *, is_new: bool) -> None:
    for each in written:
        each.unlink()
    if is_new and path.is_dir():
        path.rmdir()


def _header(file: File) -> str:
    return ",".join(column.name for column in file.columns) + "\n"


def _readme() -> str:
    return _TOP + "".join(_section(file) for file in FILES)


def _section(file: File) -> str:
    rows = "".join(
        f"| `{column.name}` | {column.reads.value} | "
        f"{'yes' if column.required else 'no'} | {column.means} |\n"
        for column in file.columns
    )
    return (
        f"\n## {file.csv}\n\n{file.means}"
        f"{' Required.' if file.required else ''}\n\n"
        f"| column | holds | required | means |\n| --- | --- | --- | --- |\n{rows}"
    )

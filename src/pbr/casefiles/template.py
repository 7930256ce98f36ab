"""
A case folder to start with: each file with its header, and what each column means.
"""

from __future__ import annotations

import os

from pbr.casefiles._new_folder import write_folder
from pbr.casefiles.columns import File
from pbr.casefiles.layout import FILES

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

    The folder may be new or empty. Raises `FolderError` if it is neither, and leaves
    nothing half written.
    """
    texts = {file.csv: _header(file) for file in FILES} | {"README.md": _readme()}
    write_folder(folder, {name: text.encode() for name, text in texts.items()})


def _header(file: File) -> str:
    return ",".join(column.name for column in file.columns) + "\n"


def _readme() -> str:
    return _TOP + "".join(_section(file) for file in FILES)


def _section(file: File) -> str:
    rows = "".join(
        f"| `{column.name}` | {column.kind.value} | "
        f"{'yes' if column.required else 'no'} | {column.means} |\n"
        for column in file.columns
    )
    return (
        f"\n## {file.csv}\n\n{file.means}"
        f"{' Required.' if file.required else ''}\n\n"
        f"| column | holds | required | means |\n| --- | --- | --- | --- |\n{rows}"
    )

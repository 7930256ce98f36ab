"""
Draw the tables that five councils published, and print them as one page of HTML.

Each is a file of published-tables, in the shape of the tables of `pbr overview`. A sum
that is not the one that the report prints is refused.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pbr.reports.bars import Line, Table, page

FOLDER = Path(__file__).parent / "published-tables"


def tables() -> Iterator[Table]:
    """
    Each table, in the order of the files' names.
    """
    for path in sorted(FOLDER.glob("*.json")):
        said = json.loads(path.read_text("utf-8"))
        table = Table(
            said["title"],
            tuple(said["columns"]),
            tuple([Line(label, tuple(numbers)) for label, *numbers in said["lines"]]),
            said["source"],
            said["total"],
        )
        if table.total and list(table.sums) != said["printed"]:
            message = f"{path.name}: {said['printed']} is printed, not {table.sums}"
            raise SystemExit(message)
        yield table


print(
    page("What five councils published", ["As printed, by their councils."], tables())
)

"""
Key workers named by more families than one person can work with.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from flagged import altered
from made import BRADFORD, D
from pbr import cli
from pbr.caseload.key_workers import named_by_many
from pbr.records import Family

ONE_DAY = timedelta(days=1)


def caseload(
    number: int, key_worker: str = "KW-SECRET", **changes: Any
) -> list[Family]:
    """
    So many families that name one key worker.
    """
    fields = {"attached_on": date(2017, 1, 9), "key_worker": key_worker, **changes}
    return [altered(Family(f"{key_worker}-{at}"), **fields) for at in range(number)]


@pytest.mark.parametrize(("number", "told"), [(100, ()), (101, (101,))])
def test_more_than_a_hundred(number: int, told: tuple[int, ...]) -> None:
    """
    A hundred families are not too many; one more is.
    """
    assert named_by_many(caseload(number), D) == told


def test_each_key_worker_alone() -> None:
    """
    Two are told with the larger number first; a blank is nobody.
    """
    families = [*caseload(101, "KW-1"), *caseload(130, "KW-2"), *caseload(40, "KW-3")]
    assert named_by_many([*families, *caseload(200, "")], D) == (130, 101)


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({"attached_on": D}, True),
        ({"attached_on": D + ONE_DAY}, False),
        ({"attached_on": None}, False),
        ({"closed_on": D}, False),
        ({"closed_on": D + ONE_DAY}, True),
        ({"left_area_on": D}, False),
        ({"left_area_on": D + ONE_DAY}, True),
        ({"left_area_on": D + ONE_DAY, "closed_on": D}, False),
    ],
)
def test_families_worked_with_on_the_day(change: dict[str, Any], counts: bool) -> None:  # noqa: FBT001
    """
    From the day of attachment until the family is closed or leaves the area.
    """
    families = [*caseload(100), *caseload(1, **change)]
    assert bool(named_by_many(families, D)) is counts


@pytest.mark.parametrize("command", ["validate", "overview", "money"])
def test_the_notice_never_says_who(tmp_path: Path, command: str) -> None:
    """
    Each command says how many families, and no output has the key worker's id.
    """
    (tmp_path / "cases").mkdir()
    rows = [f"F{at},2017-01-09,KW-SECRET" for at in range(101)]
    text = "\n".join(["family_id,attached_on,key_worker", *rows, ""])
    (tmp_path / "cases" / "families.csv").write_text(text, "utf-8")
    people = [f"P{at},F{at},1985-05-01" for at in range(101)]
    text = "\n".join(["person_id,family_id,born_on", *people, ""])
    (tmp_path / "cases" / "people.csv").write_text(text, "utf-8")
    out = ["--out", str(tmp_path / "page.html")] if command == "overview" else []
    asked = [command, str(tmp_path / "cases"), "--plan", BRADFORD.name]
    ran = CliRunner().invoke(cli.main, [*asked, "--on", "2017-10-31", *out])
    assert ran.exit_code == 0, ran.output
    said = (
        "notice: one key worker is named by 101 families on 31 October 2017; find out "
        "if it is one person"
    )
    assert " ".join(ran.output.split()).count(said) == 1
    assert "KW-SECRET" not in ran.output

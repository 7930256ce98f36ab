"""
Pages of tables in a browser: nothing is cut, nothing scrolls sideways, axe finds no fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import browser
from made import BRADFORD, D
from pbr import read_cases
from pbr.caseload.overview import overview_of
from pbr.reports.bars import Line, Table, page
from pbr.reports.overview import as_page
from pbr.timeline.assumptions import Assume

FORTY = Path(__file__).parents[2] / "examples" / "forty-families"
WIDTHS = (320, 360, 768, 1280)
LONG = "education-and-crime-and-anti-social-behaviour " * 3
MILLIONS = Decimal("12345678.90")
#: Every element that holds words; a heading that is not shown has no room for any.
WORDS = "h1, h2, p, caption, td, td span, tbody th, tfoot th, table:not(.stacked) th"

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(bool(browser.why_not()), reason=browser.why_not()),
]


@pytest.fixture(scope="module")
def tab() -> Iterator[browser.Page]:
    """One tab for all of them."""
    with browser.a_page() as page:
        yield page


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The overview of the forty invented families, with all its tables."""
    families = read_cases(FORTY, BRADFORD).families
    found = overview_of(families, BRADFORD, D, allocation=20, assume=[*Assume])
    path = tmp_path_factory.mktemp("overview") / "page.html"
    path.write_text(as_page(found), "utf-8")
    return path


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Long words, large amounts, and a table of five numbers a line."""
    amounts = Table("Pounds", (LONG, "a", "b"), (Line(LONG, (MILLIONS,) * 2),), LONG)
    headings = ("ward", *[f"{LONG} {number}" for number in range(5)])
    lines = (Line("W" * 60, (123456,) * 5), Line("West", (0,) * 5))
    counts = Table("Counts", headings, lines, "Invented.", "total")
    path = tmp_path_factory.mktemp("crowded") / "page.html"
    path.write_text(page("T" * 80, [LONG], [amounts, counts]), "utf-8")
    return path


@pytest.mark.parametrize("name", ["overview", "crowded"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", browser.SCHEMES)
def test_a_page_can_be_read(
    request: pytest.FixtureRequest,
    tab: browser.Page,
    name: str,
    width: int,
    scheme: str,
) -> None:
    """axe finds nothing, the page does not scroll sideways, and no text is cut."""
    tab.open(request.getfixturevalue(name), width=width, scheme=scheme)
    assert tab.faults() == []
    assert not tab.wider_than_the_window()
    assert tab.cut(WORDS) == []


def test_a_dark_page_is_dark_and_paper_is_white(
    tab: browser.Page, overview: Path
) -> None:
    """The page follows the reader's scheme; printed, it is black on white."""
    colours = "getComputedStyle(document.body).backgroundColor"
    for scheme, colour in (("light", "255, 255, 255"), ("dark", "20, 23, 26")):
        tab.open(overview, scheme=scheme)
        assert tab.ask(colours) == f"rgb({colour})"
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.ask(colours) == "rgb(255, 255, 255)"
    tab.call("Emulation.setEmulatedMedia", media="")


def test_a_narrow_table_keeps_its_rows_and_headings(
    tab: browser.Page, overview: Path
) -> None:
    """A screen reader finds the same tables, rows and cells at 320 pixels as at 1280."""
    roles = {}
    for width in (320, 1280):
        tab.open(overview, width=width)
        nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
        roles[width] = [
            (node["role"]["value"], node.get("name", {}).get("value"))
            for node in nodes
            if not node["ignored"]
            and node["role"]["value"]
            in {"table", "row", "cell", "columnheader", "rowheader"}
        ]
    assert ("table", "Money to date") in roles[320]
    assert roles[320] == roles[1280]

"""
A page of tables: what is on it, that it holds nothing from elsewhere, and that it adds up.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from pbr.exceptions import Contradiction
from pbr.reports.bars import BARS, STYLE, Line, Number, Table, page, part_of, shown
from read_page import Page

WARDS = Table(
    "Wards",
    ("ward", "families", "pounds"),
    (Line("East", (1, Decimal("800.00"))), Line("West", (3, Decimal("0.00")))),
    "Invented.",
    "in all",
)


def test_a_whole_page() -> None:
    """The whole of a small page, its style apart."""
    text = page("Two wards", ["Say this first."], [WARDS])
    assert text.replace(STYLE, "…") == (
        "<!doctype html>\n"
        '<html lang="en">\n'
        "  <head>\n"
        '    <meta charset="utf-8">\n'
        '    <meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "    <title>Two wards</title>\n"
        "    <style>…</style>\n"
        "  </head>\n"
        "  <body>\n"
        "    <main>\n"
        "      <h1>Two wards</h1>\n"
        "      <p>Say this first.</p>\n"
        "      <p>Each bar is drawn against the largest number of its column.</p>\n"
        "      <section>\n"
        '        <h2 id="table-1">Wards</h2>\n'
        '        <div class="wide" role="region" tabindex="0" aria-labelledby="table-1">\n'
        "          <table>\n"
        "            <caption>\n"
        "              <span>Invented.</span>\n"
        "            </caption>\n"
        "            <thead>\n"
        "              <tr>\n"
        '                <th scope="col">ward</th>\n'
        '                <th class="number" scope="col">families</th>\n'
        '                <th class="number" scope="col">pounds</th>\n'
        "              </tr>\n"
        "            </thead>\n"
        "            <tbody>\n"
        "              <tr>\n"
        '                <th scope="row">East</th>\n'
        "                <td>1<svg "
        'aria-hidden="true" focusable="false">\n'
        '                    <rect width="33.3%" height="8"></rect>\n'
        "                  </svg>\n"
        "                </td>\n"
        "                <td>£800.00<svg "
        'aria-hidden="true" focusable="false">\n'
        '                    <rect width="100.0%" height="8"></rect>\n'
        "                  </svg>\n"
        "                </td>\n"
        "              </tr>\n"
        "              <tr>\n"
        '                <th scope="row">West</th>\n'
        "                <td>3<svg "
        'aria-hidden="true" focusable="false">\n'
        '                    <rect width="100.0%" height="8"></rect>\n'
        "                  </svg>\n"
        "                </td>\n"
        "                <td>£0.00<svg "
        'aria-hidden="true" focusable="false">\n'
        '                    <rect width="0.0%" height="8"></rect>\n'
        "                  </svg>\n"
        "                </td>\n"
        "              </tr>\n"
        "            </tbody>\n"
        "            <tfoot>\n"
        "              <tr>\n"
        '                <th scope="row">in all</th>\n'
        "                <td>4</td>\n"
        "                <td>£800.00</td>\n"
        "              </tr>\n"
        "            </tfoot>\n"
        "          </table>\n"
        "        </div>\n"
        "      </section>\n"
        "    </main>\n"
        "  </body>\n"
        "</html>\n"
    )


def test_a_page_holds_nothing_from_elsewhere() -> None:
    """No script, link, picture or font, and no address of any kind."""
    text = page("Two wards", [], [WARDS])
    tags = {tag for tag, _ in Page(text).found}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "use", "a"})
    assert re.search(r"(?i)https?:|//|url\(|@import|src=|href=|\bon\w+=", text) is None


def test_text_is_escaped() -> None:
    """What is in a label, title, heading or source stays text, wherever it stands."""
    evil = '<script>alert("&")</script>'
    table = Table(evil, (evil, evil), (Line(evil, (1,)),), evil, evil)
    text = page(evil, [evil], [table])
    read = Page(text)
    assert "<script" not in text
    assert read.said["title"] == [evil]
    assert {evil} <= set(read.said["th"])
    assert read.said["p"] == [evil, BARS]
    assert (read.said["h1"], read.said["h2"], read.said["span"]) == ([evil],) * 3


labels = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))
numbers = st.integers(0, 10**9) | st.integers(0, 10**11).map(
    lambda pence: Decimal(pence).scaleb(-2)
)
tables = st.lists(st.tuples(labels, numbers)).map(
    lambda rows: Table(
        "t", ("what", "n"), tuple([Line(a, (b,)) for a, b in rows]), "s", "all"
    )
)


@given(tables)
def test_every_number_is_on_the_page_as_text(table: Table) -> None:
    """Each number, and their sum, is text in a cell; no bar has any; twice is alike."""
    text = page("t", [], [table])
    read = Page(text)
    said = [line.numbers[0] for line in table.lines]
    assert read.said["td"] == [shown(each) for each in (*said, sum(said))]
    assert len(read.all("rect")) == len(said)
    assert {each["aria-hidden"] for each in read.all("svg")} <= {"true"}
    assert {each["scope"] for each in read.all("th")} == {"col", "row"}
    assert text == page("t", [], [table])


@given(st.lists(st.integers(0, 10**6), min_size=1))
def test_longer_bars_are_of_larger_numbers(values: list[int]) -> None:
    """In order of size no bar is shorter than the one before; the largest is whole."""
    most = max(values)
    lengths = [float(part_of(each, most)[:-1]) for each in sorted(values)]
    assert all(a <= b for a, b in pairwise(lengths))
    assert lengths[-1] == (100.0 if most else 0.0)


@pytest.mark.parametrize(
    ("number", "most", "part"),
    [
        (1, 3, "33.3%"),
        (2, 3, "66.6%"),
        (0, 0, "0.0%"),
        (Decimal("0.01"), 10, "0.1%"),
        (10**17 - 1, 10**17, "99.9%"),
    ],
)
def test_how_long_a_bar_is(number: Number, most: Number, part: str) -> None:
    """A part is cut to a tenth of a percent, and nothing of nothing is nothing."""
    assert part_of(number, most) == part


def test_lines_that_are_not_to_be_added() -> None:
    """Without a name for the sum no sum is shown."""
    dates = Table("By date", ("date", "all"), (Line("2016", (214,)),), "Invented.")
    assert "tfoot" not in {tag for tag, _ in Page(page("t", [], [dates])).found}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (Line("East", (1,)), "W: East has 1 numbers; there are 2 columns for them"),
        (Line("East", (1, -1)), "W: East has a number below 0"),
    ],
)
def test_what_a_table_refuses(line: Line, message: str) -> None:
    """A line that has not a number for each column, or one below nought."""
    with pytest.raises(Contradiction) as refused:
        Table("W", ("ward", "a", "b"), (line,), "Invented.")
    assert str(refused.value) == message

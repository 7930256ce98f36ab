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
    "total",
)


WHOLE = """\
<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Two wards</title>
    <style>…</style>
  </head>
  <body>
    <main>
      <h1>Two wards</h1>
      <p>Say this first.</p>
      <p>Each bar is drawn against the largest number of its column.</p>
      <section>
        <h2 id="table-1">Wards</h2>
        <table role="table" aria-labelledby="table-1" class="stacked">
          <caption>Invented.</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">ward</th>
              <th class="number" scope="col" role="columnheader">families</th>
              <th class="number" scope="col" role="columnheader">pounds</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">East</th>
              <td role="cell">
                <span aria-hidden="true">families</span>1<svg aria-hidden="true" focusable="false">
                  <rect width="33.3%" height="8"></rect>
                </svg>
              </td>
              <td role="cell">
                <span aria-hidden="true">pounds</span>£800.00<svg aria-hidden="true" focusable="false">
                  <rect width="100.0%" height="8"></rect>
                </svg>
              </td>
            </tr>
            <tr role="row">
              <th scope="row" role="rowheader">West</th>
              <td role="cell">
                <span aria-hidden="true">families</span>3<svg aria-hidden="true" focusable="false">
                  <rect width="100.0%" height="8"></rect>
                </svg>
              </td>
              <td role="cell">
                <span aria-hidden="true">pounds</span>£0.00<svg aria-hidden="true" focusable="false">
                  <rect width="0.0%" height="8"></rect>
                </svg>
              </td>
            </tr>
          </tbody>
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">total</th>
              <td role="cell">
                <span aria-hidden="true">families</span>4</td>
              <td role="cell">
                <span aria-hidden="true">pounds</span>£800.00</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </main>
  </body>
</html>
"""


def test_a_whole_page() -> None:
    """The whole of a small page, its style apart."""
    text = page("Two wards", ["Say this first."], [WARDS])
    assert text.replace(STYLE, "…") == WHOLE


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
    assert (read.said["h1"], read.said["h2"], read.said["caption"]) == ([evil],) * 3


def test_text_that_cannot_be_seen_is_shown_by_its_code() -> None:
    """No escape or bidirectional character of a plan or a file is on the page."""
    hidden = "a\x1b[2J\u202eb\u200b"
    shown_as = r"a\x1b[2J\u202eb\u200b"
    table = Table(hidden, (hidden, hidden), (Line(hidden, (1,)),), hidden, hidden)
    text = page(hidden, [hidden], [table])
    assert not {"\x1b", "\u202e", "\u200b"} & set(text)
    read = Page(text)
    for tag in ("title", "h1", "h2", "caption"):
        assert read.said[tag] == [shown_as]
    assert read.said["p"] == [shown_as, BARS]
    assert set(read.said["th"]) == {shown_as}


def test_nothing_on_a_page_takes_the_focus() -> None:
    """Nothing scrolls by itself, so that there is nothing to stop at with Tab."""
    read = Page(page("Two wards", [], [WARDS]))
    assert not [tag for tag, attributes in read.found if "tabindex" in attributes]


def test_only_a_table_of_many_columns_is_stacked() -> None:
    """One number a line fits a telephone as it is; two are stacked there."""
    one = Table("By date", ("date", "all"), (Line("2016", (214,)),), "Invented.")
    read = Page(page("t", [], [one, WARDS]))
    assert [each.get("class") for each in read.all("table")] == [None, "stacked"]


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
    """Each number, and their sum, is text in a cell; no bar has any; twice is the same."""
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
    """Without a label for the sum no sum is shown."""
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
    """A line that has not a number for each column, or one below 0."""
    with pytest.raises(Contradiction) as refused:
        Table("W", ("ward", "a", "b"), (line,), "Invented.")
    assert str(refused.value) == message

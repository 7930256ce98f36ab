"""
A page of tables with a bar beside each number, to be looked at or printed.

The page is one file of HTML. It has no script, and nothing in it is fetched from
elsewhere. Every number is there as text; a bar only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen

from pbr.exceptions import Contradiction
from pbr.reports import wording

Number = int | Decimal

STYLE = """
body { font: 1em/1.5 system-ui, sans-serif; color: #111; background: #fff;
  max-width: 50rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin: 2rem 0 0; }
.wide { overflow-x: auto; }
.wide:focus { outline: 3px solid #1d4f8f; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: #444; padding: 0.25rem 0; }
caption span { display: inline-block; max-width: calc(100vw - 2rem); }
th, td { border-bottom: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left;
  vertical-align: top; }
th[scope=row] { font-weight: normal; min-width: 8rem; width: 40%; }
td, th.number { text-align: right; min-width: 4rem; }
tfoot th[scope=row], tfoot td { font-weight: bold; border-bottom: 3px double #111; }
svg { display: block; width: 100%; height: 0.5rem; fill: #1d4f8f; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  caption span { max-width: none; }
  section { break-inside: avoid; }
}
"""
BARS = "Each bar is drawn against the largest number of its column."
BAR_HEIGHT = "8"


@frozen
class Line:
    """
    A line of a table: what was counted, and a number for each further column.
    """

    label: str
    numbers: tuple[Number, ...]


@frozen
class Table:
    """
    Counts of one kind: a title, headings, lines, and where the numbers come from.

    `columns` has a heading for the labels and one for each number of a line. `total`
    is what the sum of the lines is called, and blank where they are not to be added, as
    counts by date are not. Money is a `Decimal`, every other number whole. Raises
    `Contradiction` for a line that has not a number for each column, or one below 0.
    """

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    source: str
    total: str = ""

    def __attrs_post_init__(self) -> None:
        asked = len(self.columns) - 1
        for line in self.lines:
            if len(line.numbers) != asked:
                message = (
                    f"{self.title}: {line.label} has {len(line.numbers)} numbers; "
                    f"there are {asked} columns for them"
                )
                raise Contradiction(message)
            if any(number < 0 for number in line.numbers):
                message = f"{self.title}: {line.label} has a number below 0"
                raise Contradiction(message)

    @property
    def _by_column(self) -> list[list[Number]]:
        places = range(len(self.columns) - 1)
        return [[line.numbers[place] for line in self.lines] for place in places]

    @property
    def sums(self) -> tuple[Number, ...]:
        """
        What each column comes to.
        """
        return tuple([sum(column) for column in self._by_column])

    @property
    def largest(self) -> tuple[Number, ...]:
        """
        The largest number of each column, against which its bars are drawn.
        """
        return tuple([max(column, default=0) for column in self._by_column])


def page(title: str, says: Iterable[str], tables: Iterable[Table]) -> str:
    """
    A whole page: what it is, what has to be said first, and each table under its title.
    """
    html = Element("html", lang="en")
    head = SubElement(html, "head")
    SubElement(head, "meta", charset="utf-8")
    width = "width=device-width, initial-scale=1"
    SubElement(head, "meta", name="viewport", content=width)
    _said(head, "title", title)
    _said(head, "style", STYLE)
    main = SubElement(SubElement(html, "body"), "main")
    _said(main, "h1", title)
    for each in (*says, BARS):
        _said(main, "p", each)
    for number, table in enumerate(tables, 1):
        _section(main, table, f"table-{number}")
    indent(html)
    return f"<!doctype html>\n{tostring(html, 'unicode', method='html')}\n"


def _said(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """
    A part of the page that holds words; they are escaped when it is written.
    """
    made = SubElement(parent, tag, attributes)
    made.text = text
    return made


def _section(main: Element, table: Table, name: str) -> None:
    section = SubElement(main, "section")
    _said(section, "h2", table.title, id=name)
    # What is wider than a telephone is moved sideways, also from the keyboard.
    region = {"class": "wide", "role": "region", "tabindex": "0"}
    wide = SubElement(section, "div", region, **{"aria-labelledby": name})
    drawn = SubElement(wide, "table")
    # Its own box, so that it is no wider than the screen where the table is.
    _said(SubElement(drawn, "caption"), "span", table.source)
    row = SubElement(SubElement(drawn, "thead"), "tr")
    first, *others = table.columns
    _said(row, "th", first, scope="col")
    for heading in others:
        _said(row, "th", heading, **{"class": "number", "scope": "col"})
    body, largest = SubElement(drawn, "tbody"), table.largest
    for line in table.lines:
        row = _row(body, line)
        for cell, number, most in zip(row[1:], line.numbers, largest, strict=True):
            _bar(cell, number, most)
    if table.total:
        _row(SubElement(drawn, "tfoot"), Line(table.total, table.sums))


def _row(part: Element, line: Line) -> Element:
    row = SubElement(part, "tr")
    _said(row, "th", line.label, scope="row")
    for number in line.numbers:
        _said(row, "td", shown(number))
    return row


def _bar(cell: Element, number: Number, most: Number) -> None:
    """
    A bar under a number: nothing is to be read from it that the number does not say.
    """
    hidden = {"aria-hidden": "true", "focusable": "false"}
    drawing = SubElement(cell, "svg", hidden)
    SubElement(drawing, "rect", width=part_of(number, most), height=BAR_HEIGHT)


def part_of(number: Number, most: Number) -> str:
    """
    How long a bar is, in tenths of a percent of the longest, cut and not rounded.
    """
    whole, tenths = divmod(int(number * 1000 // most) if most else 0, 10)
    return f"{whole}.{tenths}%"


def shown(number: Number) -> str:
    """
    A number as people read it: 1,416 families, £800.00.
    """
    return wording.pounds(number) if isinstance(number, Decimal) else f"{number:,}"

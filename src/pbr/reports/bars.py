"""
A page of tables with a bar under each number, to look at or print.

The page is one HTML file. It has no script and fetches nothing. Every number is on it
as text; a bar only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen

from pbr.exceptions import Contradiction
from pbr.reports import wording
from pbr.texts.visible import visible

Number = int | Decimal

STYLE = """
:root { color-scheme: light; --ink: #16181b; --soft: #474c53; --paper: #fff;
  --rule: #767c84; --bar: #1f5f99; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ink: #eceef0; --soft: #bcc2c9; --paper: #14171a;
    --rule: #8b929a; --bar: #7db8ee; }
}
body { font: 1em/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere;
  max-width: 50rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.3rem; line-height: 1.2; margin: 2rem 0 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding: 0.25rem 0; }
th, td { border-bottom: 1px solid var(--rule); padding: 0.25rem 0.5rem;
  text-align: left; vertical-align: top; }
th[scope=row] { font-weight: normal; width: 40%; }
td, th.number { text-align: right; }
td { white-space: nowrap; font-variant-numeric: tabular-nums; }
tfoot th[scope=row], tfoot td { font-weight: bold;
  border-bottom: 3px double var(--ink); }
td span { display: none; }
svg { display: block; width: 100%; min-width: 4rem; height: 0.5rem; fill: var(--bar);
  print-color-adjust: exact; }
@media screen and (max-width: 40rem) {
  th[scope=row] { width: 60%; }
  .stacked, .stacked > *, .stacked tr, .stacked th { display: block; width: auto; }
  .stacked thead { position: absolute; clip-path: inset(50%); height: 1px;
    width: 1px; overflow: hidden; }
  .stacked td { display: grid; grid-template-columns: 1fr auto; column-gap: 0.5rem; }
  .stacked td span { display: block; text-align: left; white-space: normal;
    color: var(--soft); }
  .stacked svg { grid-column: 1 / -1; }
  .stacked th[scope=row], .stacked td:not(:last-child) { border: 0; }
  .stacked th[scope=row] { font-weight: bold; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  section { break-inside: avoid; }
}
"""
BARS = "Each bar is drawn against the largest number of its column."
BAR_HEIGHT = "8"
#: The number of columns of a table that fits a telephone as it is; wider ones are
#: stacked there, each number on a line of its own with its heading.
NARROW = 2


@frozen
class Line:
    """
    A line of a table: a label, and a number for each further column.
    """

    label: str
    numbers: tuple[Number, ...]


@frozen
class Table:
    """
    Counts of one kind: a title, headings, lines, and where the numbers come from.

    `columns` has a heading for the labels and one for each number of a line. `total`
    is the label of the sum, and blank if the lines are not added, such as counts by
    date. Money is a `Decimal`, every other number whole. Raises `Contradiction` if a
    line has more or fewer numbers than columns, or a number below 0.
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
        The sum of each column.
        """
        return tuple([sum(column) for column in self._by_column])

    @property
    def largest(self) -> tuple[Number, ...]:
        """
        The largest number of each column, which has the longest bar.
        """
        return tuple([max(column, default=0) for column in self._by_column])


def page(title: str, says: Iterable[str], tables: Iterable[Table]) -> str:
    """
    A whole page: its title, a paragraph for each of `says`, and each table.
    """
    html = Element("html", lang="en-GB")
    head = SubElement(html, "head")
    SubElement(head, "meta", charset="utf-8")
    width = "width=device-width, initial-scale=1"
    SubElement(head, "meta", name="viewport", content=width)
    _said(head, "title", title)
    SubElement(head, "style").text = STYLE
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
    An element that holds words. They are escaped when the page is written.
    """
    made = SubElement(parent, tag, attributes)
    made.text = visible(text)
    return made


def _section(main: Element, table: Table, name: str) -> None:
    section = SubElement(main, "section")
    _said(section, "h2", table.title, id=name)
    # Each role is the element's own: Safari forgets it where the table is stacked.
    drawn = SubElement(section, "table", {"role": "table", "aria-labelledby": name})
    if len(table.columns) > NARROW:
        drawn.set("class", "stacked")
    _said(drawn, "caption", table.source)
    row = SubElement(_group(drawn, "thead"), "tr", role="row")
    first, *others = table.columns
    _said(row, "th", first, scope="col", role="columnheader")
    for heading in others:
        number = {"class": "number", "scope": "col", "role": "columnheader"}
        _said(row, "th", heading, **number)
    body = _group(drawn, "tbody")
    for line in table.lines:
        cells = _row(body, line, others)
        for cell, number_, most in zip(cells, line.numbers, table.largest, strict=True):
            _bar(cell, number_, most)
    if table.total:
        _row(_group(drawn, "tfoot"), Line(table.total, table.sums), others)


def _group(drawn: Element, tag: str) -> Element:
    return SubElement(drawn, tag, role="rowgroup")


def _row(part: Element, line: Line, headings: Iterable[str]) -> list[Element]:
    """
    A line as a row: its label, and its numbers, whose cells are returned.
    """
    row = SubElement(part, "tr", role="row")
    _said(row, "th", line.label, scope="row", role="rowheader")
    cells = []
    for heading, number in zip(headings, line.numbers, strict=True):
        cell = SubElement(row, "td", role="cell")
        # Shown only where the table is stacked; a screen reader has the heading itself.
        _said(cell, "span", heading, **{"aria-hidden": "true"}).tail = shown(number)
        cells.append(cell)
    return cells


def _bar(cell: Element, number: Number, most: Number) -> None:
    """
    A bar under a number. It says nothing that the number does not.
    """
    hidden = {"aria-hidden": "true", "focusable": "false"}
    drawing = SubElement(cell, "svg", hidden)
    SubElement(drawing, "rect", width=part_of(number, most), height=BAR_HEIGHT)


def part_of(number: Number, most: Number) -> str:
    """
    The length of a bar as a share of the longest, cut to a tenth of a percent.
    """
    whole, tenths = divmod(int(number * 1000 // most) if most else 0, 10)
    return f"{whole}.{tenths}%"


def shown(number: Number) -> str:
    """
    A number as people read it: 1,416 families, £800.00.
    """
    return wording.pounds(number) if isinstance(number, Decimal) else f"{number:,}"

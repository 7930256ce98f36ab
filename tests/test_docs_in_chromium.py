"""
The pages can be read by everybody: axe finds nothing, in a wide window or on a telephone.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import browser

DOCS = Path(__file__).parents[1] / "docs"
PAGES = [path.relative_to(DOCS).with_suffix("") for path in sorted(DOCS.rglob("*.md"))]
MADE_BY_SPHINX = [Path("genindex"), Path("py-modindex"), Path("search")]
EACH_PAGE = pytest.mark.parametrize("name", [*PAGES, *MADE_BY_SPHINX], ids=str)

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(bool(browser.why_not()), reason=browser.why_not()),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, as `make docs` builds them."""
    folder = tmp_path_factory.mktemp("docs")
    build = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "-q",
        "-b",
        "html",
        str(DOCS),
        str(folder),
    ]
    subprocess.run(build, check=True)  # noqa: S603 - our own pages
    return folder


@pytest.fixture(scope="module")
def page() -> Iterator[browser.Page]:
    """One tab for all of them."""
    with browser.a_page() as page:
        yield page


@EACH_PAGE
def test_axe_finds_nothing(built: Path, page: browser.Page, name: Path) -> None:
    """No page has a fault at 1280 or 360 pixels, light or dark."""
    path = (built / name).with_suffix(".html")
    assert browser.faults_of(page, [path]) == []


@EACH_PAGE
def test_a_page_fits_a_telephone(built: Path, page: browser.Page, name: Path) -> None:
    """At 360 pixels a wide block scrolls by itself, and not the page with it."""
    page.open((built / name).with_suffix(".html"), width=360)
    assert not page.wider_than_the_window()


def test_what_scrolls_is_a_stop_of_the_keyboard_and_what_fits_is_not(
    built: Path, page: browser.Page
) -> None:
    """A block takes the focus only in a window in which it scrolls."""
    stops = (
        'document.querySelectorAll("pre[tabindex], .table-wrapper[tabindex]").length'
    )
    page.open(built / "tutorial.html", width=4000)
    assert page.ask(stops) == 0
    page.open(built / "tutorial.html", width=360)
    assert page.ask(stops) > 0

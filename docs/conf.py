"""
How the pages are built: `make docs`. Nothing is fetched from anywhere.
"""

from __future__ import annotations

import re
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.lexers.special import TextLexer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "pbr"
version = release = version_of("pbr-claims")
language = "en-GB"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
default_role = "literal"

html_theme = "furo"
html_title = f"pbr {release}"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_js_files = ["scrolling.js"]

myst_heading_anchors = 4
myst_enable_extensions = ["deflist"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
autodoc_default_options = {"members": True, "show-inheritance": False}
add_module_names = False

#: What a person who cannot see the page needs, and the theme leaves out.
MISSING = (
    ('class="caption" role="heading"', 'aria-level="2"'),
    ('<aside class="sidebar-drawer"', 'aria-label="All pages"'),
    ('<aside class="toc-drawer"', 'aria-label="On this page"'),
)

_QUOTED = re.compile(r"^(?:#: )?> ?")


def as_block_quotes(
    _app: object,
    _what: str,
    _name: str,
    _obj: object,
    _options: object,
    lines: list[str],
) -> None:
    """
    Show the lines of a docstring that begin with ">" as the quotation they are.
    """
    shown: list[str] = []
    was_quoted = False
    for line in lines:
        quoted = line.startswith(">")
        if quoted is not was_quoted:
            shown.append("")
        shown.append(_QUOTED.sub("   ", line) if quoted else line)
        was_quoted = quoted
    lines[:] = [*shown, ""]


def with_what_is_missing(app: Sphinx, error: Exception | None) -> None:
    """
    Add to each page what axe asks for and the theme has no setting for.
    """
    if error is None:
        for path in Path(app.outdir).rglob("*.html"):
            html = path.read_text("utf-8")
            for tag, attribute in MISSING:
                html = html.replace(f"{tag}>", f"{tag} {attribute}>")
            if path.name == "search.html":
                html = html.replace("<noscript>", "<h1>Search</h1>\n<noscript>", 1)
            path.write_text(html, "utf-8")


def setup(app: Sphinx) -> None:
    """
    Teach Sphinx what the pages use.
    """
    app.add_lexer("csv", TextLexer)
    app.connect("autodoc-process-docstring", as_block_quotes)
    app.connect("build-finished", with_what_is_missing)

"""
The public names and the JSON Schema do not change without an entry in the changelog.
"""

from __future__ import annotations

from typing import Any

import pytest

import pbr
from pbr.evidence.document import schema
from public import PINNED, ROOT, pins, public, unannounced

SCHEMA: dict[str, Any] = {"$id": "urn:pbr:decision:1.0", "type": "object"}
LATER: dict[str, Any] = {"$id": "urn:pbr:decision:1.1", "type": "object"}
OTHER: dict[str, Any] = {"$id": "urn:pbr:decision:1.0", "type": "array"}
NAMES_NOW, SCHEMA_NOW = pins("names", SCHEMA)
NAMES_THEN, OTHER_NOW = pins("other names", OTHER)
_, LATER_NOW = pins("names", LATER)


def test_the_public_names_are_those_pinned() -> None:
    """
    What callers see of pbr is line for line in tests/pinned/public.txt.

    `python tools/public.py` writes it anew, where a change is meant.
    """
    assert public().splitlines() == PINNED.read_text("utf-8").splitlines()


def test_each_name_of_pbr_is_pinned_in_full() -> None:
    """
    Each name of `pbr.__all__` is pinned as a class or a function, and once.
    """
    made = [
        line.partition("(")[0].rpartition(".")[2]
        for line in PINNED.read_text("utf-8").splitlines()
        if line.startswith(("class pbr.", "def pbr."))
    ]
    assert [made.count(name) for name in pbr.__all__] == [1] * len(pbr.__all__)


def test_what_changed_has_an_entry() -> None:
    """
    The top section of the changelog ends an entry with the digest of each.
    """
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert list(unannounced(changelog, PINNED.read_text("utf-8"), schema())) == []


def changelog(*sections: list[str]) -> str:
    """
    A changelog of so many sections, the newest first, each with its entries.
    """
    said = [
        f"\n## 0.{len(sections) - number}.0\n\n"
        + "".join(f"- Some words of it.\n  {entry}\n" for entry in entries)
        for number, entries in enumerate(sections)
    ]
    return "".join(["# Changelog\n", *said])


NO_NAMES = f"names changed: add an entry to CHANGELOG.md that ends with\n  {NAMES_NOW}"
NO_SCHEMA = (
    f"decision:1.0 changed: add an entry to CHANGELOG.md that ends with\n  {SCHEMA_NOW}"
)
USED_UP = 'decision:1.0 was another schema in a release: raise the number in its "$id"'


@pytest.mark.parametrize(
    ("sections", "messages"),
    [
        ([[NAMES_NOW, SCHEMA_NOW]], []),
        ([[SCHEMA_NOW, NAMES_NOW, "without a digest"]], []),
        ([["without a digest"]], [NO_NAMES, NO_SCHEMA]),
        ([[NAMES_THEN, SCHEMA_NOW]], [NO_NAMES]),
        ([[NAMES_NOW, OTHER_NOW]], [NO_SCHEMA]),
        ([[NAMES_THEN, NAMES_NOW, OTHER_NOW, SCHEMA_NOW]], []),
        ([[NAMES_NOW, NAMES_THEN, SCHEMA_NOW]], [NO_NAMES]),
        ([[SCHEMA_NOW], [NAMES_NOW]], [NO_NAMES]),
        ([[NAMES_NOW, LATER_NOW]], [NO_SCHEMA]),
        ([[NAMES_NOW, SCHEMA_NOW], [NAMES_THEN, SCHEMA_NOW]], []),
        ([[NAMES_NOW, SCHEMA_NOW], [NAMES_THEN, OTHER_NOW]], [USED_UP]),
        ([[NAMES_NOW, OTHER_NOW], [SCHEMA_NOW], [OTHER_NOW]], [NO_SCHEMA, USED_UP]),
    ],
)
def test_what_the_changelog_must_hold(
    sections: list[list[str]], messages: list[str]
) -> None:
    """
    The newest entry of the top section has today's digest; no version means two schemas.
    """
    assert list(unannounced(changelog(*sections), "names", SCHEMA)) == messages


def test_a_new_version_of_the_schema_stands_beside_the_old() -> None:
    """
    A changed schema with a version counted on is told under that version.
    """
    told = changelog([NAMES_NOW, LATER_NOW], [NAMES_NOW, OTHER_NOW])
    assert list(unannounced(told, "names", LATER)) == []

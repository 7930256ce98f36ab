"""
tools/voice.py counts the words that CONTRIBUTING.md asks nobody to write.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import voice

PAGE = """\
# A page

One problem is told
of each family; `told` is code and "told" a quotation.

> A council told us.

```
told
```

| told | in a table |
|---|---|
| 1 | 2 |

- told in a list
"""
MODULE = '''
"""
A docstring in which a family is told.
"""
# a comment is told nothing
WORD = "told"
MESSAGE = f"{WORD} is told"
'''


def printed(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """What it prints, and how it ends."""
    status = voice.main(*map(str, words))
    return f"{capsys.readouterr().out}{status:d}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page, a module, and a file of another kind."""
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    (tmp_path / "b.py").write_text(MODULE, "utf-8")
    (tmp_path / "c.txt").write_text("told", "utf-8")
    return tmp_path


def test_it_lists_each_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Prose, tables, docstrings and messages are read; code and quotations are not."""
    tic = "told: say, list, report"
    assert printed(capsys, "--list", folder) == (
        f"{folder}/a.md:3: {tic}: One problem is told of each family; "
        '`told` is code and "told" a quotation.\n'
        f"{folder}/a.md:12: {tic}: | told | in a table |\n"
        f"{folder}/a.md:16: {tic}: - told in a list\n"
        f"{folder}/b.py:3: {tic}: A docstring in which a family is told.\n"
        f"{folder}/b.py:7: {tic}: X is told\n"
        "    5 total\n0"
    )


def test_it_counts_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file has its number, the most first."""
    counted = f"    3 {folder}/a.md\n    2 {folder}/b.py\n    5 total\n"
    assert printed(capsys, folder) == f"{counted}0"
    assert printed(capsys, "--most", "5", folder) == f"{counted}0"


def test_too_many_is_a_failure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One more than may be ends with status 1."""
    assert printed(capsys, "--most", "4", folder).endswith("    5 total\n1")


def test_a_sentence_of_more_than_forty_words_is_long(tmp_path: Path) -> None:
    """Forty are not, and a sentence of a docstring may be."""
    (tmp_path / "a.md").write_text("word " * 39 + "end.\n\n" + "word " * 41, "utf-8")
    (tmp_path / "b.py").write_text(f'"""{"word " * 41}"""', "utf-8")
    found = [*voice.places(tmp_path / "a.md"), *voice.places(tmp_path / "b.py")]
    assert [(place.line, place.tic) for place in found] == [(3, "long: split it")]


def test_every_tic_says_what_to_write() -> None:
    """Each line of tools/tics.txt has its remedy."""
    assert [tic for tic in voice.TICS if ": " not in tic and "first" not in tic] == []

"""
Counts words that make pbr's prose hard to read. CONTRIBUTING.md says what to write.

    python tools/voice.py [--list] [--most NUMBER] [FILE or FOLDER …]

reads Markdown, docstrings and messages, but not code, quotations or tests. It prints
the number of places in each file, or each place with `--list`. About one in ten is
right as it is. Exits with status 1 if there are more than NUMBER.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

READ = (
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"),
    *("docs", "examples", "conformance", "benchmarks", "src"),
)
LONGEST = 40
TICS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, _, pattern in (
        line.partition(" :: ")
        for line in (Path(__file__).parent / "tics.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
}
_CODE = re.compile(r'`[^`]*`|“[^”]*”|"[^"]*"|\]\([^)]*\)')
_SENTENCE = re.compile(r".+?(?:[.!?](?=\s+[A-Z*`])|$)", re.DOTALL)
_NEW_BLOCK = re.compile(r"[-*#|:>]|\d+\. |```")
_NOT_PROSE = (">", "```", "|--", "|-", "| --")


@frozen
class Place:
    """
    A place to look at: its line, the words found, and the sentence.
    """

    line: int
    tic: str
    sentence: str


def paragraphs(text: str, first: int = 1) -> Iterator[tuple[int, str]]:
    """
    The first line and the words of each paragraph, item or row.
    """
    block: list[str] = []
    start, in_code = first, False
    for number, line in enumerate([*text.splitlines(), ""], first):
        words = line.strip()
        if block and (not words or _NEW_BLOCK.match(words)):
            yield start, "\n".join(block)
            block = []
        in_code ^= words.startswith("```")
        if words and not in_code and not words.startswith(_NOT_PROSE):
            start = start if block else number
            block.append(words)


def literals(text: str) -> Iterator[tuple[int, str]]:
    """
    The line and the words of each docstring and message; a name in it becomes X.
    """
    nodes = list(ast.walk(ast.parse(text)))
    inside = {
        id(part)
        for node in nodes
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(map(_said, node.values))
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            words = node.value if isinstance(node.value, str) else ""
            if " " in words.strip():
                yield from paragraphs(words, node.lineno)


def _said(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "X"


def places(path: Path) -> Iterator[Place]:
    """
    Every place of a file, in order.
    """
    text = path.read_text("utf-8")
    is_page = path.suffix == ".md"
    for line, words in paragraphs(text) if is_page else sorted(literals(text)):
        prose = _CODE.sub(_blank, words).replace("\n", " ")
        for found in _SENTENCE.finditer(prose):
            start = found.end() - len(found[0].lstrip())
            said = words[start : found.end()].replace("\n", " ")
            for tic, offset in _tics(prose[start : found.end()], said, is_page=is_page):
                yield Place(line + words.count("\n", 0, start + offset), tic, said)


def _blank(code: re.Match[str]) -> str:
    return f"`{'~' * (len(code[0]) - 2)}`"


def _tics(prose: str, said: str, *, is_page: bool) -> Iterator[tuple[str, int]]:
    for tic, pattern in TICS.items():
        if match := pattern.search(prose):
            yield tic, match.start()
    is_table = said.count("](") > 1 or re.search(r"[|·“]", said)
    if is_page and len(said.split()) > LONGEST and not is_table:
        yield "long: split it", 0


def files(asked: list[str]) -> Iterator[Path]:
    """
    The pages and modules among the files and folders asked for.
    """
    for place in map(Path, asked):
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.suffix in {".md", ".py"}:
                yield path


def main(*words: str) -> int:
    """
    Print what is found; return 1 if there are more places than allowed.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--most", type=int)
    parser.add_argument("places", nargs="*", default=READ)
    asked = parser.parse_args(words)
    counts: Counter[str] = Counter()
    for path in files(asked.places):
        for place in places(path):
            counts[str(path)] += 1
            if asked.list:
                print(f"{path}:{place.line}: {place.tic}: {place.sentence}")
    if not asked.list:
        print("\n".join(f"{count:5} {name}" for name, count in counts.most_common()))
    print(f"{counts.total():5} total")
    return asked.most is not None and counts.total() > asked.most


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""
Can someone who only installs pbr follow the README and the tutorial?

    python tools/installed.py [PAGE …]

Builds the wheel twice, from the clone and from the source distribution, which must be
the same. Installs it in a new environment, and types what each page says in a new
folder that has only the examples: each `pbr` command, each file, each `>>>` line. Every
page can be named; the README and the tutorial take half a minute.
"""

from __future__ import annotations

import shlex
import sys
import tomllib
import zipfile
from pathlib import Path

from pages import BLOCK, COMMAND, FILE, shows
from scratch import ROOT, Scratch, fail, scratch

PAGES = ("README.md", "docs/tutorial.md")
DIGEST = ROOT / "conformance" / "DIGEST"


def built(made: Scratch) -> Path:
    """
    The wheel, built with the lowest version of the builder that is declared.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    made.install(
        *[each.replace(">=", "==") for each in project["build-system"]["requires"]]
    )
    folder = made.folder / "built"
    made.run("python", "-m", "hatchling", "build", "-d", folder, within=ROOT)
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    pip = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    made.run("python", *pip, "--wheel-dir", "again", source)
    (again,) = (made.folder / "again").glob("*.whl")
    if contents(wheel) != contents(again):
        fail("the source distribution builds another wheel than the clone does")
    return wheel


def contents(wheel: Path) -> dict[str, bytes]:
    """
    Each file of a wheel.
    """
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def follow(page: Path, made: Scratch) -> int:
    """
    Follow a page from top to bottom, and count its blocks.
    """
    text = page.read_text("utf-8")
    found = [*FILE.finditer(text), *BLOCK.finditer(text)]
    doctests = ""
    made.run("pbr", "examples", "examples")
    for match in sorted(found, key=lambda each: each.start()):
        if match.re is FILE:
            file = made.folder / match["name"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(match["text"], "utf-8")
        elif match["kind"] == "console":
            console(match["text"], made)
        elif ">>>" in match["text"]:
            doctests += match["text"]
        else:
            doctests += f">>> exec({match['text']!r})\n"
    (made.folder / "page.txt").write_text(doctests, "utf-8")
    made.run("python", "-m", "doctest", "-o", "ELLIPSIS", "page.txt")
    return len(found)


def console(block: str, made: Scratch) -> None:
    """
    Type each command of a block, and compare.
    """
    status = 0
    for match in COMMAND.finditer(block):
        name, *arguments = shlex.split(match["command"])
        if name == "echo":
            printed = f"{status}\n"
        else:
            status, printed = made.ended(name, *arguments)
        if not shows(match["printed"], printed):
            fail(
                f"$ {match['command']}\nthe page shows:\n{match['printed']}\n{printed}"
            )


def main(*pages: str) -> None:
    """
    Build, install, and follow the pages in one folder, one after another.
    """
    with scratch() as builder, scratch() as made:
        wheel = built(builder)
        made.install(f"{wheel}[cli]")
        if pages:
            made.install(f"{wheel}[register,testing]", "pytest")
        for page in pages or PAGES:
            within = made.in_a_new_folder()
            print(f"{page}: {follow(ROOT / page, within)} blocks")
        if DIGEST.read_text("utf-8") not in made.run("pbr", "conformance", "run"):
            fail("the cases in the wheel are not those of conformance/DIGEST")


if __name__ == "__main__":
    main(*sys.argv[1:])

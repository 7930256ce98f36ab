"""
Can someone who only installs pbr follow the README and the tutorial?

    python tools/installed.py [PAGE …]

Builds the wheel twice, from the clone and from the source distribution, which have to be
the same. Installs it in a new environment, and types what the pages say in a folder that
has nothing in it: each `pbr` command, each file, each `>>>` line. It takes half a minute.
"""

from __future__ import annotations

import re
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
    Do what a page says, and count its blocks: first the `sh` blocks, which set things up.
    """
    text = page.read_text("utf-8")
    found = [*FILE.finditer(text), *BLOCK.finditer(text)]
    for match in sorted(found, key=lambda each: (each["kind"] != "sh", each.start())):
        if match.re is FILE:
            file = made.folder / match["name"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(match["text"], "utf-8")
        elif match["kind"] == "sh":
            lines = re.findall(r"^pbr .*$", match["text"], re.MULTILINE)
            console("".join(f"$ {line}\n…\n" for line in lines), made)
        elif match["kind"] == "console":
            console(match["text"], made)
        elif ">>>" in match["text"]:
            (made.folder / "block.txt").write_text(match["text"], "utf-8")
            made.run("python", "-m", "doctest", "-o", "ELLIPSIS", "block.txt")
    return len(found)


def console(block: str, made: Scratch) -> None:
    """
    Type each command of a block, and compare.
    """
    for match in COMMAND.finditer(block):
        name, *arguments = shlex.split(match["command"])
        printed = made.run(name, *arguments)
        if not shows(match["printed"], printed):
            fail(
                f"$ {match['command']}\nthe page shows:\n{match['printed']}\n{printed}"
            )


def main(*pages: str) -> None:
    """
    Build, install, and follow the pages in one folder, one after another.
    """
    with scratch() as builder, scratch() as made:
        made.install(f"{built(builder)}[cli]")
        for page in pages or PAGES:
            print(f"{page}: {follow(ROOT / page, made)} blocks")
        if DIGEST.read_text("utf-8") not in made.run("pbr", "conformance", "run"):
            fail("the cases in the wheel are not those of conformance/DIGEST")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""
The examples and conformance cases that come with pbr, and `pbr examples`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pbr import cli
from pbr.assurance.conformance import pack_digest
from pbr.casefiles import examples
from pbr.casefiles.examples import shipped_pack, write_examples
from pbr.exceptions import FolderError, PBRError

ROOT = Path(__file__).parents[2]
MISSING = "shipped/conformance: missing; install pbr-claims again"


def run(*arguments: str | Path) -> Result:
    """What the command does with these words."""
    return CliRunner().invoke(cli.main, [str(word) for word in arguments])


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for what Python leaves in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_examples_are_written_out_whole(tmp_path: Path) -> None:
    """`pbr examples` copies each example, and each case, byte for byte."""
    folder = tmp_path / "new" / "examples"
    ran = run("examples", folder)
    assert (ran.exit_code, ran.output) == (
        0,
        f"{folder}: the example families; the conformance cases are in "
        f"{folder / 'conformance'}\n",
    )
    cases = contents(ROOT / "conformance")
    assert contents(folder) == contents(ROOT / "examples") | {
        f"conformance/{name}": content for name, content in cases.items()
    }


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written over, and the exit status says so."""
    (tmp_path / "mine.txt").write_text("mine")
    ran = run("examples", tmp_path)
    assert (ran.exit_code, ran.output) == (
        2,
        f"{tmp_path} is not empty; name a new or an empty folder\n",
    )
    assert list(contents(tmp_path)) == ["mine.txt"]


def an_install(folder: Path) -> Path:
    """A folder like that of an installed pbr, with one example and one case."""
    for name in ("examples", "conformance"):
        for path in ("README.md", ".DS_Store", "__pycache__/a.pyc", "a/b.csv"):
            file = folder / "shipped" / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(name)
    return folder


def test_an_installed_pbr_has_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What machines leave beside the examples is not written out."""
    place = an_install(tmp_path) / "shipped"
    monkeypatch.setattr(examples, "_PLACES", (place, ROOT))
    write_examples(tmp_path / "new")
    assert contents(tmp_path / "new") == {
        "README.md": b"examples",
        "a/b.csv": b"examples",
        "conformance/README.md": b"conformance",
        "conformance/a/b.csv": b"conformance",
    }


def test_examples_that_did_not_come_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the package without its data says so, and writes nothing."""
    monkeypatch.setattr(examples, "_PLACES", (tmp_path / "shipped", tmp_path))
    with pytest.raises(FolderError) as caught:
        shipped_pack()
    assert str(caught.value) == f"{tmp_path}/{MISSING}"
    with pytest.raises(PBRError):
        write_examples(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_pack_that_comes_along_is_the_one_in_the_repository() -> None:
    """In a clone it is `conformance`, with its digest."""
    digest = (ROOT / "conformance" / "DIGEST").read_text().strip()
    assert pack_digest(shipped_pack()) == digest


def test_conformance_run_needs_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is run, it decides the cases that come with pbr."""
    monkeypatch.chdir(tmp_path)
    place = an_install(tmp_path) / "shipped"
    monkeypatch.setattr(examples, "_PLACES", (place, ROOT))
    ran = run("conformance", "run")
    assert (ran.exit_code, ran.output) == (
        2,
        f"{place / 'conformance'}: has no cases/*.jsonl; name a pack's folder\n",
    )


def test_an_interruption_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C half way takes back what was written, and the folders that were made."""
    whole = Path.open

    def interrupt(path: Path, *how: str, **more: str) -> object:
        if path.name == "every-rule.toml" and "new" in path.parts:
            raise KeyboardInterrupt
        return whole(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_examples(tmp_path / "new" / "examples")
    assert list(tmp_path.iterdir()) == []


def test_what_others_wrote_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that someone else put into the folder meanwhile is not removed."""
    folder = tmp_path / "new"
    whole = Path.open

    def meanwhile(path: Path, *how: str, **more: str) -> object:
        if path == folder / "every-rule.toml":
            (folder / "theirs.txt").write_bytes(b"theirs")
            raise OSError(28, "No space left on device")
        return whole(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", meanwhile)
    with pytest.raises(FolderError) as caught:
        write_examples(folder)
    assert str(caught.value) == (
        f"{folder} cannot be written (No space left on device); name another folder"
    )
    assert contents(folder) == {"theirs.txt": b"theirs"}

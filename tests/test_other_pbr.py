"""
Another project's package called pbr in the same environment (docs/how-to/other-pbr.md).
"""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import sysconfig
import warnings
from pathlib import Path

import pytest

import pbr
from pbr._other_pbr import REPLACED, warn_of_another

THEIRS = ("git.py", "packaging.py", "version.py")
SAID = (
    "{}: another project's package called pbr is installed here too, and the two break "
    "each other; install pbr-claims in a virtual environment of its own"
)


def theirs(place: Path, *modules: str) -> Path:
    """A folder that Python imports from, with modules of the other package."""
    (place / "pbr").mkdir(parents=True, exist_ok=True)
    for name in modules:
        (place / "pbr" / name).write_text("")
    return place


def said(*places: Path | str) -> list[str]:
    """What is warned of, when Python imports from these places."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warn_of_another([str(place) for place in places])
    return [str(each.message) for each in caught]


def test_the_other_package_is_found_once(tmp_path: Path) -> None:
    """One warning, with its folder and the remedy, however often it is installed."""
    one, two = theirs(tmp_path / "one", *THEIRS), theirs(tmp_path / "two", *THEIRS)
    assert said("", tmp_path, one, two) == [SAID.format(one / "pbr")]


@pytest.mark.parametrize("missing", THEIRS)
def test_a_folder_that_is_only_called_so_is_no_alarm(
    tmp_path: Path, missing: str
) -> None:
    """All three of its modules have to be there."""
    present = [name for name in THEIRS if name != missing]
    assert said(theirs(tmp_path, *present)) == []


def test_no_module_of_ours_has_such_a_name() -> None:
    """pbr does not warn of itself."""
    ours = {path.name for path in Path(pbr.__file__).parent.iterdir()}
    assert ours.isdisjoint(THEIRS)


def test_import_pbr_says_so(tmp_path: Path) -> None:
    """The warning names the line that imports pbr, and the import goes on."""
    place = theirs(tmp_path, *THEIRS)
    script = tmp_path / "script.py"
    script.write_text(
        f"import sys\nsys.path.append({str(place)!r})\nimport pbr\nprint(pbr.Verdict.MET)"
    )
    ran = subprocess.run(  # noqa: S603 - a script of three lines
        [sys.executable, script], capture_output=True, text=True, check=True
    )
    said = SAID.format(place / "pbr")
    assert ran.stderr == f"{script}:3: UserWarning: {said}\n  import pbr\n"
    assert ran.stdout == "Verdict.MET\n"


def test_a_package_whose_files_were_taken_says_so(tmp_path: Path) -> None:
    """Uninstalling the other one takes `__init__.py`: `python -m pbr` then says why."""
    place = tmp_path / "pbr"
    shutil.copytree(Path(pbr.__file__).parent, place)
    (place / "__init__.py").unlink()
    ran = subprocess.run(
        [sys.executable, "-S", "-m", "pbr", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"{REPLACED}\n")


def test_replaced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """So it does when the other one was installed on top."""
    monkeypatch.delattr(pbr, "validate")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("pbr", run_name="__main__")
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "another project's package called pbr has replaced or removed files of "
        "pbr-claims; install pbr-claims again, in a virtual environment of its own\n"
    )

"""
The same bytes on every Python, and with either python-dateutil (SPEC §10.14).

    make everywhere
    PYTHONS="/one/bin/python /another/bin/python" make everywhere

PYTHONS are the interpreters to use; without it, each `python3.11` and later on PATH.
For each of these, and for python-dateutil 2.9 and 4.0, pbr is installed in an
environment of its own and writes the same things. Their SHA-256 must be the same. It
takes minutes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
DATEUTILS = ("2.9.*", "4.0.*")
OLDEST, FAR_OFF = 11, 40
BRADFORD = "bradford-families-first-2015"
EVERY_RULE = "examples/every-rule.toml"
#: Every day on which a claim can be made, moved by months and as a date of birth.
CALENDAR = """
from datetime import date, timedelta
from pbr.periods import FIRST_YEAR, LAST_YEAR, birthday, plus_months
from pbr.school import Term, compulsory_school_age
day = date(FIRST_YEAR, 1, 1)
while day.year <= LAST_YEAR:
    moved = [plus_months(day, n) for n in (-12, -6, -3, -1, 1, 3, 6, 12)]
    print(day, *moved, birthday(day, 18), compulsory_school_age(day))
    day += timedelta(1)
for year in range(FIRST_YEAR, LAST_YEAR):
    print(*[Term(year, season).census_window for season in range(3)])
"""
CASES = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
sys.path[:0] = ["tests/support", "tools"]
from pbr.evidence.document import as_json
from worked import Case, case_files
for path in case_files():
    with TemporaryDirectory() as folder:
        print(path.name, as_json(Case.read(path).decision(Path(folder))))
"""
PUBLIC = """
import sys
sys.path[:0] = ["tests/support", "tools"]
from pbr.evidence.document import schema
from public import pins, public
print(public(), *pins(public(), schema()))
"""
VERSIONS = """
import platform
from importlib.metadata import version
print(platform.python_version(), version("python-dateutil"), version("attrs"))
"""


def asked() -> Iterator[tuple[str, list[str]]]:
    """
    What every environment must write: a name for each thing, and what Python is given.
    """
    for folder in sorted((ROOT / "examples").iterdir()):
        if (folder / "families.csv").is_file():
            every_rule = folder.name == "every-rule-families"
            plan = EVERY_RULE if every_rule else BRADFORD
            given = [f"examples/{folder.name}", "--plan", plan, "--on", "2017-10-31"]
            for form in ("json", "jsonl", "csv", "text"):
                command = ["-m", "pbr", "validate", *given, "--format", form]
                yield f"{folder.name}, {form}", command
    for file in sorted((ROOT / "src/pbr/plans").glob("*.toml")):
        yield f"plan {file.stem}", ["-m", "pbr", "plans", "show", file.stem]
    yield "the worked cases", ["-c", CASES]
    yield "the calendar", ["-c", CALENDAR]
    yield "public names and schema", ["-c", PUBLIC]


def interpreters() -> list[str]:
    """
    The interpreters to use: those in PYTHONS, or those on PATH that start.
    """
    named = os.environ.get("PYTHONS", "").split()
    if named:
        return named
    found = [shutil.which(f"python3.{minor}") for minor in range(OLDEST, FAR_OFF)]
    return [each for each in found if each is not None and starts(each)]


def starts(python: str) -> bool:
    """
    Whether an interpreter starts: a version manager may have a name without one.
    """
    ran = subprocess.run([python, "-V"], capture_output=True, check=False)
    return ran.returncode == 0


def written(python: str | Path, *given: str) -> bytes:
    """
    What Python prints, on both streams. Any failure ends the program.
    """
    ran = subprocess.run(
        [python, *given],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if ran.returncode:
        printed = ran.stdout.decode("utf-8", "replace")
        message = f"{python} {' '.join(given)}\n{printed}"
        raise SystemExit(message)
    return ran.stdout


def installed(folder: Path, python: str, dateutil: str) -> Path:
    """
    The Python of a new environment that has pbr and this python-dateutil.
    """
    written(python, "-m", "venv", str(folder))
    own = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    written(own, *pip, f"{ROOT}[cli,register,testing]", f"python-dateutil=={dateutil}")
    return own


def digests(python: Path) -> dict[str, str]:
    """
    The SHA-256 of each thing that is written.
    """
    return {
        name: hashlib.sha256(written(python, *given)).hexdigest()
        for name, given in asked()
    }


def main() -> int:
    """
    Run every environment, print a line for each, and fail if two differ.
    """
    first: dict[str, str] = {}
    differ = 0
    say = sys.stdout.write
    say("Python    dateutil     attrs    things  SHA-256 of all things\n")
    for python in interpreters():
        for dateutil in DATEUTILS:
            with TemporaryDirectory(prefix="pbr-everywhere-") as folder:
                own = installed(Path(folder), python, dateutil)
                versions = written(own, "-c", VERSIONS).decode("utf-8").split()
                found = digests(own)
            first = first or found
            of_all = hashlib.sha256("".join(found.values()).encode("utf-8")).hexdigest()
            say("{:9} {:12} {:8} ".format(*versions) + f"{len(found):6}  {of_all}\n")
            wrong = [name for name, digest in found.items() if digest != first[name]]
            differ += len(wrong)
            say("".join(f"  differs: {name}\n" for name in wrong))
            sys.stdout.flush()
    if not first:
        say("no interpreter found: name some in PYTHONS\n")
    return 1 if differ or not first else 0


if __name__ == "__main__":
    raise SystemExit(main())

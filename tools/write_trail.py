"""
Write into a case the trail that pbr gives now, and print it to read line by line.

    python tools/write_trail.py tests/cases/NAME.toml …

Accept a trail only if you have worked out the answer by hand beforehand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/support"))

from worked import Case, page_of

_TRAIL = re.compile(r'^trail = """.*?"""$', re.DOTALL | re.MULTILINE)


def write_trail(path: Path) -> str:
    """
    Replace the trail in the file, and print what differs.
    """
    case = Case.read(path)
    with TemporaryDirectory() as folder:
        decision = case.decision(Path(folder))
    trail = page_of(decision)
    held = trail.replace("\\", "\\\\").replace('"""', '\\"""')
    text = path.read_text("utf-8")
    path.write_text(_TRAIL.sub(lambda _: f'trail = """\n{held}"""', text), "utf-8")
    expected = (case.verdict, case.result, case.amount)
    given = (decision.verdict.value, decision.result, str(decision.amount))
    differs = "" if given == expected else f"\nDIFFERS: {given}, not {expected}"
    return f"{path.name}: {case.title}\n\n{trail}{differs}"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(f"{write_trail(Path(name))}\n")

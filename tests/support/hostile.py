"""
What the tests of hostile input share: a command run apart, timed, and its memory.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from attrs import frozen

SECONDS, MEGABYTES = 30, 500
#: How deep hostile input is nested.
DEEP = 100_000
BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol0 "lol">\n'
    + "".join(f'<!ENTITY lol{at} "{f"&lol{at - 1};" * 10}">\n' for at in range(1, 10))
    + "]>\n<lolz>&lol9;</lolz>\n"
)
#: What Linux says of the most memory a process has had; nothing, on other systems.
_SCRIPT = r"""
import re, sys
from pathlib import Path
from pbr.cli import main
try:
    main(sys.argv[1:])
finally:
    status = Path("/proc/self/status")
    about = status.read_text() if status.exists() else ""
    most = re.search(r"VmHWM:\s*(\d+) kB", about)
    print(int(most[1]) // 1024 if most else 0, file=sys.stderr)
"""


@frozen
class Ran:
    """
    How a command ended, what it said on each stream, and the memory it had.
    """

    exit_code: int
    output: str
    told: str
    megabytes: int


def run_apart(*arguments: str | Path) -> Ran:
    """
    Run the command in a process of its own. Fails where it does not end.
    """
    ran = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-c", _SCRIPT, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    told, _, most = ran.stderr.rstrip("\n").rpartition("\n")
    return Ran(ran.returncode, ran.stdout, told, int(most))

"""
`python -m pbr`: the command, when the script is not on the path.
"""

from __future__ import annotations

import sys

import pbr
from pbr._other_pbr import REPLACED
from pbr.cli import main

if __name__ == "__main__":
    if not hasattr(pbr, "validate"):
        sys.stderr.write(f"{REPLACED}\n")
        sys.exit(2)
    main(prog_name="pbr")

"""
`python -m pbr`: the command, where the script is not on the path.
"""

from __future__ import annotations

from pbr.cli import main

if __name__ == "__main__":
    main(prog_name="pbr")

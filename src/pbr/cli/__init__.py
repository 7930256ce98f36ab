"""
The `pbr` command: the only place that prints (SPEC §12).

It reads, calls the library, and writes. Nothing is decided here. Each command is the
file of its name; what several share is in the files that begin with an underscore.
"""

from pbr.cli._extra import check_extra

check_extra()

from pbr.cli._main import main  # noqa: E402 - it needs what was just checked

__all__ = ["main"]

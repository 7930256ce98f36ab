"""
SPEC §10.14: the same input gives the same bytes, whatever the hash seed or locale.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "forty-families"


def decided(form: str, **environment: str) -> bytes:
    """
    What the command prints of the forty families.
    """
    command = [sys.executable, "-m", "pbr", "validate", str(FOLDER)]
    command += ["--plan", "bradford-families-first-2015", "--on", "2017-10-31"]
    ran = subprocess.run(  # noqa: S603 - our own command
        [*command, "--format", form],
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    return ran.stdout


@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_same_input_same_bytes(form: str) -> None:
    """
    Three hash seeds, two locales and two time zones give the same bytes.
    """
    first = decided(form, PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")
    assert first
    assert first == decided(form, PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo")
    assert first == decided(form, PYTHONHASHSEED="2", LC_ALL="POSIX", PYTHONUTF8="1")
    assert first == decided(form, PYTHONIOENCODING="cp1252")

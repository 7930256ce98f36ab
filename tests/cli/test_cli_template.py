"""
`pbr template`: empty case files.
"""

from __future__ import annotations

from pathlib import Path

from running import run

PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")


def test_template_writes_empty_files_that_read(tmp_path: Path) -> None:
    """
    `pbr template` writes a folder that validates as no families at all.
    """
    folder = tmp_path / "new"
    assert run("template", folder).exit_code == 0
    assert "| total          |      0 |" in run("validate", folder, *ON).output
    again = run("template", folder)
    assert again.exit_code == 2
    assert "Traceback" not in again.output

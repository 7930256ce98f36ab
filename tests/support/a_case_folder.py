"""
A small case folder for the command.
"""

from __future__ import annotations

from pathlib import Path


def a_folder(tmp_path: Path, **files: str) -> Path:
    """
    A case folder of these files, on top of one family.
    """
    plain = {
        "families": "family_id,attached_on\nF1,2017-01-09\nF2,2017-01-09\n",
        "people": "person_id,family_id,born_on\nP1,F1,1985-05-01\nP2,F2,1985-05-01\n",
    }
    folder = tmp_path / "cases"
    folder.mkdir()
    for name, text in {**plain, **files}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder

"""
The template: empty case files, and what each column means.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pbr.casefiles import read_cases, write_template
from pbr.casefiles.layout import FILES
from pbr.exceptions import FolderError, PBRError

#: The table of SPEC §11; `?` may be blank or absent.
SPEC = """
families: family_id, attached_on?, key_worker?, assessed_on?, planned_on?,
    closed_on?, left_area_on?
people: person_id, family_id, born_on?, joined_on?, left_on?
needs: family_id, person_id?, problem, identified_on, source?,
    reference?
attendance: person_id, term, possible, authorised, unauthorised, school?,
    source?, reference?
terms: term, starts_on, ends_on
employment: person_id, started_on, ended_on?, confirmed_on?, hours_per_week?,
    source?, reference?
benefits: person_id, benefit, started_on, ended_on?, source?,
    reference?
incidents: family_id, person_id?, kind, occurred_on, event?, source?,
    reference?
statuses: person_id, status, started_on, ended_on?, confirmed_on?, outcome?,
    source?, reference?
scores: family_id, person_id?, tool, domain, scored_on, score, source?,
    reference?
statements: family_id, person_id?, about, made_on, by_role, source?,
    reference?
checks: family_id, kinds, covers_from, covers_to, checked_on, source?,
    reference?
claims: family_id, result, claimed_on
words: file, column, found, means
"""


def test_the_files_are_those_of_the_spec() -> None:
    """
    The layout is the table of SPEC §11, column by column.
    """
    ours = [
        f"{file.name}: "
        + ", ".join(each.name + "?" * (not each.required) for each in file.columns)
        for file in FILES
    ]
    assert ours == SPEC.replace(",\n    ", ", ").split("\n")[1:-1]
    assert [file.name for file in FILES if file.required] == ["families", "people"]


def test_every_file_and_column_says_what_it_means() -> None:
    """
    Each file and each column has one sentence.
    """
    for file in FILES:
        for means in (file.means, *(column.means for column in file.columns)):
            assert means[0].isupper()
            assert means.endswith(".")


def test_a_template_reads_as_no_families(tmp_path: Path) -> None:
    """
    What the template writes is read without a problem or a note.
    """
    write_template(tmp_path / "new" / "cases")
    cases = read_cases(tmp_path / "new" / "cases")
    assert (cases.families, cases.notes) == ((), ())


def test_a_template_is_every_file_with_its_header(tmp_path: Path) -> None:
    """
    Empty CSV files with just the header, and a README.md.
    """
    write_template(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(file.csv for file in FILES), "README.md"]
    )
    assert (tmp_path / "claims.csv").read_bytes() == b"family_id,result,claimed_on\n"


def test_the_readme_explains_each_column(tmp_path: Path) -> None:
    """
    README.md says of each column what it holds, whether it is required and its meaning.
    """
    write_template(tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert (
        "\n## claims.csv\n\nOne row for each result already claimed.\n\n"
        "| column | holds | required | means |\n| --- | --- | --- | --- |\n"
        "| `family_id` | an id | yes | The family's pseudonymous id. |\n"
        "| `result` | a word | yes | The result claimed. |\n"
        "| `claimed_on` | a date | yes | The day it was claimed. |\n"
    ) in readme
    assert "| `key_worker` | a key worker's id | no | The key worker's" in readme
    assert (
        "\n## people.csv\n\nOne row for each time that a person is in a household. "
        "Required.\n" in readme
    )


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """
    Nothing is ever written over.
    """
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderError) as told:
        write_template(tmp_path)
    assert str(told.value) == f"{tmp_path} is not empty; name a new or an empty folder"
    assert isinstance(told.value, PBRError)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """
    A file of that name is left as it is.
    """
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with pytest.raises(FolderError) as told:
        write_template(path)
    assert str(told.value) == (
        f"{path} cannot be written (File exists); name another folder"
    )
    assert path.read_text() == "mine"


@pytest.mark.parametrize("is_new", [True, False])
def test_nothing_is_left_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_new: bool
) -> None:
    """
    Where the disk is full, what was written is taken back.
    """
    folder = tmp_path / "cases"
    if not is_new:
        folder.mkdir()
    whole = Path.open

    def fill(path: Path, *how: str, **more: str) -> object:
        if path.name == "terms.csv":
            raise OSError(28, "No space left on device")
        return whole(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fill)
    with pytest.raises(FolderError) as told:
        write_template(folder)
    assert str(told.value) == (
        f"{folder} cannot be written (No space left on device); name another folder"
    )
    assert folder.exists() is not is_new
    assert is_new or not list(folder.iterdir())

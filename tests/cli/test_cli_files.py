"""
Where --out may write, and what a run leaves behind that is refused, full or killed.
"""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from a_case_folder import a_folder
from pbr.cli import _files
from pbr.cli._errors import CannotWrite, InputRefused
from pbr.cli._files import check_place, whole_file
from running import run

EXAMPLES = Path(__file__).parents[2] / "examples"
TWO = EXAMPLES / "bradford-example-two"
PLAN = "bradford-families-first-2015"
ON = ("--plan", PLAN, "--on", "2017-10-31")
KILLS = int(os.environ.get("PBR_KILLS", "6"))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


@pytest.fixture(params=["unnamed", "named"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """
    A file without a name until it is whole, and one with a name from the start.
    """
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return str(request.param)


def write(out: Path, text: str = "text", *, force: bool = False) -> None:
    """
    Write a file as a command does.
    """
    with whole_file(out, force=force) as put:
        put(text)


def refused(out: Path, *inputs: Path, force: bool = True) -> str:
    """
    Why a place is refused, without its name.
    """
    with pytest.raises(InputRefused) as error:
        check_place(out, inputs, force=force)
    assert error.value.exit_code == 2
    return error.value.message.removeprefix(f"{out}: ")


def test_a_file_appears_when_it_is_whole(kind: str, tmp_path: Path) -> None:
    """
    Until the last word is written nothing of that name is there; then nothing else is.
    """
    assert kind
    out = tmp_path / "out.txt"
    with whole_file(out, force=False) as put:
        put("text\n")
        assert not out.exists()
    assert (out.read_bytes(), list(tmp_path.iterdir())) == (b"text\n", [out])
    write(out, "other", force=True)
    assert (out.read_bytes(), list(tmp_path.iterdir())) == (b"other", [out])
    write(tmp_path / "new.txt", force=True)
    assert (tmp_path / "new.txt").read_text("utf-8") == "text"


def test_a_file_that_another_wrote_meanwhile(kind: str, tmp_path: Path) -> None:
    """
    A file that appeared since the place was looked at stays as it is.
    """
    assert kind
    out = tmp_path / "out.txt"
    with pytest.raises(InputRefused) as error, whole_file(out, force=False):
        out.write_text("theirs", "utf-8")
    assert error.value.message == (
        f"{out}: already exists; nothing was written; add --force to replace it"
    )
    assert (out.read_text("utf-8"), list(tmp_path.iterdir())) == ("theirs", [out])


@POSIX
def test_a_disk_without_links(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    On a disk without hard links a file is renamed, and still never over another.
    """

    def no_links(*_: object) -> NoReturn:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(os, "link", no_links)
    out = tmp_path / "out.txt"
    write(out)
    assert list(tmp_path.iterdir()) == [out]
    with pytest.raises(InputRefused, match="already exists"):
        write(out)
    assert list(tmp_path.iterdir()) == [out]


def test_an_error_leaves_nothing(kind: str, tmp_path: Path) -> None:
    """
    A run that ends in an error leaves neither the file nor a part of it.
    """
    assert kind
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "a", force=False):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    """
    A symbolic link stays: what it points to is written, if --force is given.
    """
    out, link = tmp_path / "out.txt", tmp_path / "link.txt"
    link.symlink_to(out)
    write(link)
    assert (link.is_symlink(), out.read_text("utf-8")) == (True, "text")
    assert refused(link, force=False).startswith("already exists")


@POSIX
def test_only_a_regular_file_is_replaced(tmp_path: Path) -> None:
    """
    A folder, a device and a pipe are refused, even with --force.
    """
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    device = "is a pipe or a device; nothing was written; name a file"
    assert refused(Path(os.devnull)) == device
    assert refused(pipe) == device
    assert refused(tmp_path) == "is a folder; nothing was written; name a file"
    assert refused(tmp_path / "pipe" / "out.txt") == (
        "cannot be written (Not a directory); nothing was written; name another file"
    )


def test_no_input_is_replaced(tmp_path: Path) -> None:
    """
    A file that is read is never written, by whatever name, and nothing is written into a
    folder that is read.
    """
    folder = a_folder(tmp_path)
    people = folder / "people.csv"
    inside = (
        f"is in the folder {folder}, which is read; nothing was written; name a file "
        "outside it"
    )
    assert refused(people, folder) == inside
    assert refused(folder / "new.csv", folder) == inside
    assert refused(folder / "deeper" / "new.csv", folder) == inside
    plan = tmp_path / "plan.toml"
    plan.touch()
    same = f"is read, in {plan}; nothing was written; name another file"
    assert refused(plan, folder, plan) == same
    linked = tmp_path / "linked.csv"
    linked.hardlink_to(people)
    assert refused(linked, plan, folder) == (
        f"is read, in {folder}; nothing was written; name another file"
    )
    check_place(tmp_path / "new.csv", [folder, plan, PLAN], force=False)
    check_place(plan, [folder], force=True)


@POSIX
def test_a_broken_link_in_a_folder_that_is_read(tmp_path: Path) -> None:
    """
    A link that points nowhere is no input.
    """
    folder, out = a_folder(tmp_path), tmp_path / "out.txt"
    (folder / "claims.csv").symlink_to(tmp_path / "gone")
    out.touch()
    check_place(out, [folder], force=True)


@pytest.mark.parametrize(
    "words",
    [
        ("validate", "{folder}", *ON),
        ("when", "{folder}", *ON[:2], "--from", "2017-10-31", "--until", "2017-10-31"),
        ("chase", "{folder}", *ON),
        ("margins", "{folder}", *ON),
        ("money", "{folder}", *ON),
        ("overview", "{folder}", *ON),
        ("diff", TWO, "{folder}", *ON),
    ],
    ids=lambda words: words[0],
)
def test_every_command_protects_what_it_reads(
    words: tuple[str | Path, ...], tmp_path: Path
) -> None:
    """
    No command writes over a file of its case folder, and each says so first of all.
    """
    folder = a_folder(tmp_path)
    out = folder / "families.csv"
    before = out.read_bytes()
    asked = [str(word).format(folder=folder) for word in words]
    ran = run(*asked, "--out", out, "--force")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{out}: is in the folder {folder}, which is read;")
    assert out.read_bytes() == before


def test_plans_and_registers_are_protected(tmp_path: Path) -> None:
    """
    Neither a plan file nor a register is written over.
    """
    plan, register = tmp_path / "plan.toml", tmp_path / "register.sqlite"
    plan.write_bytes((EXAMPLES / "every-rule.toml").read_bytes())
    ran = run("plans", "cases", plan, "--out", plan, "--force")
    assert (ran.exit_code, ran.stderr.startswith(f"{plan}: is read")) == (2, True)
    run("register", "new", "--register", register)
    asked = ("register", "export", "--register", register, "--out", register)
    ran = run(*asked, "--force")
    assert (ran.exit_code, ran.stderr.startswith(f"{register}: is read")) == (2, True)
    assert run("register", "show", "--register", register).exit_code == 0


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    """
    A place in a folder that does not exist is an error, with status 2.
    """
    out = tmp_path / "no" / "claims.json"
    ran = run("validate", TWO, *ON, "--out", out)
    assert (ran.exit_code, ran.stderr) == (
        2,
        f"{out}: cannot be written (No such file or directory); nothing was written; "
        "name another file\n",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("moment", ["open", "fsync"])
def test_a_full_disk(
    moment: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    A disk that is full, at once or at the end, is one line and status 74.
    """

    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, moment, full)
    out = tmp_path / "out.txt"
    with pytest.raises(CannotWrite) as error:
        write(out)
    monkeypatch.undo()
    assert (error.value.exit_code, error.value.message) == (
        74,
        f"{out}: cannot be written (No space left on device); nothing was written; "
        "free some space",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """
    A disk of one page, where this user may make one.
    """
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(disk)]
    try:
        subprocess.run(words, check=True, capture_output=True)  # noqa: S603 - ours
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this user may not mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 - ours


def test_a_real_full_disk(tiny_disk: Path) -> None:
    """
    On a disk of 4 kilobytes a long answer is one line and status 74, and leaves nothing;
    so are a template, the examples, and a register.
    """
    out = tiny_disk / "out.json"
    ran = run(
        "validate", EXAMPLES / "forty-families", *ON, "--format", "json", "--out", out
    )
    assert (ran.exit_code, ran.stdout, ran.stderr) == (
        74,
        "",
        f"{out}: cannot be written (No space left on device); nothing was written; "
        "free some space\n",
    )
    for command in ("template", "examples"):
        ran = run(command, tiny_disk / command)
        assert (ran.exit_code, ran.stderr.count("\n")) == (74, 1)
    ran = run("register", "new", "--register", tiny_disk / "register.sqlite")
    assert (ran.exit_code, ran.stderr.count("\n")) == (74, 1)


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    """
    The next run in a folder removes an unfinished file, unless a run is still writing it.
    """
    left = tmp_path / ".pbr-0123456789abcdef.part"
    left.touch()
    folder = tmp_path / ".pbr-00112233445566ff.part"
    folder.mkdir()
    write(tmp_path / "out.txt")
    assert (left.exists(), folder.exists()) == (False, True)


@POSIX
def test_what_a_run_is_writing_is_not_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    Two runs in one folder do not disturb each other.
    """
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    one, other = tmp_path / "one", tmp_path / "other"
    with whole_file(one, force=False) as put:
        put("one")
        write(other)
    assert (one.read_text("utf-8"), other.read_text("utf-8")) == ("one", "text")
    assert sorted(tmp_path.iterdir()) == [one, other]


@POSIX
def test_a_file_that_was_taken_for_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    A file that another run removed before it was locked is made again.
    """
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    removed: list[Path] = []

    def too_late(_: int) -> None:
        if not removed:
            (path,) = tmp_path.iterdir()
            path.unlink()
            removed.append(path)

    monkeypatch.setattr(_files, "lock", too_late)
    write(tmp_path / "out.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert removed


WRITER = """
import sys
from pathlib import Path
from pbr.cli._files import whole_file
out, number = Path(sys.argv[1]), 0
print("begun", flush=True)
while True:
    number += 1
    with whole_file(out if number % 2 else out.with_name(f"new-{number}"), force=True) as write:
        for _ in range(200):
            write(f"{number:09}\\n" * 100)
"""


@pytest.mark.thorough
@POSIX
def test_runs_that_are_killed_leave_nothing(tmp_path: Path) -> None:
    """
    A run that is killed at any moment leaves whole files alone. What it may leave in the
    moment of replacing a file, the next run removes. PBR_KILLS is how many are killed.
    """
    chance = random.Random(0)  # noqa: S311 - when to kill is no secret
    out = tmp_path / "out.txt"
    for _ in range(KILLS):
        with subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-c", WRITER, str(out)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.1))
            process.send_signal(signal.SIGKILL)
        for path in tmp_path.glob("[!.]*"):
            lines = path.read_text("utf-8").splitlines()
            assert (len(lines), len(set(lines))) == (20_000, 1)
            path.unlink()
    write(out)
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_of_somebody_elses_is_not_taken_for_a_leftover(tmp_path: Path) -> None:
    """
    Only a name of 16 digits is a killed run's: a plan called .pbr-plan.part stays.
    """
    plan = tmp_path / ".pbr-plan.part"
    plan.write_text("kept", "utf-8")
    with whole_file(tmp_path / "out.csv", force=False) as write:
        write("answer")
    assert plan.read_text("utf-8") == "kept"

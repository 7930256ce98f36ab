"""
Plans made to do harm: each is refused in plain words, in little time and memory.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from hostile import BOMB, DEEP, MEGABYTES, run_apart
from pbr.claims import Claim, validate
from pbr.cli import main
from pbr.evidence.document import as_json
from pbr.exceptions import PlanError
from pbr.plans import load_plan
from pbr.plans.loading import DEEPEST, MOST_BYTES, MOST_KEYS
from pbr.records import Family
from pbr.reports.trail import as_text
from pbr.texts.nearest import MOST_NAMED
from plan_texts import CITED, HEAD, PARTS, mistakes, text_of, with_test

TOO_DEEP = (
    "the file: is nested too deeply; put at most 40 tables and lists inside each other"
)
A_TEST = '{ rule = "attached" }'
#: The tables around a test of the engagement: the plan itself, and the engagement.
AROUND = 2


def inside(opening: str, times: int, closing: str) -> str:
    """
    A test inside so many others.
    """
    return opening * times + A_TEST + closing * times


def refused(path: Path) -> str:
    """
    What the command says of a plan that it refuses, as it should, with status 2.
    """
    ran = run_apart("plans", "check", path)
    assert (ran.exit_code, ran.output) == (2, "")
    assert ran.megabytes < MEGABYTES
    return ran.told


# Nesting.


@pytest.mark.parametrize(
    "tail",
    [
        "x = " + "[" * DEEP,
        "x = " + "[" * DEEP + "]" * DEEP,
        "x = " + "[" * 200 + "]" * 200,
        "x = " + "{ a = " * 10_000 + "1" + " }" * 10_000,
        "[" + ".".join("a" * DEEP) + "]",
        ".".join("a" * 10_000) + " = 1",
        "x = { " + ".".join("a" * 10_000) + " = 1 }",
        '"a".' * 10_000 + "b = 1",
    ],
)
def test_tables_and_lists_without_end(tmp_path: Path, tail: str) -> None:
    """
    Lists, tables and keys nested without end are told as such.
    """
    assert mistakes(tmp_path, f"{text_of()}\n{tail}\n") == [TOO_DEEP]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{ each-child = ", " }"),
        ("{ any-adult = ", " }"),
        ("{ every = [", "] }"),
        ("{ at-least-one = [", "] }"),
        ("{ at-least = { count = 1, of = [", "] } }"),
    ],
)
@pytest.mark.parametrize("times", [60, 150, 300, 3000])
def test_tests_inside_tests(
    tmp_path: Path, opening: str, closing: str, times: int
) -> None:
    """
    Tests inside tests without end are told as such, and not where Python gives up.
    """
    test = inside(opening, times, closing)
    assert mistakes(tmp_path, text_of(with_test(test))) == [TOO_DEEP]


def test_tests_inside_tests_by_their_keys(tmp_path: Path) -> None:
    """
    Tests may be nested by the dots of a key, which takes no brackets.
    """
    key = "test" + ".each-child" * 1000
    test = f'{CITED}{key}.rule = "attached"\n'
    engagement: dict[str, str | None] = {"engagement": test}
    assert mistakes(tmp_path, text_of(engagement)) == [TOO_DEEP]


def test_the_deepest_plan(tmp_path: Path) -> None:
    """
    A plan as deep as may be is read, decided on and shown; one deeper is not.
    """
    file = tmp_path / "deep.toml"
    # The innermost test is a table too.
    deepest = DEEPEST - AROUND - 1
    test = inside("{ each-child = ", deepest, " }")
    file.write_text(text_of(with_test(test)), "utf-8")
    decision = validate(Claim(Family("F1"), date(2016, 1, 1)), load_plan(file))
    assert as_text(decision).startswith("Family F1 under deep on 1 January 2016\n")
    assert json.loads(as_json(decision))["verdict"] == decision.verdict.value
    assert CliRunner().invoke(main, ["plans", "show", str(file)]).exit_code == 0
    test = inside("{ each-child = ", deepest + 1, " }")
    assert mistakes(tmp_path, text_of(with_test(test))) == [TOO_DEEP]


def test_dots_in_quotes_and_numbers_nest_nothing(tmp_path: Path) -> None:
    """
    Full stops in words, however many, are no keys.
    """
    dots = "1.2" * 50 + "." * 100
    words = CITED.replace("as invented", f"'{dots}' \\\" # {dots}")
    after = f"# {dots}\n"
    engagement: dict[str, str | None] = {
        "engagement": f"{words}{after}test = {A_TEST}\n"
    }
    file = tmp_path / "dots.toml"
    file.write_text(text_of(engagement), "utf-8")
    assert dots in load_plan(file).engagement.clause.words


# Numbers and characters.


@pytest.mark.parametrize("number", ["9" * 10_000, "-" + "9" * 10_000])
def test_a_number_of_ten_thousand_digits(tmp_path: Path, number: str) -> None:
    """
    A whole number that Python does not read is told as too long.
    """
    test = f'{{ rule = "closed-for", months = {number} }}'
    assert mistakes(tmp_path, text_of(with_test(test))) == [
        "the file: has a number that is too long to read; write it in fewer digits"
    ]


LONG = "0x" + "f" * 10_000
TOO_LONG = "a number too long to show"


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (
            f'{{ rule = "closed-for", months = {LONG} }}',
            f"engagement.test.months: {TOO_LONG} is not a whole number from 1 to 600; "
            "write it without quotes, as in 6",
        ),
        (
            f'{{ rule = "score-improved", tools = {{ star = {{ better = "up", by = {LONG} '
            '} }, domain = "d", sustained_months = 0 }',
            f"engagement.test.tools.star.by: {TOO_LONG} is not an exact number; "
            'write 1, or "0.5" in quotes',
        ),
        (
            '{ rule = "score-improved", tools = { star = { better = "up", by = 1000000 '
            '} }, domain = "d", sustained_months = 0 }',
            "engagement.test.tools.star.by: 1000000 is not an exact number; "
            'write 1, or "0.5" in quotes',
        ),
        (
            f'{{ rule = "status-ended", statuses = ["a", {LONG}], months = 6, leavers = "counted" }}',
            f"engagement.test.statuses: {TOO_LONG} is not words; "
            'write words, as in "Bradford"',
        ),
        (
            f'{{ rule = "status-ended", statuses = [{LONG}, {LONG}], months = 6, leavers = "counted" }}',
            f"engagement.test.statuses: {TOO_LONG} is not a list of one or more "
            'different words; write ["offence", "asb"]',
        ),
        (
            f'{{ rule = "attached", words = "a", standing = {LONG} }}',
            f"engagement.test.standing: {TOO_LONG} is not one of its words; "
            "write one of stated, assumed",
        ),
        (
            f"{{ each-child = {LONG} }}",
            f"engagement.test.each-child: {TOO_LONG} is not a test; "
            'write { rule = "attended-each-term", … }',
        ),
        (
            '{ rule = "attached", since = 1e400 }',
            "engagement.test.since: inf is not a date; "
            "write it without quotes, as in 2015-04-01",
        ),
    ],
)
def test_a_number_too_long_to_show(tmp_path: Path, test: str, told: str) -> None:
    """
    A number that Python reads and cannot write is told wherever it may stand.
    """
    assert mistakes(tmp_path, text_of(with_test(test))) == [told]


def test_a_rule_that_is_a_number(tmp_path: Path) -> None:
    """
    A number too long to show is no rule, and no result, and no problem.
    """
    (told,) = mistakes(tmp_path, text_of(with_test(f"{{ rule = {LONG} }}")))
    assert told.startswith(f"engagement.test: {TOO_LONG} is not a rule; write one of")
    other = PARTS["[results]"].replace("progress", "more")
    results: dict[str, str | None] = {"[results] ": f"{other}supplement_to = {LONG}\n"}
    assert mistakes(tmp_path, text_of(results)) == [
        f"results[1].supplement_to: {TOO_LONG} is not words; "
        'write words, as in "Bradford"',
        f"results[1].supplement_to: {TOO_LONG} is not a result that is paid by itself; "
        "write one of progress",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HEAD + 'area = "\0"',
            "the file: is not TOML: Illegal character '\\x00' (at line 8, column 9); "
            "correct the line it names",
        ),
        (
            HEAD + 'area = "\\ud800"',
            "the file: is not TOML: Escaped character is not a Unicode scalar value "
            "(at line 8, column 15); correct the line it names",
        ),
    ],
)
def test_characters_that_no_text_has(tmp_path: Path, text: str, told: str) -> None:
    """
    A byte 00, and half a character, are told with their line.
    """
    assert mistakes(tmp_path, text) == [told]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (HEAD.encode("utf-16"), "the file: is not UTF-8 (byte 0); save it as UTF-8"),
        (b"\xed\xa0\x80", "the file: is not UTF-8 (byte 0); save it as UTF-8"),
        (
            HEAD.encode("utf-16-le"),
            "the file: is not TOML: Invalid statement (at line 2, column 1); "
            "correct the line it names",
        ),
        (
            BOMB.encode(),
            "the file: is not TOML: Invalid statement (at line 1, column 1); "
            "correct the line it names",
        ),
    ],
)
def test_what_is_no_text_or_no_plan(tmp_path: Path, data: bytes, told: str) -> None:
    """
    UTF-16, and XML by another name, are told with what is wrong.
    """
    file = tmp_path / "plan.toml"
    file.write_bytes(data)
    assert refused(file) == f"{file}: 1 mistake\n  {told}"


def test_a_zip_file(tmp_path: Path) -> None:
    """
    A zip file by another name is never unpacked.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("plan.toml", b"0" * 10_000_000)
    plan = tmp_path / "plan.toml"
    plan.write_bytes(packed.getvalue())
    with pytest.raises(PlanError) as raised:
        load_plan(plan)
    assert str(raised.value).startswith(f"{plan}: 1 mistake\n  the file: is not UTF-8")


# Length.


def test_the_longest_plan(tmp_path: Path) -> None:
    """
    A plan may have so many bytes, and not one more.
    """
    file = tmp_path / "long.toml"
    text = text_of()
    file.write_text(text + "#" * (MOST_BYTES - len(text)), "utf-8")
    assert load_plan(file).title == "Invented"
    file.write_text(text + "#" * (MOST_BYTES - len(text) + 1), "utf-8")
    told = (
        f"{file}: 1 mistake\n  the plan: cannot be read as a file (more than 250,000 "
        "bytes); give a TOML file or a plan's name: write one of "
    )
    assert refused(file).startswith(told)
    with pytest.raises(PlanError, match="more than 250,000 bytes"):
        load_plan(file)


def test_keys_by_the_thousand(tmp_path: Path) -> None:
    """
    Of very many unknown keys the first hundred are told, and the rest counted.
    """
    keys = "".join(f"k{at:05d} = 1\n" for at in range(20_000))
    text = text_of({"engagement": f"{PARTS['engagement']}{keys}"})
    told = mistakes(tmp_path, text)
    assert len(told) == MOST_KEYS + 1
    assert told[0] == (
        "engagement.k00000: is not a known key; write one of clause, test"
    )
    assert told[-1] == (
        "engagement: has 19,900 more unknown keys; write only clause, test"
    )


def test_a_key_and_words_without_end(tmp_path: Path) -> None:
    """
    A key, a share and a rule of a hundred thousand letters are cut short.
    """
    long, cut = "x" * 100_000, "x" * 59 + "…"
    assert mistakes(tmp_path, text_of({long: "a = 1"})) == [
        f"{cut}: is not a known key; write one of area, asked_of_every_family, "
        "attached_since, attachment_fees, cited_as, claim_windows, contradictions, "
        "eligibility, engagement, holders, in_force, measures, notes, other_problems, "
        "problems, results, set_aside, source, tests, title"
    ]
    share = (
        f'{{ rule = "attended-each-term", share = "{long}", terms = 3, counting = "all '
        'absence", starters = "wait", counted_from = "any" }'
    )
    assert mistakes(tmp_path, text_of(with_test(share))) == [
        f"engagement.test.share: '{cut}' is not a share; "
        'write "at least 90%" or "more than 90%"'
    ]


@pytest.mark.thorough
def test_problems_and_measures_by_the_thousand(tmp_path: Path) -> None:
    """
    Of thousands of problems a remedy lists a hundred; a plan's report has an end.
    """
    names = ", ".join(f'"p{at}"' for at in range(5000))
    head = HEAD.replace('["crime", "work"]', f"[{names}]")
    measures = "".join(f'[[measures]]\nproblem = "w{at}"\n' for at in range(2000))
    file = tmp_path / "many.toml"
    file.write_text(f"{text_of(head=head)}\n{measures}", "utf-8")
    told = refused(file).splitlines()
    assert told[0] == f"{file}: 15003 mistakes"
    assert len(told) == 1 + 1000 + 1
    assert told[-1] == "  and 14,003 more"
    with pytest.raises(PlanError) as raised:
        load_plan(file)
    unknown = str(next(m for m in raised.value.mistakes if "'crime'" in m.fault))
    assert unknown.count(",") == MOST_NAMED - 1
    assert unknown.endswith("p97, p98, p99…")


# What is no file.


def test_a_pipe_and_a_device_are_not_read(tmp_path: Path) -> None:
    """
    A pipe that nobody writes to, and a device that never ends, are refused at once.
    """
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "device.toml").symlink_to("/dev/zero")
    for name in ("pipe.toml", "device.toml"):
        file = tmp_path / name
        told = refused(file)
        assert told.startswith(
            f"{file}: 1 mistake\n  the plan: cannot be read as a file (a pipe or a "
            "device); give a TOML file or a plan's name: write one of bath-"
        )
        with pytest.raises(PlanError, match="a pipe or a device"):
            load_plan(file)


def test_a_link_and_a_folder_by_a_plans_name(tmp_path: Path) -> None:
    """
    A link in a circle and a folder are told with why they do not open.
    """
    link, folder = tmp_path / "link.toml", tmp_path / "folder.toml"
    link.symlink_to(link)
    folder.mkdir()
    for path, why in (
        (link, "Too many levels of symbolic links"),
        (folder, "a folder"),
    ):
        with pytest.raises(PlanError) as raised:
            load_plan(path)
        assert f"cannot be read as a file ({why}); give" in str(raised.value)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """
    A plan whose name holds a byte that is no text is called by its escape.
    """
    file = tmp_path / os.fsdecode(b"p\xff.toml")
    try:
        file.write_text(text_of(), "utf-8")
    except OSError:
        pytest.skip("no such name can be given here")
    assert load_plan(file).name == "p\\udcff"
    file.write_text("", "utf-8")
    assert refused(file).startswith(f"{tmp_path}/p\\udcff.toml: 11 mistakes\n")


def test_a_path_that_no_system_takes() -> None:
    """
    A path with a byte 00 in it leads nowhere.
    """
    with pytest.raises(PlanError) as raised:
        load_plan("a\0b")
    assert str(raised.value).startswith(
        "a\\x00b: 1 mistake\n  the plan: cannot be read as a file (byte 00 in its name); "
    )
